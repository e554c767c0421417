import type { Cursor } from "./cursor.ts";
import { parseList } from "./parseBrackets.ts";
import { nameAt, parseName } from "./parseName.ts";
import { isName, token } from "./token.ts";
import type { Expression } from "./tree.ts";

/**
 * Parses a type as `cast` takes it. Answers its text as PostHog prints it: names in lower case, a
 * blank between words and behind commas, expressions without any white space.
 *
 *     Type : ( Name+ | Name ( [ Fields | Types | Expressions ] ) ) ( [ Digits? ] )*
 */
export function parseType(cursor: Cursor): string {
  const isOne = cursor.peek(1) === token.openParen;
  const type = parseWords(cursor) + (isOne ? parseArguments(cursor) : "");
  return type + parseDimensions(cursor);
}

/**
 * Parses a type behind `::`, where a word that means something to the grammar is none.
 *
 *     Short : Name [ with [ local ] time zone ]
 */
export function parseShortType(cursor: Cursor): string {
  if (!isTypeName(cursor)) {
    cursor.report("expected-type", "Expected a type after `::`.");
    return "";
  }
  const type = lowerCase(nameAt(cursor, cursor.index).text);
  cursor.advance();
  for (const zone of timeZones) {
    const isThere = zone.every(
      (word, distance) => cursor.textAt(cursor.index + distance).toLowerCase() === word,
    );
    if (!isThere) continue;
    cursor.index += zone.length;
    return [type, ...zone].join(" ");
  }
  return type;
}

const timeZones = [
  ["with", "time", "zone"],
  ["with", "local", "time", "zone"],
] as const;

function isTypeName(cursor: Cursor): boolean {
  switch (cursor.kind) {
    case token.identifier:
      return !otherWords.has(cursor.textAt(cursor.index).toLowerCase());
    case token.quotedIdentifier:
    case token.true:
    case token.false:
    case token.date:
    case token.timestamp:
    case token.interval:
    case token.unit:
      return true;
  }
  return false;
}

/** Words that mean something in PostHog's grammar but nothing to this parser. */
const otherWords: ReadonlySet<string> = new Set(
  (
    "all anti any asof collate cross cube current exclude extract fill final first following full " +
    "group grouping having id inner interpolate join key last left limit local name natural " +
    "offset on outer partition pivot positional preceding prewhere qualify range recursive " +
    "replace right rollup row rows sample semi sets settings step ties to top totals truncate " +
    "unbounded union unpivot using values window zone"
  ).split(" "),
);

function parseWords(cursor: Cursor): string {
  let words = lowerCase(parseName(cursor, "expected-type", "Expected a type.").text);
  while (isName(cursor.kind)) {
    const word = lowerCase(nameAt(cursor, cursor.index).text);
    words = words === "" ? word : `${words} ${word}`;
    cursor.advance();
  }
  return words;
}

/** `[]`, `[3]`. */
function parseDimensions(cursor: Cursor): string {
  let dimensions = "";
  while (cursor.accept(token.openBracket)) {
    const size = cursor.kind === token.decimal ? cursor.textAt(cursor.index) : "";
    cursor.accept(token.decimal);
    cursor.expect(token.closeBracket, "expected-bracket", "Expected `]` to close the `[`.");
    dimensions += `[${size}]`;
  }
  return dimensions;
}

/** Types are preferred to expressions, which keep their letter case. */
function parseArguments(cursor: Cursor): string {
  if (cursor.peek(1) === token.closeParen) {
    cursor.index += 2;
    return "()";
  }
  if (!cursor.enter()) return "";
  const holdsTypes = cursor.attempt("types", () => {
    parseTypes(cursor);
    return true;
  });
  const text = holdsTypes ? parseTypes(cursor) : parseExpressions(cursor);
  cursor.leave();
  return text;
}

/** `( Type , … )`, or `( Name Type , … )` throughout. A comma may end the list. */
function parseTypes(cursor: Cursor): string {
  const types: string[] = [];
  let areTypes = true;
  let areFields = true;
  cursor.advance();
  do {
    const { index } = cursor;
    let type = parseWords(cursor);
    const words = cursor.index - index;
    if (cursor.kind === token.openParen) {
      areTypes &&= words === 1;
      areFields &&= words === 2;
      type += parseArguments(cursor);
    } else {
      areFields &&= words > 1;
    }
    types.push(type + parseDimensions(cursor));
  } while (cursor.accept(token.comma) && cursor.kind !== token.closeParen);
  if (!areTypes && !areFields) cursor.report("expected-type", "Expected a type.");
  closeArguments(cursor);
  return `(${types.join(", ")})`;
}

function parseExpressions(cursor: Cursor): string {
  const { start } = cursor;
  cursor.advance();
  let at = cursor.index;
  if (cursor.kind === token.comma) cursor.report("expected-argument", "Expected an argument.");
  const list = parseList(cursor, token.closeParen, "argument");
  const texts = list.map(({ end }) => {
    if (cursor.kindAt(at) === token.comma) at++;
    let text = "";
    for (; at < cursor.index && (cursor.ends[at] ?? end) <= end; at++) text += cursor.textAt(at);
    return text;
  });
  closeArguments(cursor);
  if (list.length > 0 && list.every((item) => isEnumValue(cursor, item))) {
    const message = "PostHog cannot read the values of an enumeration here.";
    cursor.reportMeaning("enum-type", message, { start, end: cursor.previousEnd });
  }
  return `(${texts.join(", ")})`;
}

/** `'text' = 1`. */
function isEnumValue(cursor: Cursor, value: Expression): boolean {
  return (
    value.kind === "binary" &&
    value.left.kind === "string" &&
    value.right.kind === "number" &&
    cursor.text.slice(value.operatorStart, value.operatorEnd) === "="
  );
}

function closeArguments(cursor: Cursor): void {
  cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the type.");
}

/** As PostHog's parser does it: ASCII only. */
function lowerCase(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
