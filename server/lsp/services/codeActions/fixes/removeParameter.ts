import type { Fix } from "../action.ts";
import { effect, effectOf } from "../editing/effects.ts";
import { removeItem } from "../layout.ts";
import { closest, findPlaces, placeOf } from "../place.ts";

/** `fun f(n, unused) { … }` → `fun f(n) { … }`, and its calls accordingly. */
export const removeParameter: Fix = {
  codes: ["unused-parameter"],
  title: "Remove the parameter",
  propose({ place, document }) {
    const { analysis } = document;
    const fn = placeOf(place.parent, "function")?.node;
    const at = fn?.parameters.findIndex((parameter) => parameter === place.node) ?? -1;
    const declaration = fn && analysis.scopes.declarationOf(fn.name);
    if (!fn || at < 0 || !declaration) return [];
    const uses = analysis.scopes.referencesOf(declaration).map(({ node }) => node);
    const places = findPlaces(analysis.parsed.root, uses);
    const changes = [removeItem(fn.parameters, at)];
    for (const use of uses) {
      const call = closest(places.get(use), "call")?.node;
      if (call?.callee !== use) return [];
      const argument = call.args[at];
      if (!argument) continue;
      if (effectOf(document, argument) >= effect.outside) return [];
      changes.push(removeItem(call.args, at));
    }
    return [{ changes, preferred: true }];
  },
};
