import {
  type Builtin,
  type BuiltinEntry,
  compilerFunction,
  libraryFunction,
  type Parameter,
} from "./builtin.ts";

const pair: readonly Parameter[] = [
  { name: "left", type: "any" },
  { name: "right", type: "any" },
];
const eager =
  "All operands are evaluated, whatever the first one is: `list != null and length(list) > 0` fails on null. Use `if` or `? :` to protect the second.";

/** Conditions, comparisons and what to do about null. */
export const logicFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "and",
    parameters: [
      { name: "condition", type: "any" },
      { name: "more", type: "any", rest: true },
    ],
    result: "boolean",
    documentation: "True if all conditions are. The same as the operator.",
    example: "and(length('abc') = 3, startsWith('abc', 'a')) // true",
    pitfalls: [eager],
  }),
  libraryFunction({
    name: "or",
    parameters: [
      { name: "condition", type: "any" },
      { name: "more", type: "any", rest: true },
    ],
    result: "boolean",
    documentation: "True if at least one condition is. The same as the operator.",
    example: "or(empty('abc'), 2 > 1) // true",
    pitfalls: [eager],
  }),
  libraryFunction({
    name: "not",
    parameters: [{ name: "condition", type: "any" }],
    result: "boolean",
    documentation: "The opposite of a condition.",
    example: "not(empty('abc')) // true",
    pitfalls: [
      "`not (a) = b` is the call `not(a)` compared with `b`. Write `not a = b` or `not (a = b)`.",
    ],
  }),
  libraryFunction({
    name: "if",
    parameters: [
      { name: "condition", type: "any" },
      { name: "then", type: "any" },
      { name: "otherwise", type: "any" },
    ],
    result: "any",
    documentation:
      "The second argument if the condition holds, otherwise the third. Only the chosen one is evaluated. The same as `condition ? then : otherwise`.",
    example: "let seats := 12\nif(seats > 10, 'team', 'solo') // 'team'",
    pitfalls: ["Without the third argument the run breaks when the condition is false."],
  }),
  libraryFunction({
    name: "multiIf",
    parameters: [
      { name: "condition", type: "any" },
      { name: "then", type: "any" },
      {
        name: "more",
        type: "any",
        documentation: "Further pairs of a condition and its value.",
        rest: true,
      },
      { name: "otherwise", type: "any", documentation: "If no condition holds." },
    ],
    result: "any",
    documentation:
      "The value behind the first condition that holds, otherwise the last argument. Only the chosen one is evaluated.",
    example:
      "let amount := 250\nmultiIf(amount > 1000, 'large', amount > 100, 'medium', 'small') // 'medium'",
    pitfalls: ["It needs an odd number of arguments; without the last value the run breaks."],
  }),
  libraryFunction({
    name: "ifNull",
    parameters: [
      { name: "value", type: "any" },
      { name: "fallback", type: "any" },
    ],
    result: "any",
    documentation:
      "The value, or the fallback if it is null. The fallback is evaluated only then. The same as `value ?? fallback`.",
    example: "ifNull(event.properties.nickname, 'friend') // 'friend'",
    pitfalls: ["An empty text is not null. A global that does not exist fails all the same."],
  }),
  libraryFunction({
    name: "coalesce",
    parameters: [
      { name: "value", type: "any" },
      { name: "more", type: "any", rest: true },
    ],
    result: "any",
    documentation: "The first argument that is not null; null if all are.",
    example: "coalesce(event.properties.nickname, person.name, 'friend') // 'Ada Lovelace'",
    pitfalls: ["All arguments are evaluated first, unlike those of `??`."],
  }),
  libraryFunction({
    name: "isNull",
    parameters: [{ name: "value", type: "any" }],
    result: "boolean",
    documentation: "Whether the value is null. The same as `value is null`.",
    example: "isNull(event.properties.nickname) // true",
  }),
  libraryFunction({
    name: "isNotNull",
    parameters: [{ name: "value", type: "any" }],
    result: "boolean",
    documentation: "Whether the value is something other than null.",
    example: "isNotNull(event.distinct_id) // true",
  }),
  libraryFunction({
    name: "assumeNotNull",
    parameters: [{ name: "value", type: "any", raisesOnNull: true }],
    result: "any",
    documentation: "The value itself; on null the run ends with `Value is null in assumeNotNull`.",
    example: "assumeNotNull(event.distinct_id) // 'user-1'",
    pitfalls: ["The error cannot be caught. To react to null, test for it and `throw` an `Error`."],
  }),
  strictComparison("equals", "Whether both values are the same.", "equals('pro', 'pro') // true"),
  strictComparison("notEquals", "Whether the values differ.", "notEquals(1, 2) // true"),
  strictComparison("greater", "Whether `left` is greater.", "greater(3, 2) // true"),
  strictComparison(
    "greaterOrEquals",
    "Whether `left` is greater or equal.",
    "greaterOrEquals(2, 2) // true",
  ),
  strictComparison(
    "less",
    "Whether `left` is smaller.",
    "less('2024-03-10', '2024-04-01') // true",
  ),
  strictComparison(
    "lessOrEquals",
    "Whether `left` is smaller or equal.",
    "lessOrEquals(3, 2) // false",
  ),
  libraryFunction({
    name: "in",
    parameters: [
      { name: "value", type: "any" },
      { name: "list", type: ["array", "tuple", "null"] },
    ],
    result: "boolean",
    documentation: "Whether the list contains the value. False if the second argument is no list.",
    example: "in('vip', ['vip', 'beta']) // true",
    pitfalls: ["The operator `in` differs: there, null on the right ends the run."],
  }),
  libraryFunction({
    name: "typeof",
    parameters: [{ name: "value", type: "any" }],
    result: "string",
    resultTexts: [
      "null",
      "boolean",
      "integer",
      "float",
      "string",
      "array",
      "tuple",
      "object",
      "function",
      "datetime",
      "date",
      "error",
      "sql",
    ],
    documentation:
      "What kind of value it is: `null`, `boolean`, `integer`, `float`, `string`, `array`, `tuple`, `object`, `function`, `datetime`, `date`, `error` or `sql`.",
    example: "typeof(now()) // 'datetime'",
    pitfalls: ["The value decides, not its spelling: `typeof(1.0)` is `'integer'`."],
  }),
  compilerFunction({
    name: "sql",
    parameters: [{ name: "expression", type: "any" }],
    result: "object",
    documentation:
      "Does not evaluate its argument but describes it, as a tree of objects; `{…}` inside puts a value in.",
    example: "let plan := 'pro'\nlet condition := sql(properties.plan = {plan})",
    pitfalls: ["A function has no way to run the query that it describes."],
  }),
];

/** The operators bring both sides to one type before they compare; these functions do not. */
function strictComparison(name: string, documentation: string, example: string): Builtin {
  const entry: BuiltinEntry = { name, parameters: pair, result: "boolean", documentation, example };
  return libraryFunction({
    ...entry,
    pitfalls: [
      "Compares without converting: `equals(1, '1')` is false where `1 = '1'` is true, and datetimes compare as objects. Prefer the operator.",
    ],
  });
}
