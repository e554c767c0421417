import type { Rule } from "../rule.ts";

/**
 * A `for` without a condition, for which PostHog's compiler emits a jump that has nothing to test.
 *
 *     for (let i := 0; ; i := i + 1) { print(i) }
 */
export const forWithoutCondition: Rule = {
  code: "for-without-condition",
  severity: "error",
  visit(report, _program) {
    return {
      for({ start, condition }) {
        if (condition) return;
        report(
          { start, end: start + "for".length },
          "A `for` without a condition tests whatever lies on the stack, and fails. Write `true` between the semicolons.",
        );
      },
    };
  },
};
