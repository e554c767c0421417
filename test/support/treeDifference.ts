import type { AstNode } from "../../hog/compiler/ast.ts";

/**
 * Where two trees of a text differ first, with both sides; `undefined` when they are equal in kinds,
 * fields, values and positions. Of what Hog's compiler refuses unread only the place is compared.
 */
export function treeDifference(official: AstNode, ours: AstNode): string | undefined {
  return difference(official, ours, "");
}

function difference(official: unknown, ours: unknown, path: string): string | undefined {
  if (Object.is(official, ours)) return undefined;
  if (Array.isArray(official) && Array.isArray(ours) && official.length === ours.length) {
    return firstOf(official.keys(), (index) =>
      difference(official[index], ours[index], `${path}[${index}]`),
    );
  }
  if (isFields(official) && isFields(ours)) {
    const left = withoutSql(official);
    const names = new Set(["node", ...Object.keys(left), ...Object.keys(ours)]);
    return firstOf(names, (name) => difference(left[name], ours[name], `${path}.${name}`));
  }
  return `${path || "root"}: officially ${showTree(official)}, ours ${showTree(ours)}`;
}

/** PostHog's tree of a piece of SQL that ours only names. */
function withoutSql(official: Fields): Fields {
  const { node, tree, start, end } = official;
  if (node !== "Query" || !isFields(tree)) return official;
  return unreadNodes.has(tree["node"]) ? { node: tree["node"], start, end } : official;
}

const unreadNodes: ReadonlySet<unknown> = new Set([
  "WindowFunction",
  "ColumnsExpr",
  "PositionalRef",
  "SpreadExpr",
]);

function firstOf<Item>(
  items: Iterable<Item>,
  find: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A tree as text without its positions, short enough for a message. */
export function showTree(tree: unknown): string {
  const text = JSON.stringify(tree, (name, value: unknown) => {
    if (name === "start" || name === "end") return undefined;
    return typeof value === "bigint" ? `${value}n` : value;
  });
  return (text ?? String(tree)).slice(0, 300);
}

type Fields = { readonly [name: string]: unknown };

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
