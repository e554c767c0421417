import type { Cursor } from "./cursor.ts";
import { decodeQuoted } from "./literals.ts";
import {
  holdsWord,
  skipBalanced,
  startsExpression,
  startsQuery,
  wordFollows,
} from "./lookahead.ts";
import { parseArray } from "./parseBrackets.ts";
import { isColumns, parseColumns } from "./parseColumns.ts";
import { parseCase } from "./parseCase.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { parseType } from "./parseType.ts";
import { isName, token } from "./token.ts";
import type { Cast, Expression, Trim } from "./tree.ts";

/**
 * Parses an operand that starts with a word of SQL: `case`, `cast`, `interval`, `trim` and their like.
 * `undefined` where the word is a name after all, because what follows does not fit.
 */
export function parseWordForm(cursor: Cursor): Expression | undefined {
  const next = cursor.peek(1);
  const opensParen = next === token.openParen;
  switch (cursor.kind) {
    case token.case:
      return wordFollows(cursor, cursor.index + 1, token.when) &&
        cursor.chooses("word", cursor.index)
        ? parseCase(cursor)
        : undefined;
    case token.cast:
      return opensParen ? parseCast(cursor, "cast") : undefined;
    case token.tryCast:
      return opensParen ? parseCast(cursor, "try_cast") : undefined;
    case token.date:
    case token.timestamp:
      return next === token.string && cursor.chooses("word", cursor.index)
        ? parseSqlLiteral(cursor)
        : undefined;
    case token.substring:
      return opensParen && isSqlSubstring(cursor) ? parseSqlSubstring(cursor) : undefined;
    case token.interval:
      return parseInterval(cursor);
    case token.trim:
      return opensParen && isSqlTrim(cursor) ? parseTrim(cursor) : undefined;
    case token.array:
      return next === token.openBracket && isWordArray(cursor) ? parseWordArray(cursor) : undefined;
    case token.columns:
      return opensParen && isColumns(cursor) && cursor.chooses("word", cursor.index)
        ? parseColumns(cursor)
        : undefined;
  }
  return undefined;
}

/** `cast(operand as type)`. Without a type behind its last `as` it is a call of a function. */
function parseCast(cursor: Cursor, form: Cast["form"]): Expression | undefined {
  const { start, index } = cursor;
  const word = lastAs(cursor, index + 1);
  if (word <= index + 2 || !isTypeBehind(cursor, word)) return undefined;
  const { castWord } = cursor;
  cursor.castWord = word;
  cursor.index += 2;
  const operand = parseEnclosed(cursor);
  cursor.castWord = castWord;
  cursor.expect(token.as, "expected-as", "Expected `as` and a type.");
  const type = parseType(cursor);
  cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the `cast`.");
  return { kind: "cast", start, end: cursor.previousEnd, form, operand, type };
}

/** Whether the parenthesis closes behind a type that follows `word`; or no alias follows it either. */
function isTypeBehind(cursor: Cursor, word: number): boolean {
  const { index } = cursor;
  cursor.index = word + 1;
  const isType = cursor.attempt("type", () => {
    parseType(cursor);
    return cursor.kind === token.closeParen;
  });
  const isAlias = isName(cursor.kind) || cursor.kind === token.string;
  cursor.index = index;
  return isType || !isAlias;
}

/** The last `as` on its own level inside the parentheses that open at `index`: the one of the cast. */
function lastAs(cursor: Cursor, index: number): number {
  const close = cursor.partnerOf(index);
  let last = -1;
  for (let at = index + 1; at < close; at = skipBalanced(cursor, at)) {
    if (cursor.kindAt(at) === token.as) last = at;
  }
  return last;
}

/** `date '…'` and `timestamp '…'`, which PostHog's parser knows and refuses. */
function parseSqlLiteral(cursor: Cursor): Expression {
  const { start } = cursor;
  const name = cursor.textAt(cursor.index);
  const replacement = cursor.kind === token.date ? "toDate" : "toDateTime";
  const end = cursor.ends[cursor.index + 1] ?? start;
  const message = `\`${name} '…'\` does not work in Hog. Write \`${replacement}('…')\`.`;
  cursor.reportMeaning("sql-literal", message, { start, end });
  cursor.index += 2;
  const text = cursor.text.slice(start, end);
  return { kind: "string", start, end, value: decodeQuoted(text.slice(text.indexOf("'"))) };
}

/** Whether `( text from start [ for length ] )` follows, and no query. */
function isSqlSubstring(cursor: Cursor): boolean {
  const open = cursor.index + 1;
  if (startsQuery(cursor, open + 1) || !holdsWord(cursor, open, token.from)) return false;
  return cursor.attempt("substring", () => {
    cursor.index += 2;
    parseEnclosed(cursor);
    cursor.expect(token.from, "expected-from", "");
    parseEnclosed(cursor);
    if (cursor.accept(token.for)) parseEnclosed(cursor);
    return cursor.kind === token.closeParen;
  });
}

/** `substring(x from 1 for 2)`, which PostHog's parser knows and refuses. */
function parseSqlSubstring(cursor: Cursor): Expression {
  const { start, end: nameEnd, index } = cursor;
  const name = cursor.textAt(index);
  const close = cursor.partnerOf(index + 1);
  const end = cursor.ends[close] ?? start;
  const message = "Hog has no `substring(… from …)`. Write `substring(text, start, length)`.";
  cursor.reportMeaning("sql-substring", message, { start, end });
  cursor.index = close + 1;
  return {
    kind: "call",
    start,
    end,
    callee: { kind: "identifier", start, end: nameEnd, name, quoted: false },
    args: [],
    modifiers: undefined,
  };
}

/**
 *     Interval : interval 'count unit' | interval Expression unit
 */
function parseInterval(cursor: Cursor): Expression | undefined {
  const { start, index } = cursor;
  if (!hasUnit(cursor) || !cursor.chooses("word", index)) {
    return cursor.peek(1) === token.string ? parseIntervalText(cursor) : undefined;
  }
  cursor.advance();
  const amount = parseEnclosed(cursor, "interval");
  const unit = cursor.textAt(cursor.index).toLowerCase();
  cursor.expect(
    token.unit,
    "expected-unit",
    "Expected `second`, `minute`, `hour`, `day`, `week`, `month`, `quarter` or `year`.",
  );
  cursor.grow(cursor.height);
  return {
    kind: "interval",
    start,
    end: cursor.previousEnd,
    amount,
    unit: capitalise(unit === "yyyy" ? "year" : unit),
  };
}

/** Whether a unit follows the expression behind the `interval` at the cursor. */
function hasUnit(cursor: Cursor): boolean {
  const { index } = cursor;
  if (!startsExpression(cursor, index + 1)) return false;
  cursor.index++;
  const isAmount = cursor.attempt("amount", () => {
    parseEnclosed(cursor, "interval");
    return cursor.kind === token.unit;
  });
  cursor.index = index;
  return isAmount;
}

/** `interval '2 days'`: digits, one space, a unit in lower case. */
function parseIntervalText(cursor: Cursor): Expression {
  const { start } = cursor;
  cursor.advance();
  const { start: textStart, end } = cursor;
  const value = decodeQuoted(cursor.text.slice(textStart, end));
  const found = /^(\d+) (second|minute|hour|day|week|month|quarter|year)s?$/.exec(value);
  if (!found) {
    const message = "Expected a count, one space and a unit, such as `'2 days'`.";
    cursor.reportMeaning("interval-text", message, { start: textStart, end });
  }
  cursor.advance();
  const amount: Expression = {
    kind: "number",
    start: textStart,
    end,
    text: found?.[1] ?? "0",
    float: false,
  };
  return { kind: "interval", start, end, amount, unit: capitalise(found?.[2] ?? "day") };
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function isSqlTrim(cursor: Cursor): boolean {
  const characters = cursor.index + 3;
  const kind = cursor.kindAt(characters);
  return (
    cursor.peek(2) === token.trimSide &&
    (kind === token.string || kind === token.templateStart) &&
    cursor.kindAt(skipBalanced(cursor, characters)) === token.from
  );
}

/** `trim(both 'c' from operand)`. */
function parseTrim(cursor: Cursor): Expression {
  const { start } = cursor;
  cursor.index += 2;
  const side = sideOf(cursor.textAt(cursor.index).toLowerCase());
  cursor.advance();
  const characters = parseEnclosed(cursor);
  cursor.expect(token.from, "expected-from", "Expected `from` and the text to trim.");
  const operand = parseEnclosed(cursor);
  cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the `trim`.");
  cursor.grow(cursor.height);
  return { kind: "trim", start, end: cursor.previousEnd, side, characters, operand };
}

function sideOf(word: string): Trim["side"] {
  if (word === "leading" || word === "trailing") return word;
  return "both";
}

/** `array[…]` is a list, and no access to a variable named `array`; but `array[1:2]` is one. */
function isWordArray(cursor: Cursor): boolean {
  const close = cursor.partnerOf(cursor.index + 1);
  if (close < 0) return true;
  return cursor.attempt("list", () => {
    parseWordArray(cursor);
    return cursor.index === close + 1;
  });
}

function parseWordArray(cursor: Cursor): Expression {
  const { start } = cursor;
  cursor.advance();
  return parseArray(cursor, start);
}
