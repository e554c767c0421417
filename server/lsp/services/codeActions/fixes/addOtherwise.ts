import { certainly, type Fix, insert } from "../action.ts";
import { closest } from "../place.ts";

/** `if(vip, 'vip')` → `if(vip, 'vip', null)`. */
export const addOtherwise: Fix = {
  codes: ["if-without-otherwise"],
  title: "Add `null` for the other case",
  propose({ place }) {
    const call = closest(place.parent, "call")?.node;
    const last = call?.args.at(-1);
    if (!call || !last || call.args.length % 2 !== 0) return [];
    return certainly(insert(last.end, ", null"));
  },
};
