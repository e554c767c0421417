import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import type { BinaryOperator } from "../../syntax/tree.ts";

/**
 * A row of comparisons, of which the second compares the result of the first.
 *
 *     if (1 < amount < 10) { … }   // (1 < amount) < 10 is always true
 */
export const comparisonChain: Rule = {
  code: "comparison-chain",
  severity: "warning",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      binary(node, ancestors) {
        const { operator, left, right } = node;
        if (left.kind !== "binary" || right.kind === "boolean") return;
        if (left.right.kind === "missing" || insideSql(ancestors)) return;
        const kind = kindOf(operator);
        if (!kind || !kindOf(left.operator)) return;
        if (kind === "equality" && kindOf(left.operator) !== "equality") return;
        report(
          node,
          "The second comparison is made with the result of the first. Join two comparisons with `and`.",
        );
      },
    };
  },
};

function kindOf(operator: BinaryOperator): "order" | "equality" | undefined {
  switch (operator) {
    case "<":
    case "<=":
    case ">":
    case ">=":
      return "order";
    case "==":
    case "!=":
      return "equality";
    default:
      return undefined;
  }
}
