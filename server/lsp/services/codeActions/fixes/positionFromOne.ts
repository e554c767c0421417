import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `position(…) != -1` → `position(…) > 0`. */
export const positionFromOne: Fix = {
  codes: ["position-never-negative"],
  title: "Compare with 0",
  safe: true,
  propose({ place, text }) {
    const { node } = closest(place, "binary") ?? {};
    if (!node) return [];
    const isAbsent = node.operator === "==" || node.operator === "<";
    const written = text.slice(node.operatorStart, node.operatorEnd);
    const equal = written === "==" ? "==" : "=";
    const sign = isAbsent ? equal : ">";
    return certainly(replace({ start: node.operatorStart, end: node.end }, `${sign} 0`));
  },
};
