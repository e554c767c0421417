import { readsGlobal } from "../chains.ts";
import { isGlobalSomewhere } from "../globalNames.ts";
import type { Rule } from "../rule.ts";
import { textOf } from "../layout.ts";

/**
 * A text in double quotes or backticks. In Hog these quote names, so a global of that name is read.
 *
 *     print("hello")
 */
export const quotedText: Rule = {
  code: "quoted-text",
  severity: "error",
  visit(report, { parsed: { text, problems }, scopes }) {
    // A quote that is left open is spoken of already.
    const known = new Set(problems.map(({ start }) => start));
    return {
      identifier(node) {
        if (!node.quoted || known.has(node.start) || !readsGlobal(node, scopes)) return;
        if (isGlobalSomewhere(node.name)) return;
        const quotes = textOf(text, node).startsWith('"') ? "Double quotes" : "Backticks";
        report(
          node,
          `${quotes} make a name, not a text: this reads a global and fails. Write \`'…'\`.`,
        );
      },
    };
  },
};
