import type { BinaryOperator, Expression } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups, type Scopes } from "../scopes.ts";

/**
 * `position` or `indexOf` compared as if they gave -1 for what is not there. They give 0.
 *
 *     if (position(event.event, 'sale') != -1) { … }   // always true
 */
export const positionNeverNegative: Rule = {
  code: "position-never-negative",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      binary(node) {
        const { operator, left, right } = node;
        const limit = impossible.get(operator);
        if (!limit?.includes(numberOf(right) ?? NaN)) return;
        const call = withoutGroups(left);
        if (call.kind !== "call" || !positions.has(nameOf(call, scopes))) return;
        report(
          node,
          `\`${nameOf(call, scopes)}\` gives 0 for what is not there, and counts from 1. Compare with 0.`,
        );
      },
    };
  },
};

/** With these numbers a comparison says the same of every position. */
const impossible: ReadonlyMap<BinaryOperator, readonly number[]> = new Map([
  ["==", [-1]],
  ["!=", [-1]],
  [">", [-1]],
  [">=", [0]],
  ["<", [0]],
]);

const positions: ReadonlySet<string> = new Set(["indexOf", "position", "positionCaseInsensitive"]);

function nameOf(call: Extract<Expression, { kind: "call" }>, scopes: Scopes): string {
  return libraryName(call, scopes) ?? "";
}

function numberOf(expression: Expression): number | undefined {
  return expression.kind === "number" ? Number(expression.text) : undefined;
}
