import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { power } from "../../../../../hog/syntax/operators.ts";
import type { Binary, Expression, Node } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { inPlaceOf, keptApart } from "../editing/binding.ts";
import { negate } from "../editing/negate.ts";
import { offer } from "../editing/offer.ts";
import { losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * `not (a and b)` → `not a or not b`, and `a or b` → `not (not a and not b)`. Both sides are evaluated
 * in any case, and the result is a boolean.
 */
export const applyDeMorgan: Refactoring = (document, selection) => {
  const found = nearest(document, selection, isJunction);
  if (
    !found ||
    selection.start < found.node.operatorStart ||
    selection.end > found.node.operatorEnd
  )
    return [];
  const { node, ancestors } = found;
  const outer = negationAround(ancestors);
  const replaced = outer?.negation ?? node;
  if (losesComment(document, replaced)) return [];
  const opposite = negate(document, node);
  const whole = outer ? opposite : { text: `not (${opposite.text})`, power: power.not };
  const newText = inPlaceOf(replaced, outer ? outer.parent : ancestors.at(-1), whole);
  return [
    offer(document, { title: "Apply De Morgan's law", kind: "rewrite.deMorgan" }, [
      replace(replaced, keptApart(document.text.getText(), replaced.end, newText)),
    ]),
  ];
};

function isJunction(node: Node): node is Binary {
  return node.kind === "binary" && (node.operator === "and" || node.operator === "or");
}

/** The `not` of which a node is the operand, as an operator or a call. */
function negationAround(
  ancestors: readonly Node[],
): { readonly negation: Expression; readonly parent: Node | undefined } | undefined {
  const at = ancestors.findLastIndex(({ kind }) => kind !== "group");
  const node = ancestors[at];
  const isCall =
    node?.kind === "call" &&
    node.args.length === 1 &&
    node.callee.kind === "identifier" &&
    node.callee.name === "not" &&
    withoutGroups(node.callee) !== ancestors[at + 1];
  const isOperator = node?.kind === "unary" && node.operator === "not";
  return isCall || isOperator ? { negation: node, parent: ancestors[at - 1] } : undefined;
}
