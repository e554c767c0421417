import { certainly, type Fix, replace } from "../action.ts";
import type { Place } from "../place.ts";

/** `if (tags)` → `if (notEmpty(tags))`, `not tags` → `empty(tags)`. */
export const askEmpty: Fix = {
  codes: ["list-as-condition"],
  title: "Ask with `notEmpty(…)`",
  safe: true,
  propose({ problem, place, text }) {
    const written = text.slice(problem.start, problem.end);
    const negation = negationAround(place);
    return negation
      ? certainly(replace(negation.node, `empty(${written})`))
      : certainly(replace(problem, `notEmpty(${written})`));
  },
};

function negationAround(place: Place): Place | undefined {
  let around = place.parent;
  while (around?.node.kind === "group") around = around.parent;
  return around?.node.kind === "unary" && around.node.operator === "not" ? around : undefined;
}
