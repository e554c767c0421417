import type { Node, Return } from "../../../../../hog/syntax/tree.ts";
import { forEachChild } from "../../../../../hog/syntax/walk.ts";

/** The returns that leave the function around a node. */
export function returnsIn(root: Node): readonly Return[] {
  const found: Return[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "return") found.push(node);
    if (node.kind === "function" || node.kind === "lambda") continue;
    forEachChild(node, (child) => void pending.push(child));
  }
  return found;
}

/** Whether something in a node leaves the function around it. */
export function holdsReturn(root: Node): boolean {
  return returnsIn(root).length > 0;
}
