import { findNodeAtLocation, getNodeValue, type Node } from "jsonc-parser";
import type { Span } from "../../../../hog/source/span.ts";

/** An entry of an object. */
export interface JsonEntry {
  readonly name: string;
  readonly nameNode: Node;
  /** Absent while it is typed. */
  readonly value: Node | undefined;
}

/** The entries of an object; none of anything else. */
export function entriesOf(node: Node | undefined): readonly JsonEntry[] {
  if (node?.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children: [nameNode, value] = [] }) => {
    const name: unknown = nameNode?.value;
    return nameNode && typeof name === "string" ? [{ name, nameNode, value }] : [];
  });
}

/** The elements of a list; none of anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === "array" ? (node.children ?? []) : [];
}

/** What stands under a name of an object. */
export function fieldOf(node: Node | undefined, name: string): Node | undefined {
  return node?.type === "object" ? findNodeAtLocation(node, [name]) : undefined;
}

/** A node as a value. */
export function valueOf(node: Node | undefined): unknown {
  return node && getNodeValue(node);
}

/** The text that a node is; `undefined` for anything else. */
export function textOf(node: Node | undefined): string | undefined {
  const value: unknown = node?.type === "string" ? node.value : undefined;
  return typeof value === "string" ? value : undefined;
}

/** Where a node stands, its quotes included. */
export function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}
