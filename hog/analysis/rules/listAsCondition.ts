import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";
import { isList, kindsOfValues } from "../valueKind.ts";
import type { Expression } from "../../syntax/tree.ts";

/**
 * A list or dictionary as a condition. It is true, also when it is empty.
 *
 *     let tags := splitByString(',', event.properties.tags)
 *     if (tags) { send(tags) }
 */
export const listAsCondition: Rule = {
  code: "list-as-condition",
  severity: "warning",
  visit(report, { parsed: { text }, scopes }) {
    const kindOf = kindsOfValues(scopes, text);
    const check = (condition: Expression | undefined): void => {
      const inner = condition && withoutGroups(condition);
      if (inner?.kind !== "identifier" && inner?.kind !== "call") return;
      const kind = kindOf(inner);
      if (!isList(kind) && kind !== "object") return;
      report(inner, "This is always true, also when it is empty. Ask with `notEmpty(…)`.");
    };
    return {
      if: ({ condition }) => check(condition),
      while: ({ condition }) => check(condition),
      conditional: ({ condition }) => check(condition),
      unary({ operator, operand }) {
        if (operator === "not") check(operand);
      },
      binary({ operator, left, right }) {
        if (operator !== "and" && operator !== "or") return;
        check(left);
        check(right);
      },
    };
  },
};
