import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `for (let i := 0; i < length(list); …)` → `for (let i := 1; i <= length(list); …)`. */
export const loopFromOne: Fix = {
  codes: ["index-from-zero"],
  title: "Let the loop count from 1",
  propose({ place, document }) {
    if (place.node.kind !== "identifier") return [];
    const declared = document.analysis.scopes.declarationOf(place.node)?.node;
    const loop = closest(place, "for");
    if (declared?.kind !== "variable" || declared.value?.kind !== "number") return [];
    if (loop?.node.initializer !== declared || loop.node.condition?.kind !== "binary") return [];
    const { operator, operatorStart, operatorEnd } = loop.node.condition;
    const first = replace(declared.value, "1");
    if (operator !== "<") return certainly(first);
    return certainly(first, replace({ start: operatorStart, end: operatorEnd }, "<="));
  },
};
