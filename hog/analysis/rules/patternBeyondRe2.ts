import { libraryName } from "../calls.ts";
import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import type { BinaryOperator, Expression } from "../../syntax/tree.ts";

/**
 * A regular expression with parts that PostHog's engine, RE2, does not have.
 *
 *     if (match(path, '^/(?!admin)')) { … }
 */
export const patternBeyondRe2: Rule = {
  code: "pattern-beyond-re2",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    const check = (pattern: Expression | undefined): void => {
      if (pattern?.kind !== "string") return;
      const part = findForeignPart(pattern.value);
      if (part)
        report(pattern, `PostHog's regular expressions have no ${part}, and the run fails.`);
    };
    return {
      binary({ operator, right }, ancestors) {
        if (matchers.has(operator) && !insideSql(ancestors)) check(right);
      },
      call(node) {
        const name = libraryName(node, scopes);
        if (name === "match" || name === "extractRegex") check(node.args[1]);
      },
    };
  },
};

const matchers: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>(["=~", "!~", "=~*", "!~*"]);

/** The first part of a pattern that RE2 refuses, in words. */
export function findForeignPart(pattern: string): string | undefined {
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at, at + 4);
    if (pattern[at] === "\\") {
      if (!inClass && /^\\[1-9]/.test(rest)) return "back references such as `\\1`";
      if (!inClass && rest.startsWith("\\k<")) return "back references such as `\\k<name>`";
      at++;
    } else if (inClass) {
      inClass = pattern[at] !== "]";
    } else if (pattern[at] === "[") {
      inClass = true;
      if (/^\[\^?\]/.test(rest)) at += rest.startsWith("[^") ? 2 : 1;
    } else if (/^\(\?[=!]/.test(rest)) return "look-ahead `(?=…)`, `(?!…)`";
    else if (/^\(\?<[=!]/.test(rest)) return "look-behind `(?<=…)`, `(?<!…)`";
    else if (rest.startsWith("(?>")) return "atomic groups `(?>…)`";
    else if (/^[*+?]\+/.test(rest)) return "possessive repetition `*+`";
  }
  return undefined;
}
