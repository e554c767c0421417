import { certainly, type Fix, remove } from "../action.ts";
import { closest } from "../place.ts";

/** `let total := 2` → `total := 2` where it is declared already. */
export const assignAgain: Fix = {
  codes: ["duplicate-declaration"],
  title: "Assign instead of declaring again",
  propose({ place, document: { analysis } }) {
    const variable = closest(place, "variable");
    if (place.node.kind !== "name" || variable?.node.name !== place.node) return [];
    const earlier = analysis.scopes.declarationOf(place.node)?.duplicateOf;
    if (!earlier || earlier.kind === "function" || !variable.node.value) return [];
    return certainly(remove({ start: variable.node.start, end: variable.node.name.start }));
  },
};
