import { type Fix, insert, replace } from "../action.ts";
import { freshName } from "../editing/fresh.ts";
import { closest } from "../place.ts";

/** `for (let key in object)` → `for (let key, value in object)`, where the name is used as a key. */
export const loopOverKeys: Fix = {
  codes: ["loop-over-values"],
  title: "Loop over keys and values",
  propose({ place, document }) {
    const index = closest(place, "index");
    if (place.node.kind !== "identifier" || !index) return [];
    const loop = document.analysis.scopes.declarationOf(place.node)?.node;
    if (loop?.kind !== "forIn" || loop.key) return [];
    const { name } = place.node;
    const value = freshName(document, name === "value" ? "item" : "value");
    return [
      { changes: [insert(loop.value.end, `, ${value}`)], alone: true },
      { title: `Use \`${name}\` as the value that it is`, changes: [replace(index.node, name)] },
    ];
  },
};
