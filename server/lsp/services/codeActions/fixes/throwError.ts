import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `throw 'no address'` → `throw Error('no address')`. */
export const throwError: Fix = {
  codes: ["throw-without-error"],
  title: "Throw an `Error`",
  propose({ place, text }) {
    const value = closest(place, "throw")?.node.value;
    const { kind } = value ? withoutGroups(value) : {};
    if (!value || (kind !== "string" && kind !== "template")) return [];
    const inner = withoutGroups(value);
    return certainly(replace(value, `Error(${text.slice(inner.start, inner.end)})`));
  },
};
