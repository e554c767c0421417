import type { Node } from "../../syntax/tree.ts";
import type { InputSchema } from "../context.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";
import { findInputs } from "../inputs.ts";

/**
 * Inputs used as something that their type is not: a property of a text, number or truth value, or a
 * loop over one.
 *
 *     print(inputs.url.host)                     // `url` is a text
 *     for (let item in inputs.limit) { … }       // `limit` is a number
 */
export const inputMisuse: Rule = {
  code: "input-misuse",
  severity: "warning",
  visit(report, { scopes, context }) {
    const inputOf = findInputs(scopes, context.inputs);
    return {
      identifier(node) {
        const { input, path } = inputOf(node) ?? {};
        const [, selected] = path ?? [];
        const word = input && wordFor(input);
        if (!word || !selected) return;
        report(
          selected,
          `The input \`${input.key}\` is ${word} and has no properties: this is null.`,
        );
      },
      forIn({ collection }) {
        const found = inputOf(rootOf(withoutGroups(collection)));
        const word = found && wordFor(found.input);
        if (!word || found.path.length > 1 || found.whole !== withoutGroups(collection)) return;
        report(collection, `The input \`${found.input.key}\` is ${word}: this loop never runs.`);
      },
    };
  },
};

function rootOf(node: Node): Node {
  let root = node;
  while (root.kind === "member" || root.kind === "index") root = root.object;
  return root;
}

/** Only of types whose values cannot be anything else. */
function wordFor({ type }: InputSchema): string | undefined {
  switch (type) {
    case "string":
    case "choice":
      return "a text";
    case "number":
      return "a number";
    case "boolean":
      return "true or false";
    default:
      return undefined;
  }
}
