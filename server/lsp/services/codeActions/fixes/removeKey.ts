import { certainly, type Fix, remove } from "../action.ts";
import { closest } from "../place.ts";

/** `for (let key, value in items)` → `for (let value in items)`. */
export const removeKey: Fix = {
  codes: ["unused-key"],
  title: "Leave the key out",
  propose({ place }) {
    const { key, value } = closest(place, "forIn")?.node ?? {};
    return key && value ? certainly(remove({ start: key.start, end: value.start })) : [];
  },
};
