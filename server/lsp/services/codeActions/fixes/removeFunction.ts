import { certainly, type Fix } from "../action.ts";
import { removeStatement } from "../layout.ts";
import { closest, standsInList } from "../place.ts";

/** `fun double(n) { … }` that nobody calls goes. */
export const removeFunction: Fix = {
  codes: ["unused-function"],
  title: "Remove the function",
  propose({ place, text }) {
    const fn = closest(place, "function");
    return fn && standsInList(fn) ? certainly(removeStatement(text, fn.node)) : [];
  },
};
