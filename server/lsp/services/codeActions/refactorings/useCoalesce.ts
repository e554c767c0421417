import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { selectionText } from "../../../../../hog/analysis/selection.ts";
import { power } from "../../../../../hog/syntax/operators.ts";
import type { Expression } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { inPlaceOf, keptApart, within, written } from "../editing/binding.ts";
import { ofKind } from "../editing/kinds.ts";
import { offer } from "../editing/offer.ts";
import { losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `a != null ? a : b` → `a ?? b`. */
export const useCoalesce: Refactoring = (document, selection) => {
  const found = nearest(document, selection, ofKind("conditional"));
  if (!found || losesComment(document, found.node)) return [];
  const { node, ancestors } = found;
  const test = nullTest(withoutGroups(node.condition));
  const value = test?.negated ? node.then : node.otherwise;
  const other = test?.negated ? node.otherwise : node.then;
  const name = test && selectionText(test.operand);
  if (name === undefined || name !== selectionText(value)) return [];
  const text = document.text.getText();
  const joined = `${within(power.coalesce, written(text, value))} ?? ${within(power.coalesce + 1, written(text, other))}`;
  return [
    offer(document, { title: "Write with `??`", kind: "rewrite.conditional.coalesce" }, [
      replace(
        node,
        keptApart(
          text,
          node.end,
          inPlaceOf(node, ancestors.at(-1), { text: joined, power: power.coalesce }),
        ),
      ),
    ]),
  ];
};

/** What a condition asks whether it is null. */
function nullTest(
  condition: Expression,
): { readonly operand: Expression; readonly negated: boolean } | undefined {
  if (condition.kind === "isNull") return condition;
  if (condition.kind !== "binary") return undefined;
  const { operator, left, right } = condition;
  if (operator !== "==" && operator !== "!=") return undefined;
  const negated = operator === "!=";
  if (right.kind === "null") return { operand: left, negated };
  return left.kind === "null" ? { operand: right, negated } : undefined;
}
