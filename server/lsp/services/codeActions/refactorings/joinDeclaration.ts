import { textOf } from "../../../../../hog/analysis/layout.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import type { Node, Variable } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { isFragile } from "../editing/effects.ts";
import { offerMoving } from "../editing/closures.ts";
import { isStatementList } from "../editing/kinds.ts";
import { losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * Gives a variable its first value where it is declared.
 *
 *     let plan
 *     plan := event.properties.plan
 *     →
 *     let plan := event.properties.plan
 */
export const joinDeclaration: Refactoring = (document, selection) => {
  const found = nearest(document, selection, isVariable);
  const list = found?.ancestors.at(-1);
  if (!found || !isStatementList(list)) return [];
  const { node } = found;
  const behind = list.statements.slice(list.statements.indexOf(node) + 1);
  const next = behind.find(({ kind }) => kind !== "empty");
  if (next?.kind !== "assignment" || isFragile(next.value)) return [];
  const target = withoutGroups(next.target);
  const declaration = document.analysis.scopes.declarationOf(node.name);
  if (!declaration || target.kind !== "identifier") return [];
  const isFirst = document.analysis.scopes.declarationOf(target) === declaration;
  const usesItself = declaration.uses.some(
    ({ node: use }) => use.start >= next.value.start && use.end <= next.value.end,
  );
  const span = { start: node.start, end: next.end };
  if (!isFirst || usesItself || losesComment(document, span, [next.value])) return [];
  const text = document.text.getText();
  const value = textOf(text, { start: next.value.start, end: next.end });
  return [
    offerMoving(
      document,
      { title: "Join declaration and assignment", kind: "rewrite.declaration.join" },
      [replace(span, `let ${textOf(text, node.name)} := ${value}`)],
    ),
  ];
};

/** One that is null at first. */
function isVariable(node: Node): node is Variable {
  return node.kind === "variable" && (node.value === undefined || node.value.kind === "null");
}
