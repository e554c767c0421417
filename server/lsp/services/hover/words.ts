import type { Span } from "../../../../hog/source/span.ts";
import type { Node } from "../../../../hog/syntax/tree.ts";
import { type Description, describe } from "./description.ts";

/** What a word or sign of the language means; `undefined` where there is nothing to explain. */
export function wordAt(text: string, token: Span, path: readonly Node[]): Description | undefined {
  const found = operatorAt(path, token) ?? {
    span: token,
    word: text.slice(token.start, token.end).toLowerCase(),
  };
  const meaning = meanings.get(found.word);
  return meaning && { span: found.span, text: describe(meaning.code, meaning.text) };
}

/** The operator of which a token is a part: `not in` is one of two. */
function operatorAt(
  path: readonly Node[],
  token: Span,
): { readonly span: Span; readonly word: string } | undefined {
  const node = path.findLast(({ kind }) => kind !== "identifier" && kind !== "name");
  const binary = path.findLast(
    (each) =>
      each.kind === "binary" && each.operatorStart <= token.start && token.end <= each.operatorEnd,
  );
  if (binary?.kind === "binary") {
    const { operatorStart: start, operatorEnd: end, operator } = binary;
    return { span: { start, end }, word: operator };
  }
  const isNull = path.findLast(
    (each) => each.kind === "isNull" && each.operand.end <= token.start && token.end <= each.end,
  );
  if (isNull) return { span: token, word: "is null" };
  const range = path.findLast((each) => each.kind === "between");
  if (range?.kind === "between") {
    const isBefore = range.operand.end <= token.start && token.end <= range.low.start;
    const isInside = range.low.end <= token.start && token.end <= range.high.start;
    if (isBefore || isInside) return { span: token, word: "between" };
  }
  const loop = path.findLast((each) => each.kind === "forIn");
  if (loop?.kind === "forIn") {
    const isHead = loop.value.end <= token.start && token.end <= loop.collection.start;
    if (isHead) return { span: token, word: "for" };
  }
  return node?.kind === "unary" && node.start === token.start
    ? { span: token, word: node.operator === "not" ? "not" : "" }
    : undefined;
}

interface Meaning {
  /** An example. */
  readonly code: string;
  /** Markdown. */
  readonly text: string;
}

const between = "Like `low <= value and value <= high`.";
const pattern = "`%` is any text, `_` any one character. It may match anywhere in the text.";
const expression = "A regular expression (RE2) that may match anywhere in the text.";
const declares = "Declares a function. It is known from here on, not above.";
const compares =
  "Whether both are equal. Texts and numbers are compared as numbers; dictionaries only by identity. `:=` assigns.";
const both =
  "Both sides are always evaluated: the left one does not protect the right one. Use `if` or `? :` for that.";

/** By the word in lower case, or the operator as the tree names it. */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  [
    "let",
    {
      code: "let name := value",
      text: "Declares a variable of this block. Without a value it is null.",
    },
  ],
  ["fun", { code: "fun name(parameters) { … }", text: declares }],
  ["fn", { code: "fn name(parameters) { … }", text: `${declares} The same as \`fun\`.` }],
  [
    "return",
    {
      code: "return value",
      text: "Ends the function; outside of one, the program. The value may stand on the next line.",
    },
  ],
  [
    "throw",
    {
      code: "throw Error('message')",
      text: "Ends the run with an error, unless a `catch` takes it.",
    },
  ],
  [
    "try",
    {
      code: "try { … } catch (e) { … }",
      text: "Goes on after an error. Only what `throw` raises is caught: errors inside library functions end the run.",
    },
  ],
  [
    "catch",
    {
      code: "catch (e) { … }",
      text: "Takes an error that was thrown; `catch (e: Type)` only one of that type.",
    },
  ],
  ["finally", { code: "finally { … }", text: "PostHog's compiler does not support it." }],
  [
    "for",
    {
      code: "for (let key, value in collection) { … }",
      text: "Goes through a list or dictionary. With one name it is the value. Keys of a list count from 0.",
    },
  ],
  [
    "while",
    {
      code: "while (condition) { … }",
      text: "Repeats as long as the condition holds. There is no `break`.",
    },
  ],
  [
    "case",
    {
      code: "case when condition then value else other end",
      text: "The value behind the first condition that holds; null if none does and there is no `else`.",
    },
  ],
  [":=", { code: "name := value", text: "Assigns. `=` compares." }],
  [
    "->",
    {
      code: "x -> x * 2",
      text: "A function without a name. Directly behind other names, as in `f(a, x -> x)`, these become its parameters: write `(x) -> x`.",
    },
  ],
  ["?.", { code: "object?.name", text: "Null where the object is null. Hog's `.` does the same." }],
  [
    "f'",
    {
      code: "f'Hello {person.name}'",
      text: "A text with values in it. Null becomes the empty text. With nothing but one `{…}` it is that value as it is.",
    },
  ],
  [
    "??",
    {
      code: "value ?? fallback",
      text: "The fallback where the value is null; it is evaluated only then. A global that does not exist ends the run all the same.",
    },
  ],
  ["||", { code: "'text' || value", text: "Joins texts. Null becomes the empty text." }],
  [
    "+",
    { code: "1 + 2", text: "Adds numbers. Texts are made numbers: join them with `||` or `f'…'`." },
  ],
  ["==", { code: "one = other", text: compares }],
  [
    "in",
    {
      code: "element in list",
      text: "Whether a list has the element, or a text has the part. A dictionary or null on the right ends the run.",
    },
  ],
  [
    "not in",
    {
      code: "element not in list",
      text: "Whether a list does not have the element, or a text the part. A dictionary or null on the right ends the run.",
    },
  ],
  [
    "in cohort",
    { code: "person in cohort 1", text: "PostHog's compiler refuses it in functions." },
  ],
  [
    "not in cohort",
    { code: "person not in cohort 1", text: "PostHog's compiler refuses it in functions." },
  ],
  [
    "like",
    { code: "text like '%pattern%'", text: `Whether the text matches a pattern. ${pattern}` },
  ],
  [
    "not like",
    {
      code: "text not like '%pattern%'",
      text: `Whether the text does not match a pattern. ${pattern}`,
    },
  ],
  [
    "ilike",
    { code: "text ilike '%pattern%'", text: `Like \`like\`, in any letter case. ${pattern}` },
  ],
  [
    "not ilike",
    {
      code: "text not ilike '%pattern%'",
      text: `Like \`not like\`, in any letter case. ${pattern}`,
    },
  ],
  ["=~", { code: "text =~ '^[a-z]+$'", text: expression }],
  ["!~", { code: "text !~ '^[a-z]+$'", text: `True where it does not match. ${expression}` }],
  ["=~*", { code: "text =~* '^[a-z]+$'", text: `In any letter case. ${expression}` }],
  [
    "!~*",
    {
      code: "text !~* '^[a-z]+$'",
      text: `True where it does not match, in any letter case. ${expression}`,
    },
  ],
  ["between", { code: "value between low and high", text: between }],
  ["and", { code: "one and other", text: both }],
  ["or", { code: "one or other", text: both }],
  [
    "not",
    {
      code: "not condition",
      text: "The opposite. `not (a) = b` is the call `not(a)`, compared with `b`.",
    },
  ],
  [
    "is null",
    {
      code: "value is null",
      text: "Whether there is no value. A missing global ends the run all the same.",
    },
  ],
]);
