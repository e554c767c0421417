import type { Span } from "../source/span.ts";
import type { Node } from "./tree.ts";
import { forEachChild } from "./walk.ts";

/**
 * The nodes around an offset, outermost first, the root included. A node touches the offsets at both of
 * its ends; of two neighbours that touch, the one that starts at the offset is taken.
 */
export function nodesAt(root: Node, offset: number): readonly Node[] {
  const path: Node[] = [root];
  for (;;) {
    const next = childAt(path.at(-1) ?? root, offset);
    if (!next) return path;
    path.push(next);
  }
}

/** The innermost nodes that hold a span as a whole, outermost first. */
export function nodesAround(root: Node, span: Span): readonly Node[] {
  const path = nodesAt(root, span.start);
  const holding = path.filter(({ start, end }) => start <= span.start && span.end <= end);
  return holding.length > 0 ? holding : [root];
}

/** A child of no width is taken only where no other touches. */
function childAt(node: Node, offset: number): Node | undefined {
  let found: Node | undefined;
  forEachChild(node, (child) => {
    if (child.start > offset || offset > child.end) return;
    if (found && child.start === child.end) return;
    found = child;
  });
  return found;
}
