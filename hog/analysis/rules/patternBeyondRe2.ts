import { libraryName } from "../calls.ts";
import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import type { BinaryOperator, Expression } from "../../syntax/tree.ts";

/**
 * A regular expression that PostHog's engine, RE2, cannot read: with parts that it does not have, or with
 * brackets that do not fit.
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
      const fault = findPatternFault(pattern.value);
      if (fault) report(pattern, `${fault}, and the run fails.`);
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

/** Why RE2 refuses a pattern, as the beginning of a sentence; `undefined` where nothing is seen. */
export function findPatternFault(pattern: string): string | undefined {
  const part = findForeignPart(pattern);
  return part === undefined
    ? findLooseBracket(pattern)
    : `PostHog's regular expressions have no ${part}`;
}

/** The first part of a pattern that RE2 refuses, in words. */
function findForeignPart(pattern: string): string | undefined {
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
      at += widthOfClassStart(rest) - 1;
    } else if (/^\(\?[=!]/.test(rest)) return "look-ahead `(?=…)`, `(?!…)`";
    else if (/^\(\?<[=!]/.test(rest)) return "look-behind `(?<=…)`, `(?<!…)`";
    else if (rest.startsWith("(?>")) return "atomic groups `(?>…)`";
    else if (/^[*+?]\+/.test(rest)) return "possessive repetition `*+`";
  }
  return undefined;
}

function findLooseBracket(pattern: string): string | undefined {
  // What follows `\Q` is a text.
  if (pattern.includes("\\Q")) return undefined;
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    switch (pattern.charAt(at)) {
      case "\\":
        at++;
        if (at === pattern.length) return "Nothing follows the last `\\` of this pattern";
        break;
      case "[":
        if (inClass) break;
        inClass = true;
        at += widthOfClassStart(pattern.slice(at, at + 3)) - 1;
        break;
      case "]":
        inClass = false;
        break;
      case "(":
        if (!inClass) depth++;
        break;
      case ")":
        if (inClass) break;
        if (depth === 0) return "A `)` of this pattern closes nothing";
        depth--;
    }
  }
  if (inClass) return "A `[` of this pattern is never closed";
  return depth > 0 ? "A `(` of this pattern is never closed" : undefined;
}

/** A `]` that comes first in a class belongs to it. */
function widthOfClassStart(rest: string): number {
  return /^\[\^?\]?/.exec(rest)?.[0].length ?? 1;
}
