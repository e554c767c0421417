import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * An operator or `if` in capitals directly before a parenthesis, which makes it the call of a
 * function: names of functions, unlike keywords, keep their letter case.
 *
 *     if (NOT (event.properties.test)) { send() }
 */
export const capitalOperator: Rule = {
  code: "capital-operator",
  severity: "error",
  visit(report, { scopes }) {
    return {
      call(node) {
        const name = libraryName(node, scopes);
        const meant = name === undefined ? undefined : name.toLowerCase();
        if (meant === undefined || meant === name || !operators.has(meant)) return;
        report(
          node.callee,
          `Before a parenthesis \`${name}\` is the call of a function that does not exist. Write \`${meant}\`.`,
        );
      },
    };
  },
};

const operators: ReadonlySet<string> = new Set(["and", "if", "ilike", "in", "like", "not", "or"]);
