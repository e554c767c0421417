import type { Call, Node } from "../../syntax/tree.ts";
import { libraryName } from "../calls.ts";
import { mayPassOver } from "../sameRun.ts";
import type { Rule } from "../rule.ts";

/**
 * More than 24 lines printed in one run, of which PostHog drops the rest.
 *
 *     for (let i := 1; i <= 100; i := i + 1) { print(i) }
 */
export const tooManyPrints: Rule = {
  code: "too-many-prints",
  severity: "info",
  visit(report, { scopes }) {
    let certain = 0;
    return {
      call(node, ancestors) {
        if (certain > limit || libraryName(node, scopes) !== "print") return;
        certain += roundsOf(node, ancestors);
        if (certain <= limit) return;
        report(
          node.callee,
          `PostHog keeps ${limit} printed lines of a run and drops the rest. Print less, or several values in one call.`,
        );
      },
    };
  },
};

const limit = 24;

/** How often a run that reaches its end makes a call for certain. */
function roundsOf(call: Call, ancestors: readonly Node[]): number {
  let rounds = 1;
  let child: Node = call;
  for (const parent of ancestors.toReversed()) {
    if (parent.kind === "for" && child === parent.body) rounds *= literalRounds(parent);
    else if (mayPassOver(parent, child)) return 0;
    if (rounds === 0) return 0;
    child = parent;
  }
  return rounds;
}

/** The rounds of `for (let i := 1; i <= 100; i := i + 1)`; 0 where they are not plain to see. */
function literalRounds({
  initializer,
  condition,
  increment,
}: Extract<Node, { kind: "for" }>): number {
  if (initializer?.kind !== "variable" || initializer.value?.kind !== "number") return 0;
  if (condition?.kind !== "binary" || condition.right.kind !== "number") return 0;
  if (increment?.kind !== "assignment" || increment.value.kind !== "binary") return 0;
  const { operator, right: step } = increment.value;
  if (operator !== "+" || step.kind !== "number" || Number(step.text) !== 1) return 0;
  const first = Number(initializer.value.text);
  const last = Number(condition.right.text);
  if (condition.operator === "<") return Math.max(0, last - first);
  return condition.operator === "<=" ? Math.max(0, last - first + 1) : 0;
}
