import type { Builtin } from "../library/builtin.ts";
import { builtins } from "../library/builtins.ts";
import type { FunctionContext } from "./context.ts";
import type { Rule } from "./rule.ts";

/**
 * Makes the rule about calls of functions that Hog has, but not in some place. `messageFor` says why one
 * cannot be called there, and gives `undefined` where it can.
 */
export function unavailableCalls(
  messageFor: (builtin: Builtin, context: FunctionContext) => string | undefined,
): Rule {
  return {
    code: "function-not-available",
    severity: "error",
    visit(report, { scopes, context }) {
      return {
        program() {
          for (const { access, text, node } of scopes.globals) {
            const builtin = access === "call" ? builtins.get(text) : undefined;
            const message = builtin && messageFor(builtin, context);
            if (message !== undefined) report(node, message);
          }
        },
      };
    },
  };
}
