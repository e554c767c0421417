import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `each(items, item -> …)` → `each(items, (item) -> …)`. */
export const groupParameter: Fix = {
  codes: ["lambda-swallows-arguments"],
  title: "Put the parameter in parentheses",
  propose({ place, text }) {
    const { parameters } = closest(place, "lambda")?.node ?? {};
    const last = parameters?.at(-1);
    return last ? certainly(replace(last, `(${text.slice(last.start, last.end)})`)) : [];
  },
};
