import { unavailableFunctions } from "../../library/unavailable.ts";
import { findSql } from "../insideSql.ts";
import type { Rule } from "../rule.ts";

/**
 * An interval in seconds, weeks, quarters or years: PostHog compiles it to a function that no VM has.
 *
 *     let span := interval 1 week   // a call of toIntervalWeek
 */
export const intervalWithoutFunction: Rule = {
  code: "interval-without-function",
  severity: "error",
  visit(report, { scopes }) {
    const insideSql = findSql(scopes);
    return {
      interval(node, ancestors) {
        const name = `toInterval${node.unit}`;
        const missing = unavailableFunctions.get(name);
        if (!missing || insideSql(ancestors)) return;
        const advice = missing.instead ? ` Write ${missing.instead}.` : "";
        report(node, `This becomes a call of \`${name}\`, which does not exist.${advice}`);
      },
    };
  },
};
