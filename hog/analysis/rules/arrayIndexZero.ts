import type { Expression, Index, Node } from "../../syntax/tree.ts";
import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";

/**
 * `list[0]`: lists count from 1, and PostHog refuses the program.
 *
 *     print(items[0])      // write `items[1]`
 */
export const arrayIndexZero: Rule = {
  code: "array-index-zero",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      index(node, ancestors) {
        if (!isZero(node.index) || isAssigned(node, ancestors) || insideSql(ancestors)) return;
        report(node.index, "Lists count from 1: the first element is `[1]`, the last `[-1]`.");
      },
    };
  },
};

/** PostHog's compiler also takes `false` for zero, but not `0.0`. */
function isZero(index: Expression): boolean {
  const inner = withoutGroups(index);
  if (inner.kind === "boolean") return !inner.value;
  return inner.kind === "number" && !inner.float && Number(inner.text) === 0;
}

/** The compiler does not look at the last index of what is assigned. */
function isAssigned(node: Index, ancestors: readonly Node[]): boolean {
  const parent = ancestors.findLast(({ kind }) => kind !== "group");
  return parent?.kind === "assignment" && withoutGroups(parent.target) === node;
}
