import { certainly, type Fix } from "../action.ts";
import { removeItem } from "../layout.ts";
import { closest } from "../place.ts";

/** `trim(path, '')` → `trim(path)`. */
export const trimSpace: Fix = {
  codes: ["trim-one-character"],
  title: "Take white space away",
  propose({ place }) {
    const call = closest(place.parent, "call")?.node;
    const characters = call?.args[1];
    if (!call || characters?.kind !== "string" || characters.value.trim() !== "") return [];
    return certainly(removeItem(call.args, 1));
  },
};
