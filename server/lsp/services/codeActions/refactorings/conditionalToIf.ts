import { textOf } from "../../../../../hog/analysis/layout.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import type { Conditional, Expression, Node, Statement } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";
import { replace } from "../action.ts";
import { behindSemicolon } from "../layout.ts";
import { isFragile } from "../editing/effects.ts";
import { isStatementList } from "../editing/kinds.ts";
import { block, layoutAt, terminatorOf } from "../editing/lines.ts";
import { offerMoving } from "../editing/closures.ts";
import { isLookedUpAnyTime } from "../editing/order.ts";
import { losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * Writes a choice between two values as a choice between two statements.
 *
 *     return a ? b : c
 *     →
 *     if (a) { return b } else { return c }
 */
export const conditionalToIf: Refactoring = (document, selection) => {
  if (document.kind === "template") return [];
  const found = nearest(document, selection, isChoice);
  if (!found || losesComment(document, found.node) || isFragile(found.node)) return [];
  const { node, ancestors } = found;
  const parent = ancestors.at(-1);
  if (!isStatementList(parent)) return [];
  const choice = choiceOf(node);
  const text = document.text.getText();
  const head = choice && headOf(document, node);
  if (!choice || head === undefined) return [];
  const { condition, then, otherwise } = choice;
  const layout = layoutAt(text, node.start);
  const end = terminatorOf(text);
  const branch = (value: Expression): string =>
    block([`${head}${textOf(text, withoutGroups(value))}${end}`], layout);
  const declared =
    node.kind === "variable"
      ? `let ${textOf(text, node.name)}${end}${layout.lineBreak}${layout.indent}`
      : "";
  const newText = `${declared}if (${textOf(text, withoutGroups(condition))}) ${branch(then)} else ${branch(otherwise)}`;
  // A `;` behind a `let` is a statement of its own; behind the braces it would stand alone.
  const behind = node.kind === "variable" ? behindSemicolon(text, node.end) : node.end;
  return [
    offerMoving(document, { title: "Convert to `if`", kind: "rewrite.conditional.if" }, [
      replace({ start: node.start, end: behind }, newText),
    ]),
  ];
};

type Choice = Extract<Statement, { kind: "variable" | "assignment" | "return" }>;

function isChoice(node: Node): node is Choice {
  const isOne = node.kind === "variable" || node.kind === "assignment" || node.kind === "return";
  return isOne && choiceOf(node) !== undefined;
}

function choiceOf({ value }: Choice): Conditional | undefined {
  const inner = value && withoutGroups(value);
  return inner?.kind === "conditional" ? inner : undefined;
}

/** What stands before the value; `undefined` where it would be evaluated at another time. */
function headOf(document: HogDocument, node: Choice): string | undefined {
  const text = document.text.getText();
  switch (node.kind) {
    case "return":
      return "return ";
    case "variable": {
      const { name, value } = node;
      const uses = document.analysis.scopes.declarationOf(name)?.uses ?? [];
      const usesItself = uses.some(
        ({ node: use }) => value && use.start >= value.start && use.end <= value.end,
      );
      return usesItself ? undefined : `${textOf(text, name)} := `;
    }
    case "assignment":
      return isLookedUpAnyTime(document, node.target, [node.value])
        ? `${textOf(text, node.target)} := `
        : undefined;
  }
}
