import { ownKeywords } from "../strayWords.ts";
import { readsGlobal } from "../chains.ts";
import type { Rule } from "../rule.ts";
import type { Identifier, Node } from "../../syntax/tree.ts";

/**
 * A keyword where PostHog's parser takes it for the name of a variable.
 *
 *     if (done) { stop() }; else { go() }    // the `;` ends the `if`
 *     if (done) return else go()             // returns a variable called `else`
 */
export const keywordReadAsName: Rule = {
  code: "keyword-read-as-name",
  severity: "error",
  visit(report, { scopes }) {
    return {
      identifier(node, ancestors) {
        if (node.quoted || !ownKeywords.has(node.name.toLowerCase())) return;
        if (!readsGlobal(node, scopes) || isKey(node, ancestors.at(-1))) return;
        report(
          node,
          `\`${node.name}\` is read as the name of a variable here. ${adviceFor(node, ancestors)}`,
        );
      },
    };
  },
};

/** `{select: 1}`: a key without quotes, which another rule speaks of. */
function isKey(node: Identifier, parent: Node | undefined): boolean {
  return parent?.kind === "entry" && parent.key === node;
}

function adviceFor({ name }: Identifier, ancestors: readonly Node[]): string {
  const parent = ancestors.at(-1);
  switch (name.toLowerCase()) {
    case "return":
      return parent?.kind === "placeholder"
        ? "Write `{ return; }`."
        : "Write `return;` where nothing is returned.";
    case "else":
      return parent?.kind === "return"
        ? "Write `return;` before `else`."
        : "It must follow its `if` directly: take the `;` before it away.";
    case "if":
    case "for":
      return "Write the head in parentheses, and the body in braces.";
    case "case":
    case "when":
    case "then":
    case "end":
      return "Write `case when … then … else … end`.";
    case "select":
    case "with":
      return "A query stands in parentheses, and a function cannot run one.";
    default:
      return "An operand is missing.";
  }
}
