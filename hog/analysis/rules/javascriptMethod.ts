import type { Expression, Identifier, Member, Node } from "../../syntax/tree.ts";
import type { Rule } from "../rule.ts";
import { withoutGroups, type Scopes } from "../scopes.ts";
import { kindsOfValues } from "../valueKind.ts";

/**
 * A method or object of JavaScript or Python. Texts and lists of Hog have no methods: reading one
 * gives null, and calling null ends the run.
 *
 *     print(event.event.toUpperCase())
 *     console.log(event)
 */
export const javascriptMethod: Rule = {
  code: "javascript-method",
  severity: "warning",
  visit(report, { parsed: { text }, scopes }) {
    const kindOf = kindsOfValues(scopes, text);
    const isOwn = (name: string): boolean =>
      text.includes(`'${name}'`) || new RegExp(`\\.${name}\\s*:=`).test(text);
    return {
      call(node) {
        const { callee } = node;
        if (callee.kind !== "member") return;
        const ofGlobal = adviceForGlobal(callee, scopes);
        const advice = ofGlobal ?? adviceForValue(callee);
        if (!advice || (!ofGlobal && isOwn(callee.property.text))) return;
        report(callee.property, `Hog has no \`.${callee.property.text}(…)\`. Write \`${advice}\`.`);
      },
      member({ object, property }) {
        if (property.text !== "length" || kindOf(object) !== "string") return;
        report(property, "`.length` is null in Hog. Write `length(…)`.");
      },
    };
  },
};

function adviceForGlobal({ object, property }: Member, scopes: Scopes): string | undefined {
  const root = withoutGroups(object);
  if (root.kind !== "identifier" || scopes.declarationOf(root)) return undefined;
  return ofGlobals.get(`${root.name}.${property.text}`);
}

function adviceForValue({ object, property }: Member): string | undefined {
  return isDict(withoutGroups(object)) ? undefined : ofValues.get(property.text);
}

/** Whether a name that nothing declares is an object of JavaScript, of which this rule knows methods. */
export function isObjectOfJavascript(name: string): boolean {
  return objects.has(name);
}

/** Whether this rule speaks of the call whose method is one of an object that nothing declares. */
export function isCalledInJavascript(node: Identifier, ancestors: readonly Node[]): boolean {
  const member = ancestors.at(-1);
  const call = ancestors.at(-2);
  return (
    member?.kind === "member" &&
    member.object === node &&
    call?.kind === "call" &&
    call.callee === member &&
    ofGlobals.has(`${node.name}.${member.property.text}`)
  );
}

function isDict({ kind }: Expression): boolean {
  return kind === "dict";
}

const ofGlobals: ReadonlyMap<string, string> = new Map([
  ["console.log", "print(…)"],
  ["console.error", "print(…)"],
  ["console.warn", "print(…)"],
  ["console.info", "print(…)"],
  ["JSON.parse", "jsonParse(…)"],
  ["JSON.stringify", "jsonStringify(…)"],
  ["Object.keys", "keys(…)"],
  ["Object.values", "values(…)"],
  ["Object.entries", "for (let key, value in object) { … }"],
  ["Math.floor", "floor(…)"],
  ["Math.round", "round(…)"],
  ["Math.min", "min2(a, b)"],
  ["Math.max", "a > b ? a : b"],
  ["Math.random", "randomFloat()"],
  ["Date.now", "toUnixTimestampMilli(now())"],
  ["Array.isArray", "typeof(…) = 'array'"],
]);

const objects: ReadonlySet<string> = new Set(
  [...ofGlobals.keys()].map((key) => key.slice(0, key.indexOf("."))),
);

const ofValues: ReadonlyMap<string, string> = new Map([
  ["append", "list := arrayPushBack(list, value)"],
  ["charAt", "substring(text, place, 1)"],
  ["concat", "a || b"],
  ["endsWith", "match(text, '…$')"],
  ["filter", "arrayFilter(x -> …, list)"],
  ["find", "arrayFilter(x -> …, list)[1]"],
  ["forEach", "for (let item in list) { … }"],
  ["hasOwnProperty", "object[key] != null"],
  ["includes", "value in list"],
  ["indexOf", "indexOf(list, value)"],
  ["join", "arrayStringConcat(list, separator)"],
  ["lower", "lower(text)"],
  ["map", "arrayMap(x -> …, list)"],
  ["match", "match(text, pattern)"],
  ["pop", "list := arrayPopBack(list)"],
  ["push", "list := arrayPushBack(list, value)"],
  ["reduce", "arrayReduce((sum, x) -> …, list, start)"],
  ["replace", "replaceOne(text, find, replacement)"],
  ["replaceAll", "replaceAll(text, find, replacement)"],
  ["reverse", "arrayReverse(list)"],
  ["shift", "list := arrayPopFront(list)"],
  ["slice", "substring(text, from, length)"],
  ["some", "arrayExists(x -> …, list)"],
  ["sort", "arraySort(list)"],
  ["split", "splitByString(separator, text)"],
  ["startsWith", "startsWith(text, start)"],
  ["strip", "trim(text)"],
  ["substr", "substring(text, from, length)"],
  ["substring", "substring(text, from, length)"],
  ["toFixed", "toString(round(number * 100) / 100)"],
  ["toISOString", "toString(date)"],
  ["toLowerCase", "lower(text)"],
  ["toString", "toString(value)"],
  ["toUpperCase", "upper(text)"],
  ["trim", "trim(text)"],
  ["unshift", "list := arrayPushFront(list, value)"],
  ["upper", "upper(text)"],
]);
