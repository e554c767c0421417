import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";

/**
 * An argument that a function of the library takes and does not look at.
 *
 *     print(round(price, 2))   // rounds to a whole number
 */
export const ignoredArgument: Rule = {
  code: "ignored-argument",
  severity: "warning",
  visit(report, { scopes }) {
    return {
      call(node) {
        const ignored = places.get(libraryName(node, scopes) ?? "");
        const argument = ignored && node.args[ignored.at];
        if (argument) report(argument, `This has no effect: ${ignored.because}`);
      },
    };
  },
};

const whole = "the result is always a whole number. Write `round(x * 100) / 100` for two decimals.";
const fromStart = "the search always begins at the start.";

const places: ReadonlyMap<string, { readonly at: number; readonly because: string }> = new Map([
  ["floor", { at: 1, because: whole }],
  ["now", { at: 0, because: "`now()` is in UTC. Use `toTimeZone(now(), zone)`." }],
  ["position", { at: 2, because: fromStart }],
  ["positionCaseInsensitive", { at: 2, because: fromStart }],
  ["round", { at: 1, because: whole }],
  ["toString", { at: 1, because: "dates are always written in their own zone." }],
]);
