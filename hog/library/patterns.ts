import { type Builtin, libraryFunction, type Parameter } from "./builtin.ts";

const likeParameters: readonly Parameter[] = [
  { name: "text", type: "any" },
  {
    name: "pattern",
    type: "string",
    documentation: "`%` is any text, `_` any one character; everything else means itself.",
  },
];
const unanchored =
  "The pattern may match anywhere in the text: `like('abc', 'b')` is true. For a whole match use `match` with `^` and `$`.";

/** Testing text against patterns, and taking parts of it out. */
export const patternFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "like",
    parameters: likeParameters,
    result: "boolean",
    documentation: "Whether the text contains the pattern. The same as `text like pattern`.",
    example: "like('/blog/hog-in-production', '/blog/%') // true",
    pitfalls: [unanchored],
  }),
  libraryFunction({
    name: "ilike",
    parameters: likeParameters,
    result: "boolean",
    documentation: "Like `like`, but upper and lower case are the same.",
    example: "ilike('Ada@Example.com', '%@example.com') // true",
    pitfalls: [unanchored],
  }),
  libraryFunction({
    name: "notLike",
    parameters: likeParameters,
    result: "boolean",
    documentation: "True where `like` is false.",
    example: "notLike('/admin/users', '/blog/%') // true",
    pitfalls: [unanchored],
  }),
  libraryFunction({
    name: "notILike",
    parameters: likeParameters,
    result: "boolean",
    documentation: "True where `ilike` is false.",
    example: "notILike('Ada@Example.com', '%@example.com') // false",
    pitfalls: [unanchored],
  }),
  libraryFunction({
    name: "match",
    parameters: [
      { name: "text", type: ["string", "null"] },
      { name: "pattern", type: ["string", "null"], documentation: "A regular expression (RE2)." },
    ],
    result: "boolean",
    documentation:
      "Whether the regular expression matches anywhere in the text. False if either is empty or null. The same as `text =~ pattern`.",
    example: "match('v2.14.0', '^v[0-9]+') // true",
    pitfalls: [
      "RE2 has no look-ahead, look-behind or back references: such a pattern ends the run.",
      "Write a backslash twice: `'\\\\d+'`.",
    ],
  }),
  libraryFunction({
    name: "extractRegex",
    parameters: [
      { name: "text", type: "any" },
      { name: "pattern", type: ["string", "null"], documentation: "A regular expression (RE2)." },
    ],
    result: "string",
    documentation:
      "What the first group of the regular expression matched, or the whole match if there is no group. `''` without a match.",
    example: "extractRegex('invoice #4711 paid', '#([0-9]+)') // '4711'",
    pitfalls: ["Write a backslash twice: `'\\\\d+'`."],
  }),
  libraryFunction({
    name: "multiSearchAnyCaseInsensitive",
    parameters: [
      { name: "text", type: "any" },
      { name: "needles", type: ["array", "null"] },
    ],
    result: "number",
    documentation:
      "1 if the text contains at least one of the needles, whatever their case, otherwise 0.",
    example: "multiSearchAnyCaseInsensitive('Googlebot/2.1', ['bot', 'spider']) // 1",
    pitfalls: ["Gives a number, so a filter needs `… > 0`."],
  }),
];
