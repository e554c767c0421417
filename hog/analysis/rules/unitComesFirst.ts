import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Expression } from "../../syntax/tree.ts";

/**
 * A unit behind the date in a call of `dateAdd` and the like, where it comes first.
 *
 *     print(dateAdd(now(), 1, 'day'))
 */
export const unitComesFirst: Rule = {
  code: "unit-comes-first",
  severity: "error",
  visit(report, { scopes }) {
    return {
      call(node) {
        const [first, ...others] = node.args;
        if (!first || isUnit(first)) return;
        const unit = others.find(isUnit);
        if (!unit) return;
        const name = libraryName(node, scopes) ?? "";
        const order = orders.get(name);
        if (order) report(unit, `The unit comes first: \`${name}(${order})\`.`);
      },
    };
  },
};

const orders: ReadonlyMap<string, string> = new Map([
  ["dateAdd", "unit, amount, date"],
  ["dateDiff", "unit, start, end"],
  ["dateTrunc", "unit, date"],
  ["extract", "part, date"],
]);

function isUnit(argument: Expression): boolean {
  return argument.kind === "string" && unit.test(argument.value);
}

const unit = /^(?:second|minute|hour|day|week|month|quarter|year)s?$/i;
