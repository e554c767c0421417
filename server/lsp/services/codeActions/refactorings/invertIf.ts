import { textOf } from "../../../../../hog/analysis/layout.ts";
import type { If, Node } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { negate } from "../editing/negate.ts";
import { offer } from "../editing/offer.ts";
import { isInHead, losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/**
 * Negates the condition of an `if` and swaps its branches.
 *
 *     if (a == b) { one() } else { other() }
 *     →
 *     if (a != b) { other() } else { one() }
 */
export const invertIf: Refactoring = (document, selection) => {
  const found = nearest(document, selection, isTwoWay);
  if (!found || !isInHead(selection, found.node, found.node.condition.end)) return [];
  const { condition, then, otherwise } = found.node;
  if (!otherwise || losesComment(document, condition)) return [];
  const text = document.text.getText();
  return [
    offer(document, { title: "Invert if", kind: "rewrite.if.invert" }, [
      replace(condition, negate(document, condition).text),
      replace(then, textOf(text, otherwise)),
      replace(otherwise, textOf(text, then)),
    ]),
  ];
};

function isTwoWay(node: Node): node is If {
  return node.kind === "if" && node.then.kind === "block" && node.otherwise?.kind === "block";
}
