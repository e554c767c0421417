import type { Rule } from "../rule.ts";
import { findSql } from "../insideSql.ts";

/**
 * A `*` where a value is wanted. It reads a global called `*`, which does not exist.
 *
 *     print(*)
 */
export const wildcardValue: Rule = {
  code: "wildcard-value",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      wildcard(node, ancestors) {
        if (insideSql(ancestors)) return;
        report(node, "`*` stands for columns of SQL. Here it reads a global that does not exist.");
      },
    };
  },
};
