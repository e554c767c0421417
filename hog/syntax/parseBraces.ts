import type { Cursor } from "./cursor.ts";
import { startsExpression } from "./lookahead.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { token } from "./token.ts";
import type { Entry, Expression } from "./tree.ts";

/**
 * Parses braces where an expression is wanted.
 *
 *     Braces : { [ Key : Value ( , Key : Value )* [ , ] ] } | { Expression }
 */
export function parseBraces(cursor: Cursor): Expression {
  const { start, index: open } = cursor;
  cursor.advance();
  if (cursor.accept(token.closeBrace)) {
    return { kind: "dict", start, end: cursor.previousEnd, entries: [] };
  }
  const keyStart = cursor.start;
  if (!startsExpression(cursor, cursor.index)) {
    cursor.report("expected-key", "Expected a key, or `}`.");
    return finishDict(cursor, open, []);
  }
  const first = parseEnclosed(cursor);
  const { kind } = cursor;
  if (kind !== token.colon && kind !== token.comma) {
    closeBraces(cursor, open, "Expected `:` and a value, or `}`.");
    return { kind: "placeholder", start, end: cursor.previousEnd, expression: first };
  }
  const entries: Entry[] = [parseValue(cursor, keyStart, first)];
  let { height } = cursor;
  while (cursor.accept(token.comma) && cursor.kind !== token.closeBrace) {
    if (!startsExpression(cursor, cursor.index)) {
      cursor.report("expected-key", "Expected a key.");
      break;
    }
    const entryStart = cursor.start;
    const key = parseEnclosed(cursor);
    height = Math.max(height, cursor.height);
    entries.push(parseValue(cursor, entryStart, key));
    height = Math.max(height, cursor.height);
  }
  cursor.height = height;
  return finishDict(cursor, open, entries);
}

function finishDict(cursor: Cursor, open: number, entries: readonly Entry[]): Expression {
  closeBraces(cursor, open, "Expected `,` or `}` in this dictionary.");
  return { kind: "dict", start: cursor.starts[open] ?? 0, end: cursor.previousEnd, entries };
}

/** Consumes the `}`. What is left in broken braces is skipped, so that the text goes on behind them. */
function closeBraces(cursor: Cursor, open: number, message: string): void {
  if (cursor.expect(token.closeBrace, "expected-brace", message)) return;
  const close = cursor.partnerOf(open);
  if (close >= cursor.index) cursor.index = close + 1;
}

/** Parses `: value` behind a key. */
function parseValue(cursor: Cursor, start: number, key: Expression): Entry {
  if (!cursor.expect(token.colon, "expected-colon", "Expected `:` and a value after this key.")) {
    return { kind: "entry", start, end: cursor.previousEnd, key, value: cursor.missing() };
  }
  let value: Expression;
  if (startsExpression(cursor, cursor.index)) {
    value = parseEnclosed(cursor);
  } else {
    cursor.report("expected-expression", "Expected a value after `:`.");
    value = cursor.missing();
  }
  return { kind: "entry", start, end: cursor.previousEnd, key, value };
}
