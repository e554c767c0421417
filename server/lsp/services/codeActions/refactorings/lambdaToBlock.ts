import type { Expression, Lambda, Node } from "../../../../../hog/syntax/tree.ts";
import { insert } from "../action.ts";
import { isFragile } from "../editing/effects.ts";
import { terminatorOf } from "../editing/lines.ts";
import { offer } from "../editing/offer.ts";
import { nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `x -> x + 1` → `x -> { return x + 1 }`. */
export const lambdaToBlock: Refactoring = (document, selection) => {
  const found = nearest(document, selection, isShort);
  const body = found?.node.body;
  if (!found || !body || selection.start > body.start || isFragile(body)) return [];
  const text = document.text.getText();
  const gap = text.slice(found.node.start, body.start);
  if (/\/\/|--|#/.test(gap)) return [];
  return [
    offer(document, { title: "Convert to block", kind: "rewrite.lambda.block" }, [
      insert(body.start, "{ return "),
      insert(body.end, `${terminatorOf(text)} }`),
    ]),
  ];
};

/** A lambda with the word `lambda` has no blocks. */
function isShort(node: Node): node is Lambda & { readonly body: Expression } {
  return node.kind === "lambda" && node.body.kind !== "block" && node.form !== "keyword";
}
