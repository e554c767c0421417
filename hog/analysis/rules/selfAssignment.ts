import type { Rule } from "../rule.ts";
import { selectionText } from "../selection.ts";

/**
 * Assignments of a thing to itself.
 *
 *     total := total
 */
export const selfAssignment: Rule = {
  code: "self-assignment",
  severity: "warning",
  visit(report) {
    return {
      assignment(node) {
        const target = selectionText(node.target);
        if (target === undefined || target !== selectionText(node.value)) return;
        report(node, "This assigns a value to itself and changes nothing.");
      },
    };
  },
};
