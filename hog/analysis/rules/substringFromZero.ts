import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * `substring` from 0 or from the end, which gives an empty text: it counts from 1, forwards.
 *
 *     print(substring(event.event, 0, 10))
 */
export const substringFromZero: Rule = {
  code: "substring-from-zero",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      call(node) {
        const start = node.args[1];
        if (start?.kind !== "number" || !(Number(start.text) < 1)) return;
        if (libraryName(node, scopes) !== "substring") return;
        report(start, "`substring` counts from 1: this gives an empty text.");
      },
    };
  },
};
