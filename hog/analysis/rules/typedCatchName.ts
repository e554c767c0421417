import type { Rule } from "../rule.ts";

/**
 * A `catch` with a type and a name other than `e`, which PostHog compiles wrongly.
 *
 *     try { send() } catch (problem: RetryError) { print(problem.message) }
 */
export const typedCatchName: Rule = {
  code: "typed-catch-name",
  severity: "warning",
  visit(report, _program) {
    return {
      catch({ name, type }) {
        if (!name || !type || name.text === "e" || type.text === "Error") return;
        report(
          name,
          `When another error than \`${type.text}\` is thrown, the program breaks: PostHog compiles this wrongly. Call the variable \`e\`.`,
        );
      },
    };
  },
};
