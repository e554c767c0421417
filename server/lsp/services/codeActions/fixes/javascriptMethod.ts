import { power } from "../../../../../hog/syntax/operators.ts";
import { inPlaceOf } from "../editing/binding.ts";
import type { Expression } from "../../../../../hog/syntax/tree.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `name.toUpperCase()` → `upper(name)`, `console.log(x)` → `print(x)`. */
export const javascriptMethod: Fix = {
  codes: ["javascript-method"],
  title: "Call the function of Hog's library",
  propose({ place, text, document: { analysis } }) {
    const member = closest(place, "member");
    if (!member) return [];
    const { object, property } = member.node;
    const call = member.parent?.node.kind === "call" ? member.parent.node : undefined;
    const own = withoutGroups(object);
    const written = text.slice(object.start, object.end);
    if (call?.callee !== member.node) {
      return property.text === "length"
        ? certainly(replace(member.node, `length(${written})`))
        : [];
    }
    const args = call.args.map(({ start, end }) => text.slice(start, end));
    const isGlobal = own.kind === "identifier" && !analysis.scopes.declarationOf(own);
    const write =
      (isGlobal && ofGlobals.get(`${own.name}.${property.text}`)) || ofValues.get(property.text);
    const newText = write?.(written, args, own);
    if (newText === undefined) return [];
    const isStatement = member.parent?.parent?.node.kind === "expressionStatement";
    // A list is changed by assigning it, which is a statement.
    if (changing.has(property.text) && (!isStatement || own.kind !== "identifier")) return [];
    const around = closest(member, "call");
    const isOperation = around && operations.has(property.text);
    return certainly(
      replace(
        call,
        isOperation
          ? inPlaceOf(call, around.parent?.node, { text: newText, power: power.comparison })
          : newText,
      ),
    );
  },
};

/** Writes a call anew, given what stands before the dot and between the parentheses. */
type Write = (object: string, args: readonly string[], node: Expression) => string | undefined;

const plain =
  (name: string, ...counts: readonly number[]): Write =>
  (_, args) =>
    counts.length === 0 || counts.includes(args.length) ? `${name}(${args.join(", ")})` : undefined;

const ofGlobals: ReadonlyMap<string, Write> = new Map([
  ["console.log", plain("print")],
  ["console.error", plain("print")],
  ["console.warn", plain("print")],
  ["console.info", plain("print")],
  ["JSON.parse", plain("jsonParse", 1)],
  ["JSON.stringify", (_, [value]) => value && `jsonStringify(${value})`],
  ["Object.keys", plain("keys", 1)],
  ["Object.values", plain("values", 1)],
  ["Math.floor", plain("floor", 1)],
  ["Math.round", plain("round", 1)],
  ["Math.min", plain("min2", 2)],
  ["Math.random", () => "randomFloat()"],
  ["Date.now", () => "toUnixTimestampMilli(now())"],
  ["Array.isArray", (_, [value]) => value && `typeof(${value}) = 'array'`],
]);

/** The value, then the arguments. */
const valueFirst =
  (name: string, ...counts: readonly number[]): Write =>
  (object, args) =>
    counts.includes(args.length) ? `${name}(${[object, ...args].join(", ")})` : undefined;

/** The argument, then the value. */
const valueLast =
  (name: string): Write =>
  (object, args) =>
    args.length === 1 ? `${name}(${args[0]}, ${object})` : undefined;

const changed =
  (name: string, count: number): Write =>
  (object, args) =>
    args.length === count ? `${object} := ${name}(${[object, ...args].join(", ")})` : undefined;

/** `list.slice(1, 3)` counts from 0 and to what comes behind the last. */
const part: Write = (object, [from, to]) => {
  if (!isCount(from) || (to !== undefined && !isCount(to))) return undefined;
  const start = Number(from) + 1;
  return to === undefined
    ? `substring(${object}, ${start})`
    : `substring(${object}, ${start}, ${Math.max(0, Number(to) - Number(from))})`;
};

function isCount(text: string | undefined): boolean {
  return text !== undefined && /^\d{1,9}$/.test(text);
}

/** Joins with a comma unless it is told otherwise; Python's has the list in the parentheses. */
const join: Write = (object, args, node) => {
  if (args.length > 1) return undefined;
  const [other = "','"] = args;
  const isPython = node.kind === "string";
  return isPython
    ? `arrayStringConcat(${other}, ${object})`
    : `arrayStringConcat(${object}, ${other})`;
};

/** What is written with an operator, and so needs parentheses beside another. */
const operations: ReadonlySet<string> = new Set([
  "concat",
  "hasOwnProperty",
  "includes",
  "isArray",
]);

/** What changes the list that stands before the dot. */
const changing: ReadonlySet<string> = new Set(["append", "pop", "push", "shift", "unshift"]);

const ofValues: ReadonlyMap<string, Write> = new Map([
  ["append", changed("arrayPushBack", 1)],
  [
    "charAt",
    (object, [at]) => (isCount(at) ? `substring(${object}, ${Number(at) + 1}, 1)` : undefined),
  ],
  ["concat", (object, args) => (args.length > 0 ? [object, ...args].join(" || ") : undefined)],
  ["filter", valueLast("arrayFilter")],
  ["find", (object, [fn]) => fn && `arrayFilter(${fn}, ${object})[1]`],
  ["hasOwnProperty", (object, [key]) => key && `${object}[${key}] != null`],
  ["includes", (object, [value]) => value && `${value} in ${object}`],
  ["indexOf", valueFirst("indexOf", 1)],
  ["join", join],
  ["lower", valueFirst("lower", 0)],
  ["map", valueLast("arrayMap")],
  ["match", valueFirst("match", 1)],
  ["pop", changed("arrayPopBack", 0)],
  ["push", changed("arrayPushBack", 1)],
  ["replace", valueFirst("replaceOne", 2)],
  ["replaceAll", valueFirst("replaceAll", 2)],
  ["reverse", valueFirst("arrayReverse", 0)],
  ["shift", changed("arrayPopFront", 0)],
  ["slice", part],
  ["some", valueLast("arrayExists")],
  ["sort", valueFirst("arraySort", 0)],
  ["split", valueLast("splitByString")],
  ["startsWith", valueFirst("startsWith", 1)],
  ["strip", valueFirst("trim", 0)],
  ["substring", part],
  ["toISOString", valueFirst("toString", 0)],
  ["toLowerCase", valueFirst("lower", 0)],
  ["toString", valueFirst("toString", 0)],
  ["toUpperCase", valueFirst("upper", 0)],
  ["trim", valueFirst("trim", 0)],
  ["unshift", changed("arrayPushFront", 1)],
  ["upper", valueFirst("upper", 0)],
]);
