import { type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `interval 1 week` → `interval 7 day`. */
export const knownInterval: Fix = {
  codes: ["interval-without-function"],
  title: "Use a unit that works",
  propose({ place }) {
    const { node } = closest(place, "interval") ?? {};
    const other = node && others.get(node.unit);
    if (!other || node.amount.kind !== "number" || node.amount.float) return [];
    const amount = Number(node.amount.text) * other.times;
    const newText = `interval ${amount} ${other.unit}`;
    if (!Number.isSafeInteger(amount)) return [];
    return [{ title: `Write \`${newText}\``, changes: [replace(node, newText)], preferred: true }];
  },
};

const others: ReadonlyMap<string, { readonly times: number; readonly unit: string }> = new Map([
  ["Week", { times: 7, unit: "day" }],
  ["Quarter", { times: 3, unit: "month" }],
  ["Year", { times: 12, unit: "month" }],
]);
