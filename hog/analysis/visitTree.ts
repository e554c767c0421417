import type { Call, Node } from "../syntax/tree.ts";
import { forEachChild } from "../syntax/walk.ts";
import { isSqlCall } from "./insideSql.ts";
import type { Visitor } from "./rule.ts";

type Handler = (node: Node, ancestors: readonly Node[]) => void;

/**
 * Walks a tree once for any number of visitors: each node before its children, in source order.
 * Nesting costs no stack. What PostHog's compiler never looks at is left out.
 */
export function visitTree(root: Node, visitors: readonly Visitor[]): void {
  const handlers = handlersByKind(visitors);
  const ancestors: Node[] = [];
  // A node and, below it, a mark that its children are done.
  const pending: (Node | undefined)[] = [root];
  const push = (child: Node): void => void pending.push(child);
  while (pending.length > 0) {
    const node = pending.pop();
    if (!node) {
      ancestors.pop();
      continue;
    }
    const forKind = handlers.get(node.kind);
    if (forKind) callAll(forKind, node, ancestors);
    ancestors.push(node);
    pending.push(undefined);
    const first = pending.length;
    if (node.kind === "call" && isModifiedInVain(node, ancestors)) pushCall(node, push);
    else forEachChild(node, push);
    reverseFrom(pending, first);
  }
}

/** Counts instead of iterating: most of a walk happens here, and iterators are garbage. */
function callAll(handlers: readonly Handler[], node: Node, ancestors: readonly Node[]): void {
  for (let at = 0; at < handlers.length; at++) handlers[at]?.(node, ancestors);
}

/** `order by` and `filter` in a call are compiled in SQL only; elsewhere they mean nothing. */
function isModifiedInVain({ modifiers }: Call, ancestors: readonly Node[]): boolean {
  return modifiers !== undefined && !ancestors.some(isSqlCall);
}

function pushCall({ callee, args }: Call, push: (child: Node) => void): void {
  push(callee);
  for (const argument of args) push(argument);
}

function handlersByKind(visitors: readonly Visitor[]): ReadonlyMap<Node["kind"], Handler[]> {
  const handlers = new Map<Node["kind"], Handler[]>();
  for (const visitor of visitors) {
    // A visitor's entry takes the nodes of its key, and only those are handed to it.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    for (const [kind, handle] of Object.entries(visitor) as [Node["kind"], Handler][]) {
      const forKind = handlers.get(kind);
      if (forKind) forKind.push(handle);
      else handlers.set(kind, [handle]);
    }
  }
  return handlers;
}

/** Turns round the part of a list that starts at `first`, in place. */
export function reverseFrom(list: unknown[], first: number): void {
  for (let low = first, high = list.length - 1; low < high; low++, high--) {
    const item = list[low];
    list[low] = list[high];
    list[high] = item;
  }
}
