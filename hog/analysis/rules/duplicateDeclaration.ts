import type { Rule } from "../rule.ts";
import type { Declaration } from "../scopes.ts";

/**
 * A name declared twice in one scope: variables, functions, parameters, the two names of a loop.
 * PostHog refuses the program. Hiding a name of an outer scope is allowed.
 *
 *     let total := 1
 *     let total := 2      // write `total := 2`
 */
export const duplicateDeclaration: Rule = {
  code: "duplicate-declaration",
  severity: "error",
  visit(report, { scopes }) {
    return {
      program() {
        for (const declaration of scopes.declarations) {
          const { name, duplicateOf } = declaration;
          if (name && duplicateOf) report(name, messageOf(declaration));
        }
      },
    };
  },
};

function messageOf({ kind, text }: Declaration): string {
  const change = kind === "variable" ? `Assign with \`${text} := …\`, or choose` : "Choose";
  return `\`${text}\` is already declared in this scope. ${change} another name.`;
}
