import type { Block, Lambda, Node } from "../../../../../hog/syntax/tree.ts";
import { textOf } from "../../../../../hog/analysis/layout.ts";
import { replace } from "../action.ts";
import { keptApart } from "../editing/binding.ts";
import { isFragile } from "../editing/effects.ts";
import { onlyStatement } from "../editing/kinds.ts";
import { continues } from "../editing/lines.ts";
import { offer } from "../editing/offer.ts";
import { losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `x -> { return x + 1 }` → `x -> x + 1`. */
export const lambdaToExpression: Refactoring = (document, selection) => {
  const found = nearest(document, selection, isLong);
  if (!found || selection.start > found.node.body.start + 1) return [];
  const { body, end } = found.node;
  const only = onlyStatement(body);
  const value = only?.kind === "return" ? only.value : undefined;
  if (!value || losesComment(document, body, [value]) || isFragile(value)) return [];
  const text = document.text.getText();
  const written = textOf(text, value);
  // An expression takes in what follows, and braces that could be a block need parentheses.
  const isOpen = continues(text, end) && !/^\s*[,:]/.test(text.slice(end));
  return [
    offer(document, { title: "Convert to expression", kind: "rewrite.lambda.expression" }, [
      replace(body, isOpen ? `(${written})` : keptApart(text, end, written)),
    ]),
  ];
};

function isLong(node: Node): node is Lambda & { readonly body: Block } {
  return node.kind === "lambda" && node.body.kind === "block";
}
