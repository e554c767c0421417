import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import { kindsOfValues, type ValueKind } from "../valueKind.ts";

/**
 * `+` and `-` with a date or an interval. The operators know numbers only; the result is NaN.
 *
 *     let tomorrow := now() + interval 1 day
 */
export const dateArithmetic: Rule = {
  code: "date-arithmetic",
  severity: "error",
  visit(report, { parsed: { text }, scopes }) {
    const kindOf = kindsOfValues(scopes, text);
    const insideSql = findSql(scopes);
    return {
      binary(node, ancestors) {
        const { operator, left, right } = node;
        if ((operator !== "+" && operator !== "-") || insideSql(ancestors)) return;
        if (!isTemporal(kindOf(left)) && !isTemporal(kindOf(right))) return;
        report(
          node,
          "Operators cannot calculate with dates: this is NaN. Use `dateAdd(unit, amount, date)` or `dateDiff(unit, start, end)`.",
        );
      },
    };
  },
};

function isTemporal(kind: ValueKind | undefined): boolean {
  return kind === "date" || kind === "datetime" || kind === "interval";
}
