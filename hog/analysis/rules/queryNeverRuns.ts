import type { Rule } from "../rule.ts";

/**
 * A `select`. A hog function has no way to run it; the value is a description of the query.
 *
 *     let count := (select count() from events)
 */
export const queryNeverRuns: Rule = {
  code: "query-never-runs",
  severity: "warning",
  visit(report, _program) {
    return {
      query({ start }) {
        report(
          { start, end: start + "select".length },
          "Functions cannot run queries: the value is only a description of this one.",
        );
      },
    };
  },
};
