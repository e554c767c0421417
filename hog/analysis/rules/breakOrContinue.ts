import { readsGlobal } from "../chains.ts";
import type { Rule } from "../rule.ts";

/**
 * `break` and `continue`, which Hog does not have: they read a global of that name, and fail.
 *
 *     for (let item in items) {
 *       if (item.done) { break }
 *     }
 */
export const breakOrContinue: Rule = {
  code: "break-or-continue",
  severity: "error",
  visit(report, { scopes }) {
    return {
      identifier(node) {
        const advice = node.quoted ? undefined : adviceFor.get(node.name.toLowerCase());
        if (!advice || !readsGlobal(node, scopes)) return;
        report(node, `Hog has no \`${node.name}\`: this reads a global and fails. ${advice}`);
      },
    };
  },
};

const adviceFor: ReadonlyMap<string, string> = new Map([
  ["break", "Put the loop into a function and `return`."],
  ["continue", "Put the rest of the body into an `if`."],
]);
