import type { Node, Placeholder } from "../../syntax/tree.ts";
import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";

/**
 * Braces around a value, outside of SQL. They are no block and no dictionary there, and PostHog
 * refuses the program.
 *
 *     return {total}       // write `return total`, or `return {'total': total}`
 */
export const placeholderOutsideSql: Rule = {
  code: "placeholder-outside-sql",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      placeholder(node, ancestors) {
        if (isBodyOfLambda(node, ancestors) || insideSql(ancestors)) return;
        report(node, messageOf(node, ancestors));
      },
    };
  },
};

/** There the compiler takes the braces for a block. */
function isBodyOfLambda(node: Placeholder, ancestors: readonly Node[]): boolean {
  const parent = ancestors.at(-1);
  return parent?.kind === "lambda" && parent.body === node;
}

function messageOf({ expression }: Placeholder, ancestors: readonly Node[]): string {
  if (ancestors.at(-1)?.kind === "template") {
    return "One pair of braces is enough in a template.";
  }
  return expression.kind === "identifier"
    ? `Take the braces away, or write a dictionary: \`{'${expression.name}': ${expression.name}}\`.`
    : "Take the braces away, or write a dictionary: `{'key': value}`.";
}
