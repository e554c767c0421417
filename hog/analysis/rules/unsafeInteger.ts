import type { Rule } from "../rule.ts";

/**
 * A whole number that is too large to be exact when it is run.
 *
 *     let id := 9007199254740993   // becomes 9007199254740992
 */
export const unsafeInteger: Rule = {
  code: "unsafe-integer",
  severity: "warning",
  visit(report, _program) {
    return {
      number(node) {
        if (node.float || !/^[-+]?\d{16,}$/.test(node.text)) return;
        if (Number.isSafeInteger(Number(node.text))) return;
        report(node, "Numbers beyond 9007199254740991 are rounded. Write long ids as text.");
      },
    };
  },
};
