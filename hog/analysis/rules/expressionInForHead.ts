import type { Rule } from "../rule.ts";
import type { Binary, ForClause } from "../../syntax/tree.ts";

/**
 * A plain expression, or a `let` behind the second semicolon, in the head of a `for`: its value is
 * left behind on the stack, where later variables are looked for.
 *
 *     for (let i := 0; i < 3; i = i + 1) { print(i) }   // compares, and never ends
 */
export const expressionInForHead: Rule = {
  code: "expression-in-for-head",
  severity: "error",
  visit(report, _program) {
    return {
      for({ initializer, increment }) {
        if (initializer && isExpression(initializer)) {
          report(
            initializer,
            `${leftBehind} ${adviceFor(initializer, "Write it before the loop.")}`,
          );
        }
        if (increment && increment.kind !== "assignment" && increment.kind !== "missing") {
          report(
            increment,
            `${leftBehind} ${adviceFor(increment, "Write it at the end of the body.")}`,
          );
        }
      },
    };
  },
};

const leftBehind = "The value stays on the stack, and variables are then mixed up.";

function isExpression(clause: ForClause): boolean {
  return clause.kind !== "variable" && clause.kind !== "assignment" && clause.kind !== "missing";
}

function adviceFor(clause: ForClause, otherwise: string): string {
  return clause.kind === "binary" && isEquality(clause) ? "Assign with `:=`." : otherwise;
}

function isEquality({ operator }: Binary): boolean {
  return operator === "==";
}
