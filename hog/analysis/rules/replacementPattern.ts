import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * A `$` sign in the replacement of `replaceAll` or `replaceOne` that stands for a part of the text:
 * `$&` for what was found.
 *
 *     print(replaceAll(names, 'and', '$&'))   // changes nothing
 */
export const replacementPattern: Rule = {
  code: "replacement-pattern",
  severity: "info",
  visit(report, { scopes }) {
    return {
      call(node) {
        const replacement = node.args[2];
        if (replacement?.kind !== "string") return;
        const name = libraryName(node, scopes);
        if (name !== "replaceAll" && name !== "replaceOne") return;
        // Two signs are one, and take part in nothing else.
        const found = /\$[&`']/.exec(replacement.value.replaceAll("$$", ""))?.[0];
        if (!found) return;
        const meaning = found === "$&" ? "what was found" : "the text around it";
        report(
          replacement,
          `Here \`${found}\` stands for ${meaning}. Write \`$$\` where a \`$\` is meant.`,
        );
      },
    };
  },
};
