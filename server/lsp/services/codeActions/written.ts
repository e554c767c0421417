import { selectionText } from "../../../../hog/analysis/selection.ts";
import type { Expression } from "../../../../hog/syntax/tree.ts";

/** A text as a literal. */
export function quoteText(value: string): string {
  return `'${value.replaceAll(/[\\'\n\r\t]/g, (found) => escapes.get(found) ?? found)}'`;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["'", "\\'"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** True for a name that needs no quotes behind a dot. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}

/** True for what can be evaluated twice: names, what is selected from them, and constants. */
export function isRepeatable(expression: Expression): boolean {
  if (expression.kind === "group") return isRepeatable(expression.expression);
  const isConstant =
    expression.kind === "number" || expression.kind === "string" || expression.kind === "boolean";
  return isConstant || selectionText(expression) !== undefined;
}
