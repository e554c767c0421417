import type { Node } from "../syntax/tree.ts";
import type { Scopes } from "./scopes.ts";
import { isInlined } from "./scopes.ts";

/**
 * Makes a test whether a node, given by its ancestors, is described as SQL instead of being run:
 * inside `sql(…)`, but not inside a placeholder in there.
 */
export function findSql({ hasSql }: Scopes): (ancestors: readonly Node[]) => boolean {
  return (ancestors) => {
    if (!hasSql) return false;
    const around = ancestors.findLast((node) => node.kind === "placeholder" || isSqlCall(node));
    return around?.kind === "call";
  };
}

/** True for a call `sql(…)`, whose argument is described and not run. */
export function isSqlCall(node: Node): boolean {
  if (node.kind !== "call" || node.callee.kind !== "identifier") return false;
  return node.callee.name === "sql" && isInlined("sql", node.args.length);
}
