import type { AstExpression, AstQuery } from "../compiler/ast.ts";
import type { UnsupportedConstant } from "./expressions.ts";

/** The first node of a tree, in the order it is written, that passes the test. */
export function findNode<Found>(
  tree: AstExpression,
  test: (node: object) => node is Found & object,
): Found | undefined {
  const find = (value: unknown): Found | undefined => {
    if (typeof value !== "object" || value === null) return undefined;
    if (test(value)) return value;
    for (const item of Object.values(value)) {
      const found = find(item);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(tree);
}

/** True for a `select`. */
export function isQuery(node: object): node is AstQuery {
  return "node" in node && node.node === "Query";
}

/** True for a constant whose type the compiler refuses. */
export function isUnsupported(node: object): node is UnsupportedConstant {
  return "unsupported" in node;
}
