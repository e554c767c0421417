import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Call, Node } from "../../syntax/tree.ts";

/**
 * An `if (…)` or `for (…)` that PostHog's parser cannot read as a statement, and so takes for the
 * call of a function of that name.
 *
 *     if (event.event = 'sale') let amount := 1
 *     for (item in items) { print(item) }
 */
export const statementReadAsCall: Rule = {
  code: "statement-read-as-call",
  severity: "error",
  visit(report, { scopes }) {
    return {
      call(node, ancestors) {
        const name = libraryName(node, scopes)?.toLowerCase();
        if (!name || (node.callee.kind === "identifier" && node.callee.quoted)) return;
        const advice = adviceFor(name, node, ancestors);
        if (!advice) return;
        report(node.callee, `PostHog reads this as a call of a function \`${name}\`. ${advice}`);
      },
    };
  },
};

function adviceFor(name: string, call: Call, ancestors: readonly Node[]): string | undefined {
  switch (name) {
    case "if":
      return call.args.length <= 1 ? adviceForIf(call, ancestors) : undefined;
    case "for":
      return call.args[0]?.kind === "binary" && call.args[0].operator === "in"
        ? "Write `for (let item in list) { … }`."
        : "Write `for (let i := 1; …; …) { … }` or `for (let item in list) { … }`.";
    case "else":
      return "It must follow its `if` directly: take the `;` before it away.";
    case "return":
      return "Write `return value;` as a statement of its own.";
    case "as":
    case "between":
    case "case":
    case "end":
    case "is":
    case "select":
    case "then":
    case "when":
    case "with":
      return "An operand is missing before it, or the words are in the wrong order.";
    default:
      return undefined;
  }
}

function adviceForIf(call: Call, ancestors: readonly Node[]): string {
  return followedByLet(call, ancestors)
    ? "A `let` cannot be the body of an `if`: put it in braces."
    : "Write `if (…) { … }`, or `if(condition, value, otherwise)` with three arguments.";
}

function followedByLet(call: Call, ancestors: readonly Node[]): boolean {
  const list = ancestors.at(-2);
  if (list?.kind !== "program" && list?.kind !== "block") return false;
  return list.statements.some(
    ({ kind, start }, at) =>
      kind === "variable" && start > call.start && list.statements[at - 1]?.start === call.start,
  );
}
