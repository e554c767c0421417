import { certainly, type Fix, insert } from "../action.ts";
import { closest } from "../place.ts";

/** `plan ?? 'free' = 'free'` → `(plan ?? 'free') = 'free'`. */
export const groupCoalesce: Fix = {
  codes: ["coalesce-precedence"],
  title: "Put `??` in parentheses",
  propose({ place }) {
    const { node } = closest(place, "binary") ?? {};
    if (!node) return [];
    const { left, right } = node;
    if (left.kind === "binary" && left.operator !== "??") {
      return certainly(insert(left.right.start, "("), insert(right.end, ")"));
    }
    return right.kind === "binary" && left.kind !== "isNull"
      ? certainly(insert(left.start, "("), insert(right.left.end, ")"))
      : [];
  },
};
