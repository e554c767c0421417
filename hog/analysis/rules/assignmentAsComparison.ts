import type { Expression } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";

/**
 * `=` where an assignment was meant. `=` compares; its result is thrown away.
 *
 *     total = 1        // write `total := 1`
 */
export const assignmentAsComparison: Rule = {
  code: "assignment-as-comparison",
  severity: "warning",
  visit(report, { parsed: { text } }) {
    return {
      expressionStatement({ expression }) {
        if (expression.kind !== "binary" || !isAssignable(expression.left)) return;
        const operator = { start: expression.operatorStart, end: expression.operatorEnd };
        if (text.slice(operator.start, operator.end) !== "=") return;
        report(operator, "`=` compares, and the result is thrown away. Assign with `:=`.");
      },
    };
  },
};

function isAssignable(expression: Expression): boolean {
  const { kind } = withoutGroups(expression);
  return kind === "identifier" || kind === "member" || kind === "index" || kind === "tupleMember";
}
