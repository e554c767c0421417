import type { Index, Node, StringLiteral } from "../../../../../hog/syntax/tree.ts";
import { isPlainName } from "../../completion/quote.ts";
import { replace } from "../action.ts";
import { isRespellable } from "../editing/access.ts";
import { offer } from "../editing/offer.ts";
import { nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `a['b']` → `a.b`. */
export const bracketToDot: Refactoring = (document, selection) => {
  const found = nearest(document, selection, isNamed);
  if (!found || selection.start < found.node.object.end) return [];
  const { node } = found;
  const { object, index, optional, end } = node;
  const span = { start: object.end, end };
  if (!isPlainName(index.value) || !isRespellable(document, found, span)) return [];
  return [
    offer(document, { title: "Convert to dot notation", kind: "rewrite.access.dot" }, [
      replace(span, `${optional ? "?" : ""}.${index.value}`),
    ]),
  ];
};

function isNamed(node: Node): node is Index & { readonly index: StringLiteral } {
  return node.kind === "index" && node.index.kind === "string";
}
