import { constantText, selectionText } from "../../../../../hog/analysis/selection.ts";
import type { Entry } from "../../../../../hog/syntax/tree.ts";
import { certainly, type Fix } from "../action.ts";
import { effect, effectOf } from "../editing/effects.ts";
import { removeItem } from "../layout.ts";
import { closest } from "../place.ts";

/** `{'a': 1, 'a': 2}` → `{'a': 2}`: the last one wins as it is. */
export const duplicateKey: Fix = {
  codes: ["duplicate-key"],
  title: "Remove the earlier key",
  propose({ place, document }) {
    const entry = closest(place, "entry");
    const dict = closest(entry, "dict");
    if (!entry || !dict) return [];
    const { entries } = dict.node;
    const own = keyOf(entry.node);
    const earlier = entries.findLastIndex(
      (other) => other.start < entry.node.start && keyOf(other) === own,
    );
    const before = entries[earlier];
    return before && own !== undefined && effectOf(document, before.value) < effect.outside
      ? certainly(removeItem(entries, earlier))
      : [];
  },
};

function keyOf({ key }: Entry): string | undefined {
  const name = selectionText(key);
  return constantText(key) ?? (name && `name ${name}`);
}
