import { builtins } from "../../library/builtins.ts";
import { chainRoot, readsGlobal } from "../chains.ts";
import { globalsByName, isGlobalSomewhere } from "../globalNames.ts";
import type { Rule } from "../rule.ts";

/**
 * `??` behind a global that may not be there. Reading it ends the run before `??` can help; only
 * what is below an existing global may be missing.
 *
 *     let plan := defaults.plan ?? 'free'
 */
export const coalesceMissingGlobal: Rule = {
  code: "coalesce-missing-global",
  severity: "error",
  visit(report, { scopes, context: { type } }) {
    return {
      binary({ operator, left }) {
        if (operator !== "??") return;
        const root = chainRoot(left);
        if (!root || root.quoted || !readsGlobal(root, scopes) || builtins.has(root.name)) return;
        const exists = type ? globalsByName(type).has(root.name) : isGlobalSomewhere(root.name);
        if (exists) return;
        report(
          root,
          `There is no global \`${root.name}\`, so reading it ends the run: \`??\` cannot help.`,
        );
      },
    };
  },
};
