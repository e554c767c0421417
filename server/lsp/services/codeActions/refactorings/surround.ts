import type { CodeAction } from "vscode-languageserver-types";
import type { HogDocument } from "../../../documents.ts";
import { replace } from "../action.ts";
import { behindSemicolon } from "../layout.ts";
import { offerMoving } from "../editing/closures.ts";
import { freshName } from "../editing/fresh.ts";
import { block, type Layout, layoutAt, moved, terminatorOf } from "../editing/lines.ts";
import { decline, type Heading } from "../editing/offer.ts";
import { clingsToPrevious, selectedStatements, type StatementRun } from "../editing/path.ts";
import { holdsReturn } from "../editing/returns.ts";
import type { Refactoring } from "./refactoring.ts";

/** Puts the selected statements into the block of an `if`, whose condition is to be written. */
export const surroundWithIf: Refactoring = (document, selection) =>
  surround(document, selection, {
    heading: { title: "Surround with `if`", kind: "surround.if" },
    obstacle: () => undefined,
    write: (body) => `if (true) ${body}`,
  });

/** Puts the selected statements into a `try`, whose `catch` throws on until something else is written. */
export const surroundWithTry: Refactoring = (document, selection) =>
  surround(document, selection, {
    heading: { title: "Surround with `try`", kind: "surround.try" },
    obstacle: ({ statements }) =>
      statements.some(holdsReturn)
        ? "It holds a `return`: PostHog's VM would not put the `catch` away."
        : undefined,
    write: (body, layout) => {
      const error = freshName(document, "error");
      const end = terminatorOf(document.text.getText());
      return `try ${body} catch (${error}) ${block([`throw ${error}${end}`], layout)}`;
    },
  });

interface Surrounding {
  readonly heading: Heading;
  readonly obstacle: (run: StatementRun) => string | undefined;
  /** `body` is a block of whole lines. */
  readonly write: (body: string, layout: Layout) => string;
}

function surround(
  document: HogDocument,
  selection: Parameters<Refactoring>[1],
  { heading, obstacle, write }: Surrounding,
): readonly CodeAction[] {
  const run = selectedStatements(document, selection);
  if (!run || clingsToPrevious(document, run.list, run.first)) return [];
  const text = document.text.getText();
  const { first, last } = run;
  const span = { start: first.start, end: behindSemicolon(text, last.end) };
  const layout = layoutAt(text, span.start);
  const { indent, unit } = layout;
  const body = block(
    [moved(text, span, run.statements, { from: indent, to: indent + unit })],
    layout,
  );
  const changes = [replace(span, write(body, layout))];
  const reason = nameUsedBehind(document, run) ?? obstacle(run);
  return [
    reason === undefined ? offerMoving(document, heading, changes) : decline(heading, reason),
  ];
}

function nameUsedBehind(
  { analysis: { scopes } }: HogDocument,
  { first, last }: StatementRun,
): string | undefined {
  const found = scopes.declarations.find(
    ({ name, uses }) =>
      name &&
      name.start >= first.start &&
      name.end <= last.end &&
      uses.some(({ node }) => node.start >= last.end),
  );
  return found && `\`${found.text}\` is used behind the selection.`;
}
