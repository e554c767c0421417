import { kindsOfValues } from "../../../../../hog/analysis/valueKind.ts";
import type { BinaryOperator } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { inPlaceOf, keptApart, written } from "../editing/binding.ts";
import { replaceOperator } from "../editing/comparison.ts";
import { offerMoving } from "../editing/closures.ts";
import { isFragile } from "../editing/effects.ts";
import { ofKind } from "../editing/kinds.ts";
import { decline, type Heading } from "../editing/offer.ts";
import { mayChangePlaces } from "../editing/order.ts";
import { nearest, startsStatement } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `a < b` → `b > a`, `a + b` → `b + a`. */
export const flipOperands: Refactoring = (document, selection) => {
  const found = nearest(document, selection, ofKind("binary"));
  const node = found?.node;
  if (!node || selection.start < node.operatorStart || selection.end > node.operatorEnd) return [];
  const flipped = flippedOperators.get(node.operator);
  if (!flipped || isFragile(node) || startsStatement(found)) return [];
  const heading: Heading = {
    title: `Flip the operands of \`${node.operator}\``,
    kind: "rewrite.flip",
  };
  const { left, right } = node;
  const text = document.text.getText();
  const kindOf = kindsOfValues(document.analysis.scopes, text);
  if (!mayChangePlaces(document, left, [right], kindOf)) {
    return [decline(heading, "The operands would be evaluated in another order.")];
  }
  const changes = [
    replace(left, inPlaceOf(left, node, written(text, right))),
    replace(right, keptApart(text, right.end, inPlaceOf(right, node, written(text, left)))),
  ];
  if (flipped !== node.operator) changes.push(replaceOperator(text, node, flipped));
  return [offerMoving(document, heading, changes)];
};

const flippedOperators: ReadonlyMap<BinaryOperator, BinaryOperator> = new Map<
  BinaryOperator,
  BinaryOperator
>([
  ["==", "=="],
  ["!=", "!="],
  ["<", ">"],
  [">", "<"],
  ["<=", ">="],
  [">=", "<="],
  ["+", "+"],
  ["*", "*"],
  ["and", "and"],
  ["or", "or"],
]);
