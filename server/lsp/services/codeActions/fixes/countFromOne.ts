import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { placeOf } from "../place.ts";

/** `items[0]` → `items[1]`, `pair.0` → `pair.1`, `substring(text, 0, 3)` → `substring(text, 1, 3)`. */
export const countFromOne: Fix = {
  codes: ["array-index-zero", "index-from-zero", "substring-from-zero"],
  title: "Count from 1",
  safe: true,
  propose({ problem, place, text }) {
    if (placeOf(place, "tupleMember")) return certainly(replace(problem, "1"));
    const index = place.node.kind === "group" ? withoutGroups(place.node) : place.node;
    if (index.kind !== "number") return [];
    return Number(text.slice(index.start, index.end)) === 0 ? certainly(replace(index, "1")) : [];
  },
};
