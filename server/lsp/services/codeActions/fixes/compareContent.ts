import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `properties = {}` → `empty(properties)`. */
export const compareContent: Fix = {
  codes: ["comparison-by-identity"],
  title: "Compare what is inside",
  propose({ place, text }) {
    const { node } = closest(place, "binary") ?? {};
    if (!node) return [];
    const [left, right] = [node.left, node.right].map(withoutGroups);
    if (!left || !right) return [];
    const isEmpty = (side: typeof left): boolean =>
      side.kind === "dict" && side.entries.length === 0;
    const other = isEmpty(right) ? left : isEmpty(left) ? right : undefined;
    if (other) {
      const name = node.operator === "==" ? "empty" : "notEmpty";
      const changes = [replace(node, `${name}(${text.slice(other.start, other.end)})`)];
      return [{ title: `Ask with \`${name}(…)\``, changes, preferred: true }];
    }
    const asText = (side: typeof left): string =>
      `jsonStringify(${text.slice(side.start, side.end)})`;
    const title = "Compare both as `jsonStringify(…)`";
    return [{ title, changes: [replace(left, asText(left)), replace(right, asText(right))] }];
  },
};
