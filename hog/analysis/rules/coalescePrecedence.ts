import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import type { BinaryOperator, Expression } from "../../syntax/tree.ts";

/**
 * `??` beside a comparison without parentheses: it binds looser than the comparison.
 *
 *     if (plan ?? 'free' = 'free') { … }   // plan ?? ('free' = 'free')
 */
export const coalescePrecedence: Rule = {
  code: "coalesce-precedence",
  severity: "warning",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      binary({ operator, left, right, operatorStart, operatorEnd }, ancestors) {
        if (operator !== "??" || insideSql(ancestors)) return;
        const sign = { start: operatorStart, end: operatorEnd };
        if (compares(left)) {
          report(
            sign,
            "A comparison is never null, so `??` does nothing here. Put `(… ?? …)` in parentheses.",
          );
        } else if (compares(right)) {
          report(
            sign,
            "The right side of `??` is the whole comparison. Put `(… ?? …)` in parentheses.",
          );
        }
      },
    };
  },
};

function compares(side: Expression): boolean {
  if (side.kind === "isNull") return true;
  return side.kind === "binary" && comparisons.has(side.operator);
}

const comparisons: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>([
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "in",
  "not in",
  "like",
  "not like",
  "ilike",
  "not ilike",
  "=~",
  "!~",
  "=~*",
  "!~*",
]);
