import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `{total}` → `total`, or `{'total': total}`; `{{x}}` in a template → `{x}`. */
export const removeBraces: Fix = {
  codes: ["placeholder-outside-sql"],
  title: "Take the braces away",
  propose({ place, text }) {
    const braces = closest(place, "placeholder");
    if (!braces) return [];
    const { expression } = braces.node;
    const inner = text.slice(expression.start, expression.end);
    const alone = replace(braces.node, inner);
    const isInTemplate = braces.parent?.node.kind === "template";
    if (isInTemplate || expression.kind !== "identifier") {
      return isInTemplate ? certainly(alone) : [{ changes: [alone] }];
    }
    const dictionary = replace(braces.node, `{'${expression.name}': ${inner}}`);
    return [{ changes: [alone] }, { title: "Write a dictionary", changes: [dictionary] }];
  },
};
