import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `x in {'a': 1}` → `x in keys({'a': 1})`. */
export const searchKeys: Fix = {
  codes: ["search-in-object"],
  title: "Search in `keys(…)`",
  propose({ problem, place, text }) {
    const { right } = closest(place, "binary")?.node ?? {};
    if (!right || withoutGroups(right).kind === "null") return [];
    const kind = withoutGroups(right).kind;
    if (kind === "number" || kind === "boolean" || !problem.message.includes("dictionary"))
      return [];
    return certainly(replace(right, `keys(${text.slice(right.start, right.end)})`));
  },
};
