import type { AstExpression, AstField, AstNode, QueryTree } from "./ast.ts";
import {
  asTreeNode,
  fromQueryTree,
  isFields,
  isList,
  toQueryTree,
  type TreeNode,
} from "./queryTree.ts";
import { treeFields } from "./treeFields.ts";

/** Calls `visit` for a node and all below it, children first, in the order of PostHog's visitors. */
export function walkAst(root: AstNode, visit: (node: TreeNode) => void): void {
  walk(toQueryTree(root), visit);
}

/** Every field that is read below a node, also inside queries. */
export function fieldsOf(root: AstNode): readonly AstField[] {
  const fields: AstField[] = [];
  walkAst(root, (node) => {
    if (isField(node)) fields.push(node);
  });
  return fields;
}

/** The same expression with another chain in each field. */
export function mapChains(
  root: AstExpression,
  change: (chain: readonly string[]) => readonly string[],
): AstExpression {
  const map = (tree: QueryTree): QueryTree => {
    if (isList(tree)) return tree.map(map);
    if (!isFields(tree)) return tree;
    const node = asTreeNode(tree);
    if (node && isField(node)) return { ...tree, chain: change(node.chain) };
    return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, map(value)]));
  };
  return fromQueryTree(map(toQueryTree(root)));
}

/** True for a field: the chain of names that PostHog calls so. */
export function isField(node: TreeNode | undefined): node is TreeNode & AstField {
  return node?.node === "Field";
}

function walk(tree: QueryTree | undefined, visit: (node: TreeNode) => void): void {
  if (tree === undefined) return;
  if (isList(tree)) {
    for (const item of tree) walk(item, visit);
    return;
  }
  if (!isFields(tree)) return;
  const node = asTreeNode(tree);
  for (const child of node ? childrenOf(node) : Object.values(tree)) walk(child, visit);
  if (node) visit(node);
}

/** As in the descriptions of nodes, but that a query's tables are visited before all else. */
function childrenOf(node: TreeNode): readonly QueryTree[] {
  const fields = treeFields(node);
  const tables = fields.filter(([name]) => name === "select_from");
  const others = fields.filter(([name]) => name !== "select_from");
  return [...tables, ...others].map(([, value]) => value);
}
