import type { Node } from "../../syntax/tree.ts";
import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";

/**
 * `:=` inside an expression. The parser takes it for a named argument, which Hog does not have, and
 * PostHog refuses the program.
 *
 *     if (x := 1) { … }       // write `if (x = 1)`
 *     send(url := 'a')        // write `send('a')`
 */
export const assignmentInExpression: Rule = {
  code: "assignment-in-expression",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      namedArgument(node, ancestors) {
        if (!insideSql(ancestors)) report(node, messageOf(ancestors));
      },
    };
  },
};

function messageOf(ancestors: readonly Node[]): string {
  const place = ancestors.findLast(({ kind }) => kind !== "group");
  switch (place?.kind) {
    case "if":
    case "while":
    case "for":
    case "conditional":
    case "binary":
    case "unary":
      return "`:=` assigns, and only as a statement of its own. Compare with `=`.";
    case "call":
      return "Hog has no named arguments. Give the values in the order of the parameters.";
    case "lambda":
      return "`:=` is a statement. Write the body of the lambda in braces, with `;` at its end.";
    default:
      return "`:=` assigns only as a statement of its own. Put the assignment on a line before.";
  }
}
