import { withoutGroups } from "../scopes.ts";
import type { Rule } from "../rule.ts";

/**
 * A `fetch` whose answer nobody looks at: the run succeeds even if the other side refused.
 *
 *     fetch(url, options)      // write `let res := fetch(url, options)` and look at `res.status`
 */
export const fetchResultIgnored: Rule = {
  code: "fetch-result-ignored",
  severity: "info",
  visit(report, { scopes }) {
    return {
      expressionStatement({ expression }) {
        const call = withoutGroups(expression);
        if (call.kind !== "call" || call.callee.kind !== "identifier") return;
        const { callee } = call;
        if (callee.name !== "fetch" || scopes.declarationOf(callee)) return;
        report(
          callee,
          "Nobody looks at the answer: the run succeeds even if the request was refused. Check `status`.",
        );
      },
    };
  },
};
