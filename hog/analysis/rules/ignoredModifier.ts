import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";

/**
 * Parts of SQL in a call or behind an expression, which PostHog accepts and leaves out.
 *
 *     print(length(distinct tags))
 */
export const ignoredModifier: Rule = {
  code: "ignored-modifier",
  severity: "warning",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      call({ callee, modifiers }, ancestors) {
        const name = modifiers && nameOf(modifiers);
        if (name && !insideSql(ancestors))
          report(callee, `\`${name}\` is SQL and has no effect in Hog. Take it away.`);
      },
      ignoreNulls(node, ancestors) {
        if (!insideSql(ancestors))
          report(node, "`ignore nulls` is SQL and has no effect in Hog. Take it away.");
      },
    };
  },
};

function nameOf(modifiers: {
  readonly distinct: boolean;
  readonly orderBy: readonly unknown[] | undefined;
  readonly filter: unknown;
}): string | undefined {
  if (modifiers.distinct) return "distinct";
  if (modifiers.orderBy) return "order by";
  return modifiers.filter ? "filter (where …)" : undefined;
}
