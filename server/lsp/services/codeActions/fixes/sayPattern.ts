import { power } from "../../../../../hog/syntax/operators.ts";
import { inPlaceOf } from "../editing/binding.ts";
import { type Fix, replace } from "../action.ts";

/** `path like '/blog%'` → `startsWith(path, '/blog')`, and so on. */
export const sayPattern: Fix = {
  codes: ["like-matches-anywhere"],
  title: "Say what is compared",
  propose({ place, text }) {
    const { parent, node: pattern } = place;
    if (pattern.kind !== "string" || parent?.node.kind !== "binary") return [];
    const { operator, left, operatorStart } = parent.node;
    const inner = text.slice(pattern.start + 1, pattern.end - 1);
    const plain = inner.replace(/^%|%$/, "");
    const anywhere = `'${inner.startsWith("%") ? "" : "%"}${inner}${inner.endsWith("%") ? "" : "%"}'`;
    const proposals = [
      { title: "Add the `%` that is meant", changes: [replace(pattern, anywhere)] },
    ];
    const isNegated = operator.startsWith("not");
    if (operator.endsWith("ilike") || /[%_\\]/.test(plain) || inner.startsWith("%"))
      return proposals;
    const subject = text.slice(left.start, left.end);
    if (!inner.endsWith("%")) {
      const span = { start: operatorStart, end: pattern.end };
      const changes = [replace(span, `${isNegated ? "!=" : "="} '${plain}'`)];
      return [{ title: "Compare the whole text", changes }, ...proposals];
    }
    const call = `startsWith(${subject}, '${plain}')`;
    const newText = isNegated
      ? inPlaceOf(parent.node, parent.parent?.node, { text: `not ${call}`, power: power.not })
      : call;
    return [
      { title: "Use `startsWith(…)`", changes: [replace(parent.node, newText)] },
      ...proposals,
    ];
  },
};
