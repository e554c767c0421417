import { type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `event.properties.utm-source` → `event.properties['utm-source']`, or `… - source`. */
export const hyphenatedName: Fix = {
  codes: ["hyphenated-name"],
  title: "Write the name in brackets",
  propose({ place, text }) {
    const { node } = closest(place, "binary") ?? {};
    if (node?.left.kind !== "member" || node.right.kind !== "identifier") return [];
    const { object, property } = node.left;
    const name = `${property.text}-${node.right.name}`;
    const selected = `${text.slice(object.start, object.end)}['${name}']`;
    const sign = { start: node.operatorStart, end: node.operatorEnd };
    return [
      { changes: [replace(node, selected)], preferred: true },
      { title: "Subtract, with spaces around the `-`", changes: [replace(sign, " - ")] },
    ];
  },
};
