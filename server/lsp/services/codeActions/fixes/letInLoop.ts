import { certainly, type Fix, insert } from "../action.ts";
import { closest } from "../place.ts";

/** `for (item in items) { … }` → `for (let item in items) { … }`. */
export const letInLoop: Fix = {
  codes: ["statement-read-as-call"],
  title: "Declare the loop's name with `let`",
  propose({ place, text }) {
    const call = closest(place.parent, "call")?.node;
    const [head, ...others] = call?.args ?? [];
    if (text.slice(place.node.start, place.node.end).toLowerCase() !== "for") return [];
    if (!head || others.length > 0 || head.kind !== "binary" || head.operator !== "in") return [];
    return head.left.kind === "identifier" ? certainly(insert(head.left.start, "let ")) : [];
  },
};
