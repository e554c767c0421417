import { power } from "../../../../../hog/syntax/operators.ts";
import { type Fix, replace } from "../action.ts";
import { inPlaceOf } from "../editing/binding.ts";
import { closest } from "../place.ts";

/** `name != null and length(name) > 3` → `name != null ? length(name) > 3 : false`. */
export const guard: Fix = {
  codes: ["and-or-evaluate-both"],
  title: "Evaluate the right side only if needed",
  propose({ problem, place, text }) {
    for (let around = closest(place, "binary"); around; around = closest(around.parent, "binary")) {
      const { operator, left, right } = around.node;
      if (operator !== "and" && operator !== "or") continue;
      if (right.start > problem.start) continue;
      const condition = text.slice(left.start, left.end);
      const value = text.slice(right.start, right.end);
      const newText =
        operator === "and" ? `${condition} ? ${value} : false` : `${condition} ? true : ${value}`;
      return [
        {
          changes: [
            replace(
              around.node,
              inPlaceOf(around.node, around.parent?.node, {
                text: newText,
                power: power.conditional,
              }),
            ),
          ],
          preferred: true,
        },
      ];
    }
    return [];
  },
};
