import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import { stackErrorAt } from "../stackDepth.ts";

/**
 * A `between` in a place where PostHog's compiler gets it wrong: while another value waits on the
 * stack, or as the value of a `let`.
 *
 *     let inRange := amount between 1 and 10   // null, whatever the amount
 */
export const betweenOnStack: Rule = {
  code: "between-on-stack",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      between(node, ancestors) {
        if (insideSql(ancestors) || stackErrorAt(node, ancestors, scopes) === 0) return;
        report(
          node,
          "PostHog compiles `between` wrongly in this place, so the result is arbitrary. Write `>=` and `<=`.",
        );
      },
    };
  },
};
