import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * `trim` with more or less than one character to take away: the result is always empty.
 *
 *     print(trim(path, '/ '))
 */
export const trimOneCharacter: Rule = {
  code: "trim-one-character",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      call(node) {
        const characters = node.args[1];
        if (characters?.kind !== "string" || characters.value.length === 1) return;
        const name = libraryName(node, scopes);
        if (name !== "trim" && name !== "trimLeft" && name !== "trimRight") return;
        report(
          characters,
          `\`${name}\` takes exactly one character; with this the result is always empty.`,
        );
      },
    };
  },
};
