import type { Expression, Interval } from "../../../../../hog/syntax/tree.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `now() + interval 1 day` → `dateAdd('day', 1, now())`. */
export const addDate: Fix = {
  codes: ["date-arithmetic"],
  title: "Calculate with `dateAdd(…)`",
  propose({ place, text }) {
    const { node } = closest(place, "binary") ?? {};
    if (!node || (node.operator !== "+" && node.operator !== "-")) return [];
    const interval = withoutGroups(node.right);
    const isFirst = node.operator === "+" && withoutGroups(node.left).kind === "interval";
    const added = isFirst ? withoutGroups(node.left) : interval;
    const date = isFirst ? node.right : node.left;
    if (added.kind !== "interval" || withoutGroups(date).kind === "interval") return [];
    const amount = amountOf(added, text);
    const signed = node.operator === "+" ? amount : negative(amount);
    const { start, end } = withoutGroups(date);
    return certainly(
      replace(node, `dateAdd('${added.unit.toLowerCase()}', ${signed}, ${text.slice(start, end)})`),
    );
  },
};

function amountOf({ amount }: Interval, text: string): string {
  const inner: Expression = withoutGroups(amount);
  return inner.kind === "number" ? inner.text : text.slice(inner.start, inner.end);
}

function negative(amount: string): string {
  if (/^[\d.]+$/.test(amount)) return `-${amount}`;
  return amount.startsWith("-") && /^-[\d.]+$/.test(amount) ? amount.slice(1) : `-(${amount})`;
}
