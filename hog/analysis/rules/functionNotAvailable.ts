import { builtins } from "../../library/builtins.ts";
import type { FunctionType } from "../../library/functionType.ts";
import { functionTypeNames } from "../functionTypeNames.ts";
import type { Rule } from "../rule.ts";

/**
 * Calls of a function that PostHog has, but not in this type of function: `fetch` in a
 * transformation, `geoipLookup` in a destination. The run fails there.
 *
 *     let answer := fetch(inputs.url)      // in a transformation
 */
export const functionNotAvailable: Rule = {
  code: "function-not-available",
  severity: "error",
  visit(report, { scopes, context: { type } }) {
    return {
      program() {
        for (const { access, text, node } of scopes.globals) {
          const builtin = access === "call" ? builtins.get(text) : undefined;
          if (!builtin) continue;
          const { availableIn, asynchronous } = builtin;
          if (availableIn.size === 0) {
            report(node, `\`${text}\` is known to Hog, but PostHog does not run it in functions.`);
          } else if (type && !availableIn.has(type)) {
            report(node, messageOf(text, type, asynchronous));
          }
        }
      },
    };
  },
};

function messageOf(name: string, type: FunctionType, asynchronous: boolean): string {
  const place = functionTypeNames[type];
  return asynchronous
    ? `\`${name}\` waits for an answer, which ${place} cannot do.`
    : `\`${name}\` does not exist in ${place}.`;
}
