import type { Rule } from "../rule.ts";
import { isInlined } from "../scopes.ts";

/**
 * `if(…)` or `multiIf(…)` as a function without a value for the last case: then nothing is put on
 * the stack, and whatever comes next takes a wrong value or fails.
 *
 *     let label := if(person.properties.vip, 'vip')
 */
export const ifWithoutOtherwise: Rule = {
  code: "if-without-otherwise",
  severity: "error",
  visit(report, _program) {
    return {
      call({ callee, args }) {
        if (callee.kind !== "identifier" || !isInlined(callee.name, args.length)) return;
        if (callee.name === "if" && args.length !== 3) {
          report(
            callee,
            "`if(condition, value, otherwise)` needs exactly three values, or the stack breaks.",
          );
        } else if (callee.name === "multiIf" && args.length % 2 === 0) {
          report(
            callee,
            "`multiIf` needs a last value for when no condition holds, or the stack breaks.",
          );
        }
      },
    };
  },
};
