import { type Builtin, libraryFunction, type Parameter } from "./builtin.ts";

const json: Parameter = {
  name: "json",
  type: ["string", "object", "array", "null"],
  documentation: "JSON text, or a value that was read already.",
};
const path: Parameter = {
  name: "path",
  type: ["string", "number"],
  documentation:
    "Keys and positions, from the outside in; positions count from 1, or back from -1.",
  rest: true,
};

/** JSON text, and reading values deep inside. */
export const jsonFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "jsonParse",
    parameters: [{ name: "text", type: "string" }],
    result: "any",
    documentation: "The value that a JSON text stands for.",
    example: "jsonParse('{\"plan\": \"pro\"}').plan // 'pro'",
    pitfalls: [
      "Bad JSON ends the run with an error that cannot be caught: test with `isValidJSON` first.",
      "The body of a `fetch` answer and `request.body` are parsed already.",
    ],
  }),
  libraryFunction({
    name: "jsonStringify",
    parameters: [
      { name: "value", type: "any" },
      {
        name: "indent",
        type: ["number", "null"],
        documentation: "Blanks per level; everything on one line if left out.",
        optional: true,
      },
    ],
    result: "string",
    documentation: "The value as JSON text.",
    example:
      "jsonStringify({'plan': 'pro', 'tags': ['vip']}) // '{\"plan\":\"pro\",\"tags\":[\"vip\"]}'",
    pitfalls: [
      "`fetch` does this for a body that is an object; doing it twice sends a text inside a text.",
      "A datetime becomes an object with inner fields: use `toString` or `formatDateTime` on it first.",
    ],
  }),
  libraryFunction({
    name: "isValidJSON",
    parameters: [{ name: "text", type: ["string", "null"] }],
    result: "boolean",
    documentation: "Whether `jsonParse` can read the text.",
    example: "isValidJSON('{plan: pro}') // false",
    pitfalls: ["Null and plain numbers are valid JSON."],
  }),
  libraryFunction({
    name: "JSONHas",
    parameters: [{ ...json, raisesOnNull: true }, path],
    result: "boolean",
    documentation: "Whether there is something at the path, be it null.",
    example: 'JSONHas(\'{"items": ["Mug", "Cap"]}\', \'items\', 2) // true',
    pitfalls: ["Without a path it is always true."],
  }),
  libraryFunction({
    name: "JSONLength",
    parameters: [{ ...json, raisesOnNull: true }, path],
    result: "number",
    documentation:
      "How many elements the list, or how many keys the object at the path has; 0 for bad JSON and for other values.",
    example: 'JSONLength(\'{"items": ["Mug", "Cap"]}\', \'items\') // 2',
    pitfalls: [
      "Null at the path, or nothing at all, ends the run with an error: test with `JSONHas`.",
    ],
  }),
  libraryFunction({
    name: "JSONExtract",
    parameters: [
      json,
      path,
      { name: "type", type: "string", documentation: "A hint for ClickHouse, ignored here." },
    ],
    result: "any",
    documentation:
      "The value at the path as it is; null if there is none. The last argument is always taken for a type.",
    example: "JSONExtract('{\"plan\": {\"seats\": 5}}', 'plan', 'seats', 'Int64') // 5",
    pitfalls: ["Forget the type, and the last part of the path is taken for it."],
  }),
  libraryFunction({
    name: "JSONExtractString",
    parameters: [json, path],
    result: ["string", "null"],
    documentation: "The value at the path as text; null if there is none.",
    example: "JSONExtractString('{\"plan\": {\"seats\": 5}}', 'plan', 'seats') // '5'",
    pitfalls: ["An object becomes `'[object Object]'`."],
  }),
  libraryFunction({
    name: "JSONExtractInt",
    parameters: [json, path],
    result: ["number", "null"],
    documentation:
      "The value at the path as a whole number, read as `toInt` does; null if there is none.",
    example: "JSONExtractInt('{\"seats\": \"5 seats\"}', 'seats') // 5",
  }),
  libraryFunction({
    name: "JSONExtractFloat",
    parameters: [json, path],
    result: ["number", "null"],
    documentation:
      "The value at the path as a number, read as `toFloat` does; null if there is none.",
    example: "JSONExtractFloat('{\"price\": 49.9}', 'price') // 49.9",
  }),
  libraryFunction({
    name: "JSONExtractBool",
    parameters: [json, path],
    result: "boolean",
    documentation: "The boolean at the path; false for anything else.",
    example: "JSONExtractBool('{\"trial\": true}', 'trial') // true",
    pitfalls: ["The text `'true'` and the number 1 give false."],
  }),
  libraryFunction({
    name: "JSONExtractArrayRaw",
    parameters: [json, path],
    result: ["array", "null"],
    documentation: "The list at the path; null for anything else.",
    example: "JSONExtractArrayRaw('{\"items\": [\"Mug\", \"Cap\"]}', 'items') // ['Mug', 'Cap']",
    pitfalls: ["Despite its name, the elements are values, not JSON texts."],
  }),
];
