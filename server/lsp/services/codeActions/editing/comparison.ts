import type { Binary, BinaryOperator } from "../../../../../hog/syntax/tree.ts";
import { type Change, replace } from "../action.ts";

/** Puts another operator in the place of a comparison's own. A `<` right before a word opens a tag. */
export function replaceOperator(
  text: string,
  { operatorStart: start, operatorEnd: end }: Binary,
  operator: BinaryOperator,
): Change {
  const needsSpace = operator === "<" && !/\s/.test(text[end] ?? " ");
  return replace({ start, end }, needsSpace ? `${operator} ` : operator);
}
