import { isTemplateRoot, templateRootsOf } from "../library/templateRoots.ts";
import { functionTypeNames } from "./functionTypeNames.ts";
import type { Rule } from "./rule.ts";
import { unavailableCalls } from "./unavailableCalls.ts";

/**
 * Calls in a template of what only programs may call. Templates are evaluated before the program, with
 * nothing but the library at hand; the run fails there.
 *
 *     {fetch('https://example.com').body}
 */
const functionNotAvailable = unavailableCalls(({ name, asynchronous, origin, availableIn }) => {
  if (name === "print") return undefined;
  if (asynchronous) {
    return `\`${name}\` waits for an answer, which the template of an input cannot do.`;
  }
  if (origin === "host") {
    return `\`${name}\` can be called in programs only, not in the template of an input.`;
  }
  return availableIn.size === 0
    ? `\`${name}\` is known to Hog, but PostHog does not run it in functions.`
    : undefined;
});

/**
 * Parameters in the templates of transformations: PostHog looks at nothing but the name, and refuses all
 * that it does not know.
 *
 *     {arrayMap(x -> x.id, event.properties.items)}     // in a transformation
 */
const nameInTemplate: Rule = {
  code: "name-in-template",
  severity: "error",
  visit(report, { scopes, context: { type } }) {
    const roots = type && templateRootsOf(type);
    if (!roots) return {};
    const allowed = roots.map((root) => `\`${root}\``).join(", ");
    return {
      program() {
        for (const { text, name, uses } of scopes.declarations) {
          const isRead = uses.some(({ access }) => access !== "call");
          if (!name || !isRead || isTemplateRoot(text, type)) continue;
          report(
            name,
            `In the templates of ${functionTypeNames[type]} PostHog refuses the name \`${text}\`, even of a parameter. It takes only ${allowed}.`,
          );
        }
      },
    };
  },
};

/** What is looked for in templates only. Their codes may be those of rules for programs. */
export const templateRules: readonly Rule[] = [functionNotAvailable, nameInTemplate];
