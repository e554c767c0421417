import type { Rule } from "../rule.ts";
import { withoutGroups } from "../scopes.ts";
import { selectionText } from "../selection.ts";

/**
 * The variable of a `for … in`, which holds the values, used as if it held the keys.
 *
 *     for (let key in event.properties) { print(event.properties[key]) }
 */
export const loopOverValues: Rule = {
  code: "loop-over-values",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      index({ object, index }) {
        const name = withoutGroups(index);
        if (name.kind !== "identifier") return;
        const declaration = scopes.declarationOf(name);
        const loop = declaration?.node;
        if (loop?.kind !== "forIn" || loop.key || declaration?.name !== loop.value) return;
        const place = selectionText(object);
        if (place === undefined || place !== selectionText(loop.collection)) return;
        report(
          name,
          `\`${name.name}\` is a value already, not a key. Use it as it is, or write \`for (let key, value in …)\`.`,
        );
      },
    };
  },
};
