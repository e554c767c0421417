import type { AstExpression, AstNode, QueryTree } from "./ast.ts";

/** An object of PostHog's tree: a node with its fields. */
export interface TreeNode {
  readonly node: string;
  readonly [field: string]: QueryTree;
}

/** The node that a piece of PostHog's tree is; `undefined` for constants, lists and plain objects. */
export function asTreeNode(tree: QueryTree | undefined): TreeNode | undefined {
  return isTreeNode(tree) ? tree : undefined;
}

/** True for nodes and plain objects. */
export function isFields(
  tree: QueryTree | undefined,
): tree is { readonly [field: string]: QueryTree } {
  return typeof tree === "object" && tree !== null && !Array.isArray(tree);
}

/**
 * An expression in PostHog's tree as the compiler takes it. The two differ only in queries, which
 * are wrapped, and in what the compiler refuses unread. Takes trees as `readOfficialTree` gives them.
 */
export function fromQueryTree(tree: QueryTree): AstExpression {
  const converted = convert(tree);
  if (!isExpression(converted)) throw new Error("This part of PostHog's tree is no node.");
  return converted;
}

/** The same tree with all positions moved by a distance. */
export function moveTree(tree: QueryTree, distance: number): QueryTree {
  if (isList(tree)) return tree.map((item) => moveTree(item, distance));
  if (!isFields(tree)) return tree;
  const fields = Object.entries(tree).map(([name, value]): [string, QueryTree] => {
    const isPosition = (name === "start" || name === "end") && typeof value === "number";
    return [name, isPosition ? value + distance : moveTree(value, distance)];
  });
  return Object.fromEntries(fields);
}

/** A node of the compiler's tree as a piece of PostHog's, to be described. */
export function toQueryTree(node: AstNode): QueryTree {
  if (!isTree(node)) throw new Error("This is no tree.");
  return node;
}

function isTreeNode(tree: QueryTree | undefined): tree is TreeNode {
  return isFields(tree) && typeof tree["node"] === "string";
}

/** PostHog's parser wrote the tree, so it has the fields that the type of its node promises. */
function isExpression(tree: unknown): tree is AstExpression {
  return typeof tree === "object" && tree !== null && "node" in tree;
}

/** The compiler's tree is PostHog's but for its types, which cannot be read by any field's name. */
function isTree(node: unknown): node is QueryTree {
  return typeof node === "object";
}

function convert(tree: QueryTree): QueryTree {
  if (isList(tree)) return tree.map(convert);
  if (!isFields(tree)) return tree;
  const kind = tree["node"];
  if (typeof kind === "string" && opaqueNodes.has(kind)) {
    const { start = null, end = null } = tree;
    return { node: "Query", tree, ...(start === null || end === null ? {} : { start, end }) };
  }
  if (kind === "Query") return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, convert(value)]));
}

/** True for lists. */
export function isList(tree: QueryTree | undefined): tree is readonly QueryTree[] {
  return Array.isArray(tree);
}

/** What the compiler only describes or refuses. */
const opaqueNodes: ReadonlySet<string> = new Set([
  "SelectQuery",
  "SelectSetQuery",
  "WindowFunction",
  "ColumnsExpr",
  "PositionalRef",
  "SpreadExpr",
]);
