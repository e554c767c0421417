import { power } from "../../../../../hog/syntax/operators.ts";
import type { Block, If, Node } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { within, written } from "../editing/binding.ts";
import { effect, effectOf } from "../editing/effects.ts";
import { onlyStatement } from "../editing/kinds.ts";
import { layoutAt, moved } from "../editing/lines.ts";
import { decline, type Heading, offer } from "../editing/offer.ts";
import { isInHead, losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

const heading: Heading = { title: "Merge nested ifs", kind: "rewrite.if.merge" };

/**
 * Makes one `if` of two where the outer one holds nothing else.
 *
 *     if (a) { if (b) { run() } }
 *     →
 *     if (a and b) { run() }
 */
export const mergeIfs: Refactoring = (document, selection) => {
  const found = nearest(document, selection, isNest);
  if (!found || !isInHead(selection, found.node, found.node.condition.end)) return [];
  const { node } = found;
  const inner = innerIf(node);
  if (!inner || losesComment(document, node, [node.condition, inner.condition, inner.then]))
    return [];
  if (effectOf(document, inner.condition) > effect.none) {
    return [
      decline(
        heading,
        "`and` evaluates both sides, and the inner condition may fail or do something.",
      ),
    ];
  }
  const text = document.text.getText();
  const sides = [node.condition, inner.condition].map((side) =>
    within(power.and, written(text, side)),
  );
  const from = layoutAt(text, inner.start).indent;
  const body = moved(text, inner.then, [inner.then], {
    from,
    to: layoutAt(text, node.start).indent,
  });
  return [
    offer(document, heading, [
      replace(node.condition, sides.join(" and ")),
      replace({ start: node.then.start, end: node.end }, body),
    ]),
  ];
};

function isNest(node: Node): node is If & { readonly then: Block } {
  return node.kind === "if" && node.then.kind === "block" && innerIf(node) !== undefined;
}

function innerIf({ then, otherwise }: If): If | undefined {
  if (then.kind !== "block" || otherwise) return undefined;
  const only = onlyStatement(then);
  return only?.kind === "if" && !only.otherwise && only.then.kind === "block" ? only : undefined;
}
