import type { BinaryOperator } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import { selectionText } from "../selection.ts";

/**
 * Comparisons of a thing with itself, which always give the same answer.
 *
 *     if (event.event = event.event) { … }
 */
export const selfComparison: Rule = {
  code: "self-comparison",
  severity: "warning",
  visit(report) {
    return {
      binary(node) {
        const constant = answers.get(node.operator);
        if (constant === undefined) return;
        const left = selectionText(node.left);
        if (left === undefined || left !== selectionText(node.right)) return;
        report(node, `Both sides are the same, so this is always ${constant}.`);
      },
    };
  },
};

const answers: ReadonlyMap<BinaryOperator, boolean> = new Map<BinaryOperator, boolean>([
  ["==", true],
  ["<=", true],
  [">=", true],
  ["!=", false],
  ["<", false],
  [">", false],
]);
