import { replace } from "../action.ts";
import { inPlaceOf, keptApart, written } from "../editing/binding.ts";
import { negate } from "../editing/negate.ts";
import { ofKind } from "../editing/kinds.ts";
import { offer } from "../editing/offer.ts";
import { losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `a == b ? one : other` → `a != b ? other : one`. */
export const invertConditional: Refactoring = (document, selection) => {
  const found = nearest(document, selection, ofKind("conditional"));
  if (!found || losesComment(document, found.node.condition)) return [];
  const { condition, then, otherwise } = found.node;
  const text = document.text.getText();
  return [
    offer(document, { title: "Invert conditional", kind: "rewrite.conditional.invert" }, [
      replace(condition, inPlaceOf(condition, found.node, negate(document, condition))),
      replace(then, inPlaceOf(then, found.node, written(text, otherwise))),
      replace(
        otherwise,
        keptApart(text, otherwise.end, inPlaceOf(otherwise, found.node, written(text, then))),
      ),
    ]),
  ];
};
