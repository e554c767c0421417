import { findNamesInHoles } from "../holes.ts";
import type { Rule } from "../rule.ts";

/**
 * Keys of loops that nothing reads; a loop with one name gives the values alone. A name that starts
 * with `_` is left alone, and so is the value, since the keys come only with it.
 *
 *     for (let key, value in items) { print(value) }      // write `for (let value in items)`
 */
export const unusedKey: Rule = {
  code: "unused-key",
  severity: "hint",
  visit(report, { parsed, scopes }) {
    const mayBeUsed = findNamesInHoles(parsed, scopes);
    return {
      forIn({ key, value }) {
        const declaration = key && scopes.declarationOf(key);
        if (!key || !declaration || key.text.startsWith("_") || key.text === value.text) return;
        const isUsed = scopes.referencesOf(declaration).length > 0 || mayBeUsed(key.text);
        if (isUsed) return;
        report(key, `\`${key.text}\` is not used. Write \`for (let ${value.text} in …)\`.`);
      },
    };
  },
};
