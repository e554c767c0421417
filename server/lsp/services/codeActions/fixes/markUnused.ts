import { type Fix, insert } from "../action.ts";

/** `unused` → `_unused`, which says that this is meant. */
export const markUnused: Fix = {
  codes: ["unused-variable", "unused-parameter", "unused-key", "unused-function"],
  title: "Start the name with `_`",
  propose({ place, document: { analysis } }) {
    if (place.node.kind !== "name" || place.node.quoted) return [];
    const declaration = analysis.scopes.declarationOf(place.node);
    if (!declaration) return [];
    const uses = analysis.scopes.referencesOf(declaration).map(({ node }) => node);
    const isQuoted = uses.some((use) => "quoted" in use && use.quoted);
    const isTaken = analysis.scopes.declarations.some(
      ({ text }) => text === `_${declaration.text}`,
    );
    if (isQuoted || isTaken) return [];
    return [{ changes: [place.node, ...uses].map(({ start }) => insert(start, "_")) }];
  },
};
