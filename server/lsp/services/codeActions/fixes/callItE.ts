import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `catch (problem: RetryError)` → `catch (e: RetryError)`. */
export const callItE: Fix = {
  codes: ["typed-catch-name"],
  title: "Call the error `e`",
  propose({ place, document: { analysis } }) {
    const { scopes } = analysis;
    const handler = closest(place, "catch")?.node;
    const declaration = place.node.kind === "name" ? scopes.declarationOf(place.node) : undefined;
    if (!handler || !declaration) return [];
    const uses = scopes.referencesOf(declaration).map(({ node }) => node);
    const isHidden = uses.some((use) => scopes.localAt("e", use.start)?.node !== handler);
    return isHidden ? [] : certainly(...[place.node, ...uses].map((name) => replace(name, "e")));
  },
};
