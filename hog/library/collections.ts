import { type Builtin, libraryFunction } from "./builtin.ts";

/** What texts, lists and objects have in common. */
export const collectionFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "length",
    parameters: [{ name: "value", type: ["string", "array", "tuple"], raisesOnNull: true }],
    result: "number",
    documentation: "How many characters a text or how many elements a list has.",
    example: "length(['vip', 'beta']) // 2",
    pitfalls: ["An object has no length: write `length(keys(object))`."],
  }),
  libraryFunction({
    name: "empty",
    parameters: [{ name: "value", type: "any" }],
    result: "boolean",
    documentation: "Whether the value is null, `''`, `[]` or `{}`.",
    example: "empty(person.properties.company ?? '') // true",
    pitfalls: ["Numbers and booleans never are: `empty(0)` and `empty(false)` are false."],
  }),
  libraryFunction({
    name: "notEmpty",
    parameters: [{ name: "value", type: "any" }],
    result: "boolean",
    documentation: "The opposite of `empty`: true for anything but null, `''`, `[]` and `{}`.",
    example: "notEmpty(['vip']) // true",
    pitfalls: ["`notEmpty(0)` and `notEmpty(false)` are true."],
  }),
  libraryFunction({
    name: "keys",
    parameters: [{ name: "value", type: ["object", "array", "tuple"], raisesOnNull: true }],
    result: "array",
    documentation:
      "The keys of an object, in the order in which they were set; `[]` for a text or number.",
    example: "keys({'plan': 'pro', 'seats': 5}) // ['plan', 'seats']",
    pitfalls: [
      "The keys of a list count from 0, but elements are read from 1: `list[key + 1]`. The same holds for `for (let key, value in list)`.",
    ],
  }),
  libraryFunction({
    name: "values",
    parameters: [{ name: "value", type: ["object", "array", "tuple"], raisesOnNull: true }],
    result: "array",
    documentation:
      "The values of an object, in the order of its keys, or a copy of a list; `[]` for a text or number.",
    example: "values({'plan': 'pro', 'seats': 5}) // ['pro', 5]",
  }),
];
