import { power } from "../../../../../hog/syntax/operators.ts";
import { certainly, type Fix, insert, remove, replace } from "../action.ts";
import { within, written } from "../editing/binding.ts";
import { closest } from "../place.ts";
import { isRepeatable } from "../editing/repeatable.ts";

/** `case plan when 'free' then 1 else 5 end` → `case when plan = 'free' then 1 else 5 end`. */
export const compareInCase: Fix = {
  codes: ["case-with-operand"],
  title: "Compare in each `when`",
  propose({ place, text }) {
    const { operand, branches, start } = closest(place, "case")?.node ?? {};
    if (!operand || !branches || start === undefined || !isRepeatable(operand)) return [];
    const value = within(power.comparison + 1, written(text, operand));
    const head = remove({ start: start + "case".length, end: operand.end });
    return certainly(
      head,
      ...branches.flatMap(({ when }) => [
        insert(when.start, `${value} = `),
        ...(within(power.comparison + 1, written(text, when)) === text.slice(when.start, when.end)
          ? []
          : [replace(when, within(power.comparison + 1, written(text, when)))]),
      ]),
    );
  },
};
