import type { Expression } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import { constantText, selectionText } from "../selection.ts";

/**
 * Keys that stand twice in one dictionary: the last one wins.
 *
 *     {'name': first, 'name': last}
 */
export const duplicateKey: Rule = {
  code: "duplicate-key",
  severity: "warning",
  visit(report, { parsed: { text } }) {
    return {
      dict({ entries }) {
        const seen = new Set<string>();
        for (const { key } of entries) {
          const known = keyText(key);
          if (known === undefined) continue;
          const written = text.slice(key.start, key.end);
          if (seen.has(known))
            report(key, `The key ${written} stands here twice; the last one wins.`);
          seen.add(known);
        }
      },
    };
  },
};

/** Texts that are equal for keys that are equal; a name is never taken for a constant. */
function keyText(key: Expression): string | undefined {
  const constant = constantText(key);
  if (constant !== undefined) return constant;
  const selection = selectionText(key);
  return selection === undefined ? undefined : `name ${selection}`;
}
