import { within, written } from "../editing/binding.ts";
import { power } from "../../../../../hog/syntax/operators.ts";
import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { type Fix, replace } from "../action.ts";
import { removeItem } from "../layout.ts";
import { closest, placeOf } from "../place.ts";

/** `round(price, 2)` → `round(price * 100) / 100`, `now(zone)` → `toTimeZone(now(), zone)`. */
export const replaceIgnored: Fix = {
  codes: ["ignored-argument"],
  title: "Remove the argument",
  propose({ problem, place, text, document }) {
    const call = placeOf(place.parent, "call") ?? closest(place.parent, "call");
    if (!call) return [];
    const { args } = call.node;
    const at = args.findIndex(({ start }) => start === problem.start);
    const [first, second] = args;
    const removing = { changes: [removeItem(args, at)] };
    const name = libraryName(call.node, document.analysis.scopes);
    if (name === "now" && first) {
      const zone = text.slice(first.start, first.end);
      const changes = [replace(call.node, `toTimeZone(now(), ${zone})`)];
      return [{ title: "Use `toTimeZone(…)`", changes, preferred: true }, removing];
    }
    const digits = second?.kind === "number" ? Number(second.text) : NaN;
    const isRounding = name === "round" || name === "floor";
    if (!isRounding || !first || !(digits > 0 && digits <= 6 && Number.isInteger(digits))) {
      return at < 0 ? [] : [removing];
    }
    const factor = 10 ** digits;
    const value = within(power.sum + 1, written(text, first));
    const newText = `${name}(${value} * ${factor}) / ${factor}`;
    const parent = call.parent?.node;
    const isTight =
      parent?.kind === "unary" || (parent?.kind === "binary" && /^[*/%]$/.test(parent.operator));
    const changes = [replace(call.node, isTight ? `(${newText})` : newText)];
    return [{ title: "Round to decimals", changes, preferred: true }, removing];
  },
};
