import type { Rule } from "../rule.ts";

/**
 * A variable called `e` or `type` that cannot be seen in a catch block, where both names always
 * mean the error that was caught.
 *
 *     let type := event.properties.type
 *     try { send() } catch (error) { print(type) }   // the type of the error
 */
export const hiddenInCatch: Rule = {
  code: "hidden-in-catch",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      identifier(node) {
        if (node.name !== "e" && node.name !== "type") return;
        const declaration = scopes.declarationOf(node);
        if (declaration?.kind !== "hidden" || !declaration.hides) return;
        const means = node.name === "e" ? "the error" : "the type of the error";
        report(
          node,
          `In a catch block \`${node.name}\` is ${means}, not the variable outside. Rename the variable.`,
        );
      },
    };
  },
};
