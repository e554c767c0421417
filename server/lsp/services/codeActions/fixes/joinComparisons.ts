import { power } from "../../../../../hog/syntax/operators.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { inPlaceOf } from "../editing/binding.ts";
import { closest } from "../place.ts";
import { isRepeatable } from "../editing/repeatable.ts";

/** `1 < amount < 10` → `1 < amount and amount < 10`. */
export const joinComparisons: Fix = {
  codes: ["comparison-chain"],
  title: "Join two comparisons with `and`",
  propose({ place, text }) {
    const chain = closest(place, "binary");
    if (chain?.node.left.kind !== "binary") return [];
    const { left, operatorStart, end } = chain.node;
    if (!isRepeatable(left.right) || left.left.kind === "binary") return [];
    const middle = text.slice(left.right.start, left.right.end);
    const first = text.slice(left.start, left.end);
    const second = `${middle} ${text.slice(operatorStart, end)}`;
    const joined = `${first} and ${second}`;
    return certainly(
      replace(
        chain.node,
        inPlaceOf(chain.node, chain.parent?.node, { text: joined, power: power.and }),
      ),
    );
  },
};
