import type { Rule } from "../rule.ts";
import type { Binary, Expression, Node } from "../../syntax/tree.ts";
import { textOf } from "../layout.ts";

/**
 * `not` before a parenthesis, where it takes only what is in the parentheses.
 *
 *     if (not (plan) = 'free') { send() }   // compares `not(plan)` with 'free'
 */
export const notBeforeParenthesis: Rule = {
  code: "not-before-parenthesis",
  severity: "warning",
  visit(report, { parsed: { text } }) {
    return {
      call(node, ancestors) {
        const { callee, args } = node;
        const [operand] = args;
        if (callee.kind !== "identifier" || callee.name !== "not" || args.length !== 1) return;
        if (callee.quoted || !operand || !goesOn(node, ancestors.at(-1))) return;
        report(
          callee,
          `Before a parenthesis \`not\` takes only \`${shorten(textOf(text, operand))}\`, not what follows. Write \`not (… )\` around the whole comparison.`,
        );
      },
    };
  },
};

/** True when something that binds tighter than the operator `not` takes the call as its left side. */
function goesOn(call: Expression, parent: Node | undefined): boolean {
  switch (parent?.kind) {
    case "binary":
      return parent.left === call && takesMoreThanNot(parent);
    case "isNull":
    case "between":
      return parent.operand === call;
    case "member":
    case "index":
    case "tupleMember":
      return parent.object === call;
    default:
      return false;
  }
}

function takesMoreThanNot({ operator, right }: Binary): boolean {
  if (operator === "and" || operator === "or") return false;
  return !((operator === "==" || operator === "!=") && right.kind === "boolean");
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
