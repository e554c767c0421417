import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { textOf } from "../../../../../hog/analysis/layout.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import type { Node, Statement } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { replace } from "../action.ts";
import { behindSemicolon } from "../layout.ts";
import { freshName } from "../editing/fresh.ts";
import { isStatementList } from "../editing/kinds.ts";
import { layoutAt } from "../editing/lines.ts";
import { offer } from "../editing/offer.ts";
import { isInHead, nearest } from "../editing/path.ts";
import { statusCheck } from "../editing/statusCheck.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * Throws an error where a request fails, which PostHog only sees in the status of its answer.
 *
 *     let res := fetch(url)
 *     →
 *     let res := fetch(url)
 *     if (res.status >= 400) { throw Error(f'The request failed with status {res.status}: {res.body}') }
 */
export const checkStatus: Refactoring = (document, selection) => {
  const found = nearest(document, selection, (node): node is Request => isRequest(document, node));
  const list = found?.ancestors.at(-1);
  if (!found || !isStatementList(list) || document.kind === "template") return [];
  const { node } = found;
  const text = document.text.getText();
  if (!isInHead(selection, node, textOf(text, node).indexOf("(") + node.start)) return [];
  if (node.kind === "variable" && isAsked(document, node)) return [];
  const name = node.kind === "variable" ? textOf(text, node.name) : freshName(document, "res");
  const layout = layoutAt(text, node.start);
  const span = { start: node.start, end: behindSemicolon(text, node.end) };
  const own = textOf(text, span);
  const declared = node.kind === "variable" ? own : `let ${name} := ${own}`;
  return [
    offer(document, { title: "Check the status of the answer", kind: "surround.check" }, [
      replace(
        span,
        `${declared}${layout.lineBreak}${layout.indent}${statusCheck(name, text, layout)}`,
      ),
    ]),
  ];
};

type Request = Extract<Statement, { kind: "variable" | "expressionStatement" }>;

function isRequest({ analysis: { scopes } }: HogDocument, node: Node): node is Request {
  if (node.kind !== "variable" && node.kind !== "expressionStatement") return false;
  const value = node.kind === "variable" ? node.value : node.expression;
  const call = value && withoutGroups(value);
  return call?.kind === "call" && libraryName(call, scopes) === "fetch";
}

/** Whether somebody looks at the status already. */
function isAsked(
  { analysis: { scopes } }: HogDocument,
  { name }: Extract<Request, { kind: "variable" }>,
): boolean {
  const uses = scopes.declarationOf(name)?.uses ?? [];
  return uses.some(
    ({ path: [first] }) =>
      first !== undefined && ("text" in first ? first.text : first.value) === "status",
  );
}
