import type { BinaryOperator, Expression } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";

/**
 * A pattern of `like` without `%` at its start or end. In functions `like` finds a pattern anywhere
 * in the text, as if `%` stood at both ends.
 *
 *     if (event.event like 'sale') { … }   // also true for 'wholesale order'
 */
export const likeMatchesAnywhere: Rule = {
  code: "like-matches-anywhere",
  severity: "hint",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    const check = (pattern: Expression | undefined): void => {
      if (pattern?.kind !== "string") return;
      const { value } = pattern;
      if (value.startsWith("%") && value.endsWith("%")) return;
      report(
        pattern,
        `\`like\` finds this anywhere in the text, not only ${placeOf(value)}. ${adviceFor(value)}`,
      );
    };
    return {
      binary({ operator, right }, ancestors) {
        if (operators.has(operator) && !insideSql(ancestors)) check(right);
      },
      call(node) {
        if (functions.has(libraryName(node, scopes) ?? "")) check(node.args[1]);
      },
    };
  },
};

const operators: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>([
  "like",
  "not like",
  "ilike",
  "not ilike",
]);

const functions: ReadonlySet<string> = new Set(["like", "ilike", "notLike", "notILike"]);

function placeOf(pattern: string): string {
  if (pattern.startsWith("%")) return "at the end";
  return pattern.endsWith("%") ? "at the start" : "as the whole of it";
}

function adviceFor(pattern: string): string {
  if (pattern.startsWith("%")) return "Use `match(text, '…$')`.";
  return pattern.endsWith("%") ? "Use `startsWith(text, start)`." : "Use `=`.";
}
