import type { Span } from "../source/span.ts";
import type { Cursor } from "./cursor.ts";
import { collationEnd, isDigits, nullsOrderEnd, startsExpression } from "./lookahead.ts";
import { isName, token } from "./token.ts";
import type { Expression } from "./tree.ts";

/**
 * A number with its sign. `1.5` is three tokens, so white space may stand around its dot.
 *
 *     Number : ( + | - )? ( Float | Digits . Digits? | . Digits | Digits | Hexadecimal | … )
 */
export function parseNumber(cursor: Cursor): Expression {
  const { start } = cursor;
  const first = cursor.index;
  if (cursor.kind === token.minus || cursor.kind === token.plus) cursor.advance();
  let float = cursor.kind === token.float;
  const { kind } = cursor;
  cursor.advance();
  if (kind === token.dot) {
    cursor.advance();
    float = true;
  } else if (kind === token.decimal && cursor.kind === token.dot) {
    const next = cursor.peek(1);
    if (isDigits(next) && (!cursor.inTail || cursor.chooses("continue", cursor.index))) {
      cursor.index += 2;
      float = true;
    } else if (!isName(next) || cursor.inTail || goesOnBehindDot(cursor)) {
      cursor.advance();
      float = true;
    }
  } else if (kind === token.infinity || kind === token.nan) {
    float = true;
  }
  let text = "";
  for (let index = first; index < cursor.index; index++) text += cursor.textAt(index);
  const end = cursor.previousEnd;
  if (kind === token.binary && text.length > longestBinary)
    checkBinary(cursor, text, { start, end });
  return { kind: "number", start, end, text, float };
}

/** Whether the word behind the dot at the cursor is an operator: `1.and b` is `1. and b`. */
function goesOnBehindDot(cursor: Cursor): boolean {
  const word = cursor.peek(1);
  if (isWordBehind(cursor, word) && cursor.chooses("word", cursor.index)) return true;
  if (word === token.order && cursor.peek(2) === token.by) return true;
  if (word === token.ignore && cursor.peek(2) === token.nulls) return true;
  return isOperatorBehind(cursor, word) && cursor.chooses("word", cursor.index);
}

/** `not` is one only in front of another: `1.not in a`. */
function isOperatorBehind(cursor: Cursor, word: number): boolean {
  if (word < token.in || word > token.as) return false;
  const next = cursor.peek(2);
  if (word === token.not && (next < token.in || next > token.between)) return false;
  return startsExpression(cursor, cursor.index + 2);
}

/** Whether the word behind the dot at the cursor is one that may follow the expression being read. */
function isWordBehind(cursor: Cursor, word: number): boolean {
  switch (cursor.wordsBehind) {
    case "case":
      return word === token.else || (word >= token.when && word <= token.endWord);
    case "interval":
      return word === token.unit;
    case "order":
      return (
        word === token.ascending ||
        word === token.descending ||
        nullsOrderEnd(cursor, cursor.index + 1) > 0 ||
        collationEnd(cursor, cursor.index + 1) > 0
      );
    case "none":
      return false;
  }
}

/** A binary number of at most 63 digits and its prefix needs no second look. */
const longestBinary = 65;

/** PostHog's parser takes binary numbers of 64 bits: without a sign, or with one in two's complement. */
function checkBinary(cursor: Cursor, text: string, span: Span): void {
  const isNegative = text.startsWith("-");
  const value = BigInt(text.replace(/^[+-]/, ""));
  if (value <= (isNegative ? 1n << 63n : (1n << 64n) - 1n)) return;
  cursor.reportMeaning("number-too-large", "A binary number has at most 64 bits.", span);
}

/** `#1`. */
export function parsePositional(cursor: Cursor): Expression {
  const { start, index } = cursor;
  cursor.advance();
  cursor.expect(token.decimal, "expected-number", "Expected a number after `#`.");
  checkIndex(cursor, index + 1);
  return { kind: "leftover", start, end: cursor.previousEnd, form: "positional" };
}

/** Reports the digits at a token if they are no integer of 64 bits. */
export function checkIndex(cursor: Cursor, index: number): void {
  const digits = cursor.textAt(index);
  if (digits.length < 19 || BigInt(digits) < 1n << 63n) return;
  const span = { start: cursor.starts[index] ?? 0, end: cursor.ends[index] ?? 0 };
  cursor.reportMeaning("number-too-large", "This index is too large.", span);
}
