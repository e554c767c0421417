import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";
import { kindsOfValues } from "../valueKind.ts";

/**
 * `in` with a dictionary or null on its right. It knows lists and texts; anything else ends the run
 * with an error that cannot be caught.
 *
 *     if ('plan' in {'plan': 'free'}) { … }
 */
export const searchInObject: Rule = {
  code: "search-in-object",
  severity: "error",
  visit(report, { parsed: { text }, scopes }) {
    const kindOf = kindsOfValues(scopes, text);
    const insideSql = findSql(scopes);
    return {
      binary({ operator, right }, ancestors) {
        if (operator !== "in" && operator !== "not in") return;
        if (insideSql(ancestors)) return;
        const kind = kindOf(right);
        if (kind === "object") {
          report(right, "`in` fails on a dictionary. Write `in keys(…)`.");
        } else if (kind === "null" || kind === "number" || kind === "boolean") {
          report(
            right,
            `\`in\` fails on ${kind === "null" ? "null" : `a ${kind}`}. It needs a list or a text on its right.`,
          );
        }
      },
    };
  },
};
