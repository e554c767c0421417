import { typesMeantBy } from "../../../../../hog/analysis/rules/typeofNever.ts";
import { certainly, type Fix, replace } from "../action.ts";

/** `typeof(amount) = 'number'` → `typeof(amount) in ['integer', 'float']`. */
export const typeofText: Fix = {
  codes: ["typeof-never"],
  title: "Change to what `typeof` gives",
  propose({ place }) {
    const { node, parent } = place;
    const meant = node.kind === "string" ? typesMeantBy(node.value) : undefined;
    if (!meant || !parent) return [];
    const [one, ...others] = meant.map((type) => `'${type}'`);
    if (one === undefined) return [];
    if (others.length === 0) {
      return [{ title: `Change to ${one}`, changes: [replace(node, one)], preferred: true }];
    }
    const all = [one, ...others].join(", ");
    if (parent.node.kind === "array" || parent.node.kind === "tuple") {
      return certainly(replace(node, all));
    }
    if (parent.node.kind !== "binary" || parent.node.right !== node) return [];
    const { operator, operatorStart } = parent.node;
    const word = operator === "!=" ? "not in" : "in";
    return certainly(replace({ start: operatorStart, end: node.end }, `${word} [${all}]`));
  },
};
