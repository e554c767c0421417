import { type Builtin, libraryFunction, type Parameter } from "./builtin.ts";

const text: Parameter = { name: "text", type: "string", raisesOnNull: true };
const trimmed: readonly Parameter[] = [
  text,
  {
    name: "character",
    type: ["string", "null"],
    documentation: "Exactly one character; a blank if left out.",
    optional: true,
  },
];
const trimPitfall =
  "Only blanks go by default: tabs and line breaks stay. A second argument that is not exactly one character makes the result `''`.";
const ignored: Parameter = {
  name: "ignored",
  type: "any",
  documentation: "Accepted and not used.",
  optional: true,
};

/** Building, cutting and searching text. */
export const textFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "concat",
    parameters: [
      { name: "value", type: "any" },
      { name: "more", type: "any", rest: true },
    ],
    result: "string",
    documentation:
      "Joins the text forms of all arguments; null adds nothing. `a || b` and `f'{a}{b}'` are the same call.",
    example: "concat('order ', 42, null, ' paid') // 'order 42 paid'",
    pitfalls: ["`+` does not join texts: `'a' + 'b'` is not a number."],
  }),
  libraryFunction({
    name: "toString",
    parameters: [{ name: "value", type: "any" }, ignored],
    result: "string",
    documentation:
      "The text form of a value: dates in ISO 8601, lists and objects in Hog's own notation.",
    example: "toString({'plan': 'pro', 'seats': 5}) // '{\\'plan\\': \\'pro\\', \\'seats\\': 5}'",
    pitfalls: [
      "`toString(null)` is the text `'null'`; in `concat` and templates null is empty.",
      "For JSON use `jsonStringify`: Hog's notation has single quotes.",
    ],
  }),
  libraryFunction({
    name: "toUUID",
    parameters: [{ name: "value", type: "any" }],
    result: "string",
    documentation: "The same as `toString`. It does not check that the text is a UUID.",
    example:
      "toUUID('018f3c1a-0000-7000-8000-000000000001') // '018f3c1a-0000-7000-8000-000000000001'",
  }),
  libraryFunction({
    name: "lower",
    parameters: [{ name: "text", type: ["string", "null"] }],
    result: ["string", "null"],
    documentation: "The text in lower case; null stays null.",
    example: "lower('Ada@Example.com') // 'ada@example.com'",
    pitfalls: ["A number, list or object ends the run with an error that cannot be caught."],
  }),
  libraryFunction({
    name: "upper",
    parameters: [text],
    result: "string",
    documentation: "The text in upper case.",
    example: "upper('eur') // 'EUR'",
    pitfalls: ["Unlike `lower`, it fails on null: write `upper(currency ?? '')`."],
  }),
  libraryFunction({
    name: "reverse",
    parameters: [text],
    result: "string",
    documentation: "The text backwards. For lists there is `arrayReverse`.",
    example: "reverse('moc.elpmaxe') // 'example.com'",
    pitfalls: ["Works on UTF-16 units, so emoji come apart."],
  }),
  libraryFunction({
    name: "replaceOne",
    parameters: [text, { name: "find", type: "string" }, { name: "replacement", type: "string" }],
    result: "string",
    documentation: "Replaces the first occurrence of `find`, taken literally.",
    example: "replaceOne('https://shop.example/cart', 'https://', '') // 'shop.example/cart'",
    pitfalls: ["In the replacement, `$&` stands for what was found and `$$` for a dollar sign."],
  }),
  libraryFunction({
    name: "replaceAll",
    parameters: [text, { name: "find", type: "string" }, { name: "replacement", type: "string" }],
    result: "string",
    documentation: "Replaces every occurrence of `find`, taken literally.",
    example: "replaceAll('0470 12 34 56', ' ', '') // '0470123456'",
    pitfalls: ["In the replacement, `$&` stands for what was found and `$$` for a dollar sign."],
  }),
  libraryFunction({
    name: "position",
    parameters: [{ name: "text", type: "any" }, { name: "find", type: "any" }, ignored],
    result: "number",
    documentation:
      "Where `find` first occurs in the text, counted from 1; 0 if it does not, or if the first argument is no text.",
    example: "position('ada@example.com', '@') // 4",
    pitfalls: ["The text comes first, what is sought second."],
  }),
  libraryFunction({
    name: "positionCaseInsensitive",
    parameters: [{ name: "text", type: "any" }, { name: "find", type: "any" }, ignored],
    result: "number",
    documentation: "Like `position`, but upper and lower case are the same.",
    example: "positionCaseInsensitive('Mozilla/5.0 (iPhone)', 'IPHONE') // 14",
  }),
  libraryFunction({
    name: "substring",
    parameters: [
      { name: "text", type: "any" },
      { name: "start", type: "number", documentation: "The first character is 1." },
      {
        name: "length",
        type: ["number", "null"],
        documentation: "To the end if left out.",
        optional: true,
      },
    ],
    result: "string",
    documentation:
      "`length` characters from position `start`, which counts from 1. Gives `''` if the first argument is no text.",
    example: "substring('2024-03-10', 6, 2) // '03'",
    pitfalls: ["A `start` below 1 gives `''`: it does not count from the end."],
  }),
  libraryFunction({
    name: "startsWith",
    parameters: [
      { name: "text", type: "any" },
      { name: "prefix", type: "any" },
    ],
    result: "boolean",
    documentation: "Whether the text begins with `prefix`. False if either is no text.",
    example: "startsWith('/docs/hog', '/docs') // true",
  }),
  libraryFunction({
    name: "trim",
    parameters: trimmed,
    result: "string",
    documentation: "Removes blanks, or another character, from both ends.",
    example: "trim('  Ada Lovelace ') // 'Ada Lovelace'",
    pitfalls: [trimPitfall],
  }),
  libraryFunction({
    name: "trimLeft",
    parameters: trimmed,
    result: "string",
    documentation: "Removes blanks, or another character, from the beginning.",
    example: "trimLeft('/pricing', '/') // 'pricing'",
    pitfalls: [trimPitfall],
  }),
  libraryFunction({
    name: "trimRight",
    parameters: trimmed,
    result: "string",
    documentation: "Removes blanks, or another character, from the end.",
    example: "trimRight('https://shop.example/', '/') // 'https://shop.example'",
    pitfalls: [trimPitfall],
  }),
  libraryFunction({
    name: "splitByString",
    parameters: [
      { name: "separator", type: "string" },
      text,
      {
        name: "limit",
        type: ["number", "null"],
        documentation: "At most so many parts; the rest of the text is dropped.",
        optional: true,
      },
    ],
    result: "array",
    documentation: "Splits the text at each separator. The parts are counted from 1.",
    example: "splitByString('@', 'ada@example.com')[2] // 'example.com'",
    pitfalls: ["The separator comes first: `splitByString(',', text)`."],
  }),
  libraryFunction({
    name: "generateUUIDv4",
    parameters: [],
    result: "string",
    documentation: "A new random UUID, different in each call. Do not use it as a secret.",
    example: "length(generateUUIDv4()) // 36",
  }),
];
