import { type Builtin, libraryFunction, type Parameter } from "./builtin.ts";

const ignored: Parameter = {
  name: "digits",
  type: "any",
  documentation: "Accepted and not used.",
  optional: true,
};

/** Making numbers and counting with them. */
export const numberFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "toInt",
    parameters: [{ name: "value", type: "any" }],
    result: ["number", "null"],
    documentation:
      "The whole number that a text begins with, or a number without its fraction; null if there is none. A datetime gives its seconds since 1970, a date its days.",
    example: "toInt('42 seats') // 42",
    pitfalls: [
      "`toInt(true)` is null.",
      "A text needs only to begin like a number: `toInt('1,200')` is 1.",
    ],
  }),
  libraryFunction({
    name: "toFloat",
    parameters: [{ name: "value", type: "any" }],
    result: ["number", "null"],
    documentation:
      "The number that a text begins with; null if there is none. A datetime gives its seconds since 1970, a date its days.",
    example: "toFloat('49.90') * 2 // 99.8",
    pitfalls: [
      "`toFloat(true)` is null.",
      "The decimal sign is a point: `toFloat('49,90')` is 49.",
    ],
  }),
  libraryFunction({
    name: "round",
    parameters: [{ name: "number", type: "number" }, ignored],
    result: "number",
    documentation: "The nearest whole number; halves go up.",
    example: "round(19.987 * 100) / 100 // 19.99",
    pitfalls: ["It has no digits: `round(1.234, 2)` is 1. Multiply and divide instead."],
  }),
  libraryFunction({
    name: "floor",
    parameters: [{ name: "number", type: "number" }, ignored],
    result: "number",
    documentation: "The next whole number below.",
    example: "floor(7 / 2) // 3",
    pitfalls: ["Negative numbers go away from zero: `floor(-1.5)` is -2."],
  }),
  libraryFunction({
    name: "min2",
    parameters: [
      { name: "left", type: "any" },
      { name: "right", type: "any" },
    ],
    result: "any",
    documentation: "The smaller of two values.",
    example: "min2(120, 100) // 100",
    pitfalls: ["There is no working `max2`: write `a > b ? a : b`."],
  }),
  libraryFunction({
    name: "plus",
    parameters: [
      { name: "left", type: "any" },
      { name: "right", type: "any" },
    ],
    result: "any",
    documentation: "Adds numbers, but joins if one side is a text.",
    example: "plus(2, 3) // 5",
    pitfalls: ["Not the same as `+`, which makes numbers of texts: `plus('2', 3)` is `'23'`."],
  }),
  libraryFunction({
    name: "minus",
    parameters: [
      { name: "left", type: "any" },
      { name: "right", type: "any" },
    ],
    result: "number",
    documentation: "The difference of two numbers. The same as `left - right`.",
    example: "minus(10, 4) // 6",
  }),
  libraryFunction({
    name: "range",
    parameters: [
      { name: "from", type: "number", documentation: "Alone it is the end, and 0 the start." },
      { name: "to", type: "number", documentation: "Not part of the result.", optional: true },
    ],
    result: "array",
    documentation:
      "The whole numbers from `from` up to but not including `to`; with one argument, from 0.",
    example: "range(1, 4) // [1, 2, 3]",
    asValue: false,
    pitfalls: ["`range(3)` is `[0, 1, 2]`, while lists are counted from 1."],
  }),
  libraryFunction({
    name: "randomFloat",
    parameters: [],
    result: "number",
    documentation: "A random number from 0 up to but not including 1. Not for secrets.",
    example: "let sampled := randomFloat() < 0.1",
  }),
];
