import { power } from "../../../../../hog/syntax/operators.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { inPlaceOf, within, written } from "../editing/binding.ts";
import { closest } from "../place.ts";
import { isRepeatable } from "../editing/repeatable.ts";

/** `amount between 1 and 10` → `amount >= 1 and amount <= 10`. */
export const splitBetween: Fix = {
  codes: ["between-on-stack"],
  title: "Write two comparisons",
  propose({ place, text }) {
    const between = closest(place, "between");
    if (!between || !isRepeatable(between.node.operand)) return [];
    const { operand, low, high, negated } = between.node;
    if (low.kind === "missing" || high.kind === "missing") return [];
    const [value, least, most] = [operand, low, high].map((one) =>
      within(power.comparison + 1, written(text, one)),
    );
    const newText = negated
      ? `${value} < ${least} or ${value} > ${most}`
      : `${value} >= ${least} and ${value} <= ${most}`;
    return certainly(
      replace(
        between.node,
        inPlaceOf(between.node, between.parent?.node, {
          text: newText,
          power: negated ? power.or : power.and,
        }),
      ),
    );
  },
};
