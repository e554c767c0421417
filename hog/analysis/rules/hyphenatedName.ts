import type { Expression } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import { textOf } from "../layout.ts";

/**
 * A name with a hyphen behind a dot, which is a subtraction to Hog. PostHog refuses to save it.
 *
 *     print(event.properties.utm-source)
 */
export const hyphenatedName: Rule = {
  code: "hyphenated-name",
  severity: "error",
  visit(report, { parsed: { text } }) {
    return {
      binary(node) {
        const { operator, left, right, operatorStart, operatorEnd } = node;
        if (operator !== "-" || left.kind !== "member" || right.kind !== "identifier") return;
        if (left.end !== operatorStart || right.start !== operatorEnd) return;
        if (!isPlainChain(left)) return;
        report(
          node,
          `PostHog refuses this as a name with a hyphen. Write \`${textOf(text, left.object)}['${left.property.text}-${right.name}']\`; to subtract, put spaces around the \`-\`.`,
        );
      },
    };
  },
};

/** PostHog looks only at names joined by dots. */
function isPlainChain(expression: Expression): boolean {
  let node = expression;
  while (node.kind === "member" && !node.optional) node = node.object;
  return node.kind === "identifier";
}
