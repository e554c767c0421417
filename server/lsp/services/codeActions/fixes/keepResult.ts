import { certainly, type Fix, insert } from "../action.ts";
import { closest } from "../place.ts";

/** `arrayPushBack(items, item)` → `items := arrayPushBack(items, item)`. */
export const keepResult: Fix = {
  codes: ["result-ignored"],
  title: "Assign the result",
  propose({ place, document: { analysis } }) {
    const call = closest(place.parent, "call")?.node;
    const first = call?.args[0];
    if (!call || call.callee.kind !== "identifier" || first?.kind !== "identifier") return [];
    const isVariable = analysis.scopes.declarationOf(first)?.kind === "variable";
    if (!call.callee.name.startsWith("array") || !isVariable) return [];
    return certainly(insert(call.start, `${first.name} := `));
  },
};
