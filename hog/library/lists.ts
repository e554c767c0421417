import { type Builtin, bytecodeFunction, libraryFunction, type Parameter } from "./builtin.ts";

const fn: Parameter = { name: "fn", type: "function", raisesOnNull: true };
const walked: Parameter = {
  name: "list",
  type: ["array", "tuple", "object"],
  documentation: "Of an object, the values.",
  raisesOnNull: true,
};
const sortPitfall =
  "Sorts as text: `arraySort([1, 9, 10])` is `[1, 10, 9]`, and capital letters come before small ones.";
const copies = "The list itself does not change: assign the result.";
const byName =
  "Only works called by this name: it cannot be passed to another function or put in a variable.";
const swallowing =
  "In `arrayMap(x -> x.id, list)` the function comes first. A bare parameter swallows plain names before it, so write `(x) -> …` if it is not the first argument.";

/** Lists and tuples. Nothing here changes its argument; elements are counted from 1. */
export const listFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "tuple",
    parameters: [{ name: "element", type: "any", rest: true }],
    result: "tuple",
    documentation: "A tuple of the arguments. `(a, b)` is the same.",
    example: "tuple('plan', 'pro') // ('plan', 'pro')",
  }),
  libraryFunction({
    name: "indexOf",
    parameters: [
      { name: "list", type: ["array", "tuple", "null"] },
      { name: "element", type: "any" },
    ],
    result: "number",
    documentation:
      "Where the element first stands in the list, counted from 1; 0 if it does not, or if there is no list.",
    example: "indexOf(['free', 'pro', 'scale'], 'pro') // 2",
    pitfalls: ["For a text in a text use `position`: `indexOf('abc', 'b')` is 0."],
  }),
  libraryFunction({
    name: "has",
    parameters: [
      { name: "list", type: ["array", "tuple", "null"] },
      { name: "element", type: "any" },
    ],
    result: "boolean",
    documentation: "Whether the list contains the element. False if there is no list.",
    example: "has(event.properties.tags, 'vip') // true",
    pitfalls: [
      "For a text in a text use `position` or `like`: `has('abc', 'b')` is false.",
      "Objects and lists are found only if they are the very same: `has([[1]], [1])` is false.",
    ],
  }),
  libraryFunction({
    name: "arrayPushBack",
    parameters: [
      { name: "list", type: ["array", "null"] },
      { name: "element", type: "any" },
    ],
    result: "array",
    documentation: "A new list with the element at the end; anything but a list counts as empty.",
    example: "arrayPushBack(['cart'], 'checkout') // ['cart', 'checkout']",
    pitfalls: [copies],
  }),
  libraryFunction({
    name: "arrayPushFront",
    parameters: [
      { name: "list", type: ["array", "null"] },
      { name: "element", type: "any" },
    ],
    result: "array",
    documentation: "A new list with the element in front; anything but a list counts as empty.",
    example: "arrayPushFront(['checkout'], 'cart') // ['cart', 'checkout']",
    pitfalls: [copies],
  }),
  libraryFunction({
    name: "arrayPopBack",
    parameters: [{ name: "list", type: ["array", "null"] }],
    result: "array",
    documentation: "A new list without the last element.",
    example: "arrayPopBack(['cart', 'checkout', 'paid']) // ['cart', 'checkout']",
    pitfalls: ["Gives the shortened list, not the element: that is `list[-1]`."],
  }),
  libraryFunction({
    name: "arrayPopFront",
    parameters: [{ name: "list", type: ["array", "null"] }],
    result: "array",
    documentation: "A new list without the first element.",
    example: "arrayPopFront(['cart', 'checkout', 'paid']) // ['checkout', 'paid']",
    pitfalls: ["Gives the shortened list, not the element: that is `list[1]`."],
  }),
  libraryFunction({
    name: "arraySort",
    parameters: [{ name: "list", type: ["array", "null"] }, unused()],
    result: "array",
    documentation: "A new list in ascending order.",
    example: "arraySort(['pear', 'apple', 'fig']) // ['apple', 'fig', 'pear']",
    pitfalls: [sortPitfall],
  }),
  libraryFunction({
    name: "arrayReverseSort",
    parameters: [{ name: "list", type: ["array", "null"] }, unused()],
    result: "array",
    documentation: "A new list in descending order.",
    example: "arrayReverseSort(['2024-01', '2024-03', '2024-02'])[1] // '2024-03'",
    pitfalls: [sortPitfall],
  }),
  libraryFunction({
    name: "arrayReverse",
    parameters: [{ name: "list", type: ["array", "null"] }],
    result: "array",
    documentation: "A new list with the elements in reverse.",
    example: "arrayReverse(['first', 'second']) // ['second', 'first']",
  }),
  libraryFunction({
    name: "arrayStringConcat",
    parameters: [
      { name: "list", type: ["array", "null"] },
      {
        name: "separator",
        type: "string",
        documentation: "Nothing stands between if left out.",
        optional: true,
      },
    ],
    result: "string",
    documentation: "Joins the elements of a list to one text; null elements are empty.",
    example: "arrayStringConcat(['vip', 'beta'], ', ') // 'vip, beta'",
    asValue: false,
    pitfalls: ["Objects become `[object Map]`: use `jsonStringify` on them first."],
  }),
  bytecodeFunction({
    name: "arrayMap",
    parameters: [fn, walked],
    result: "array",
    documentation: "A new list of what the function makes of each element.",
    example:
      "let items := [{'name': 'Mug', 'price': 12}, {'name': 'Cap', 'price': 20}]\narrayMap(item -> item.name, items) // ['Mug', 'Cap']",
    pitfalls: [swallowing, byName],
  }),
  bytecodeFunction({
    name: "arrayFilter",
    parameters: [fn, walked],
    result: "array",
    documentation: "A new list of the elements for which the function gives true.",
    example: "arrayFilter(price -> price > 15, [12, 20, 8, 31]) // [20, 31]",
    pitfalls: [swallowing, byName],
  }),
  bytecodeFunction({
    name: "arrayExists",
    parameters: [fn, walked],
    result: "boolean",
    documentation: "Whether the function gives true for at least one element.",
    example: "arrayExists(tag -> tag = 'vip', event.properties.tags) // true",
    pitfalls: [swallowing, byName],
  }),
  bytecodeFunction({
    name: "arrayCount",
    parameters: [fn, walked],
    result: "number",
    documentation: "For how many elements the function gives true.",
    example: "arrayCount(price -> price > 15, [12, 20, 8, 31]) // 2",
    pitfalls: [swallowing, byName, "Unlike SQL's `count`, it needs the function."],
  }),
  bytecodeFunction({
    name: "arrayReduce",
    parameters: [
      {
        ...fn,
        documentation: "Called with the result so far and the next element.",
      },
      walked,
      { name: "initial", type: "any", documentation: "The result so far at the start." },
    ],
    result: "any",
    documentation: "Folds a list to one value, from the first element to the last.",
    example: "arrayReduce((sum, price) -> sum + price, [12, 20, 8], 0) // 40",
    pitfalls: [byName, "The initial value comes last."],
  }),
  bytecodeFunction({
    name: "sortableSemver",
    parameters: [{ name: "version", type: ["string", "null"] }],
    result: "array",
    documentation:
      "The numbers of the first dotted version in a text, which `<` and `>` then compare one by one; `[]` if there is none.",
    example: "sortableSemver('app 2.10.1') > sortableSemver('2.9.4') // true",
    pitfalls: ["A single number is no version: `sortableSemver('v3')` is `[]`.", byName],
  }),
];

function unused(): Parameter {
  return { name: "ignored", type: "any", documentation: "Accepted and not used.", rest: true };
}
