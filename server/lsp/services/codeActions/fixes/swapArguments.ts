import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { kindsOfValues } from "../../../../../hog/analysis/valueKind.ts";
import { builtins } from "../../../../../hog/library/builtins.ts";
import type { Call, Expression } from "../../../../../hog/syntax/tree.ts";
import { certainly, type Fix, type Found, replace } from "../action.ts";
import { closest } from "../place.ts";
import { unitMeantBy } from "./unknownUnit.ts";

/** `dateAdd(now(), 1, 'day')` → `dateAdd('day', 1, now())`, `arrayMap(names, f)` → `arrayMap(f, names)`. */
export const swapArguments: Fix = {
  codes: ["function-comes-first", "separator-comes-first", "unit-comes-first"],
  title: "Put the arguments in the order of the parameters",
  propose(found) {
    const { problem, place, text } = found;
    const call = closest(place.parent, "call")?.node;
    const first = call?.args.find(({ start, end }) => start <= problem.start && problem.end <= end);
    if (!call || !first) return [];
    const others = call.args.filter((argument) => argument !== first);
    const isUnit = problem.code === "unit-comes-first";
    const order = isUnit ? orderBehindUnit(call, others, found) : others;
    if (!order) return [];
    const texts = [first, ...order].map(({ start, end }) => text.slice(start, end));
    if (isUnit) texts[0] = unitFor(call, first, found) ?? texts[0] ?? "";
    return certainly(...call.args.map((argument, at) => replace(argument, texts[at] ?? "")));
  },
};

/** The amount of `dateAdd` stands before the date; nothing where it is not clear which is which. */
function orderBehindUnit(
  call: Call,
  others: readonly Expression[],
  { document: { analysis }, text }: Found,
): readonly Expression[] | undefined {
  const [one, other] = others;
  if (libraryName(call, analysis.scopes) !== "dateAdd" || !one || !other) return others;
  const kindOf = kindsOfValues(analysis.scopes, text);
  const isDate = (argument: Expression): boolean => kindOf(argument)?.startsWith("date") === true;
  if (kindOf(one) === "number" || isDate(other)) return others;
  return kindOf(other) === "number" || isDate(one) ? [other, one] : undefined;
}

function unitFor(call: Call, unit: Expression, { document }: Found): string | undefined {
  const name = libraryName(call, document.analysis.scopes) ?? "";
  const choices = builtins.get(name)?.parameters[0]?.choices ?? [];
  const meant = unit.kind === "string" ? unitMeantBy(unit.value, choices) : undefined;
  return meant && `'${meant}'`;
}
