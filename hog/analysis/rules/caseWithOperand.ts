import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";

/**
 * `case x when …`, which becomes the call of a function that no VM has.
 *
 *     let size := case plan when 'free' then 1 else 5 end
 */
export const caseWithOperand: Rule = {
  code: "case-with-operand",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      case({ start, operand }, ancestors) {
        if (!operand || insideSql(ancestors)) return;
        report(
          { start, end: start + "case".length },
          "`case x when …` fails at run time. Write `case when x = … then …`.",
        );
      },
    };
  },
};
