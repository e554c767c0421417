import { certainly, type Fix, insert } from "../action.ts";
import { placeOf } from "../place.ts";

/** The line before gets a `;`. */
export const endLine: Fix = {
  codes: ["continued-line"],
  title: "End the line before with `;`",
  propose({ place, document }) {
    const access = placeOf(place, "call", "index", "slice")?.node;
    // A template is one expression.
    if (!access || document.kind === "template") return [];
    const before = access.kind === "call" ? access.callee : access.object;
    return certainly(insert(before.end, ";"));
  },
};
