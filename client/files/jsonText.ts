import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** A part of a text, in UTF-16 offsets. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A mistake in a JSON text. */
export interface JsonMistake extends TextSpan {
  readonly message: string;
}

/** What a JSON text holds: a tree with places, or why it is no JSON. */
export function readJson(
  text: string,
): { readonly root: Node } | { readonly mistakes: readonly JsonMistake[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  if (root && errors.length === 0) return { root };
  return { mistakes: worthTelling(errors).map((error) => describe(text, error)) };
}

/** As much as can be made of a text that somebody is typing. */
export function readBrokenJson(text: string): Node | undefined {
  return parseTree(text, [], { allowTrailingComma: true });
}

/** What a node stands for. Names such as `__proto__` are names like others. */
export function valueOf(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(valueOf);
  if (node.type !== "object") return node.value;
  return Object.fromEntries(propertiesOf(node).map(({ name, value }) => [name, valueOf(value)]));
}

/** One name and its value in an object. */
export interface JsonProperty {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** The properties of an object in their order; empty for other nodes. Broken ones are left out. */
export function propertiesOf(node: Node): readonly JsonProperty[] {
  if (node.type !== "object") return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key && value ? [{ name: String(key.value), key, value }] : [],
  );
}

/** Names that stand twice in one object: whoever reads it sees only one of them. */
export function doubleNames(node: Node): readonly JsonMistake[] {
  const seen = new Set<string>();
  const here = propertiesOf(node).flatMap(({ name, key }) => {
    const isDouble = seen.has(name);
    seen.add(name);
    return isDouble
      ? [{ ...spanOf(key), message: `"${name}" stands twice here. Remove one.` }]
      : [];
  });
  return [...here, ...(node.children ?? []).flatMap(doubleNames)];
}

export function spanOf({ offset, length }: Node): TextSpan {
  return { start: offset, end: offset + length };
}

/** After the first mistake the parser guesses; comments it knows for sure. */
function worthTelling(errors: readonly ParseError[]): readonly ParseError[] {
  const first = errors.find((error) => !isComment(error));
  return errors.filter((error) => error === first || isComment(error));
}

function isComment({ error }: ParseError): boolean {
  return printParseErrorCode(error) === "InvalidCommentToken";
}

function describe(text: string, { error, offset, length }: ParseError): JsonMistake {
  const code = printParseErrorCode(error);
  const comma = text.slice(0, offset).trimEnd().length - 1;
  const closes = text[offset] === "}" || text[offset] === "]";
  if (closes && text[comma] === ",") {
    const message = "JSON has no comma after the last element. Remove it.";
    return { start: comma, end: comma + 1, message };
  }
  const message = messages.get(code) ?? "This is no JSON.";
  return { start: offset, end: Math.max(offset + length, offset), message };
}

const messages: ReadonlyMap<string, string> = new Map([
  ["InvalidSymbol", "This is no JSON value. Texts stand in double quotes."],
  ["InvalidNumberFormat", "This is no number of JSON."],
  ["PropertyNameExpected", "A name in double quotes is expected here."],
  ["ValueExpected", "A value is expected here."],
  ["ColonExpected", "A colon is expected here."],
  ["CommaExpected", "A comma is expected here."],
  ["CloseBraceExpected", "A closing brace is missing."],
  ["CloseBracketExpected", "A closing bracket is missing."],
  ["EndOfFileExpected", "Nothing may follow the object. Remove this."],
  ["InvalidCommentToken", "JSON has no comments. Remove this one."],
  ["UnexpectedEndOfComment", "JSON has no comments. Remove this one."],
  ["UnexpectedEndOfString", "This text has no closing quote."],
  ["UnexpectedEndOfNumber", "This number is not complete."],
  ["InvalidUnicode", String.raw`After \u four hexadecimal digits are expected.`],
  [
    "InvalidEscapeCharacter",
    String.raw`JSON does not know this escape. A backslash is written \\.`,
  ],
  ["InvalidCharacter", String.raw`Line breaks and tabs in texts are written \n and \t.`],
]);
