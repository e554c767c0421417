import { quote } from "../../completion/quote.ts";
import { replace } from "../action.ts";
import { isRespellable } from "../editing/access.ts";
import { ofKind } from "../editing/kinds.ts";
import { offer } from "../editing/offer.ts";
import { nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `a.b` → `a['b']`. */
export const dotToBracket: Refactoring = (document, selection) => {
  const found = nearest(document, selection, ofKind("member"));
  if (!found || selection.start < found.node.property.start) return [];
  const { node } = found;
  const { object, property, optional } = node;
  const span = { start: object.end, end: property.end };
  if (!isRespellable(document, found, span)) return [];
  return [
    offer(document, { title: "Convert to bracket notation", kind: "rewrite.access.bracket" }, [
      replace(span, `${optional ? "?." : ""}[${quote(property.text)}]`),
    ]),
  ];
};
