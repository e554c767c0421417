import { converterFor } from "../../../../../hog/analysis/rules/notSupported.ts";
import { type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `'1'::int` → `toInt('1')`; `is distinct from` → `!=`. */
export const supported: Fix = {
  codes: ["not-supported"],
  title: "Write what Hog has instead",
  propose({ place, text }) {
    const cast = closest(place, "cast")?.node;
    const convert = cast && converterFor(cast);
    if (cast && convert !== undefined) {
      const { start, end } = cast.operand;
      const changes = [replace(cast, `${convert}(${text.slice(start, end)})`)];
      return [{ title: `Write \`${convert}(…)\``, changes, preferred: true }];
    }
    const comparison = closest(place, "binary")?.node;
    const sign = comparison && signs.get(comparison.operator);
    if (!comparison || sign === undefined) return [];
    const operator = { start: comparison.operatorStart, end: comparison.operatorEnd };
    return [{ title: `Write \`${sign}\``, changes: [replace(operator, sign)], preferred: true }];
  },
};

const signs: ReadonlyMap<string, string> = new Map([
  ["is distinct from", "!="],
  ["is not distinct from", "="],
  ["<=>", "="],
]);
