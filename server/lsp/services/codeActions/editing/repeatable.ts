import { selectionText } from "../../../../../hog/analysis/selection.ts";
import type { Expression } from "../../../../../hog/syntax/tree.ts";

/** True for what can be evaluated twice: names, what is selected from them, and constants. */
export function isRepeatable(expression: Expression): boolean {
  if (expression.kind === "group") return isRepeatable(expression.expression);
  const isConstant =
    expression.kind === "number" || expression.kind === "string" || expression.kind === "boolean";
  return isConstant || selectionText(expression) !== undefined;
}
