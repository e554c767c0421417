import { certainly, type Fix, insert } from "../action.ts";

/** `if (isReady)` → `if (isReady())`, for functions without parameters. */
export const callCondition: Fix = {
  codes: ["constant-condition", "statement-without-effect"],
  title: "Call the function",
  propose({ place, document }) {
    if (place.node.kind !== "identifier") return [];
    const { scopes } = document.analysis;
    const declared = scopes.declarationOf(place.node)?.node;
    return declared?.kind === "function" && declared.parameters.length === 0
      ? certainly(insert(place.node.end, "()"))
      : [];
  },
};
