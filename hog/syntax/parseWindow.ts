import type { Cursor } from "./cursor.ts";
import { collationEnd, nullsOrderEnd, startsExpression, startsNumber } from "./lookahead.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { isName, token } from "./token.ts";
import type { OrderItem } from "./tree.ts";

/**
 * Parses `order by` and its items, if it stands here. PostHog forgets the order of nulls and the
 * collation.
 *
 *     OrderBy : order by ( Expression [ asc | desc ] [ nulls first | nulls last ] [ collate '…' ] ),+
 */
export function parseOrderBy(cursor: Cursor): readonly OrderItem[] | undefined {
  if (cursor.kind !== token.order || cursor.peek(1) !== token.by) return undefined;
  cursor.index += 2;
  const items: OrderItem[] = [];
  do {
    const { start } = cursor;
    const expression = parseEnclosed(cursor, "order");
    const descending = cursor.accept(token.descending);
    if (!descending) cursor.accept(token.ascending);
    cursor.index = nullsOrderEnd(cursor, cursor.index) || cursor.index;
    cursor.index = collationEnd(cursor, cursor.index) || cursor.index;
    items.push({ start, end: cursor.previousEnd, expression, descending });
  } while (cursor.accept(token.comma));
  return items;
}

/**
 * Skips `over name` or `over ( … )` behind a call. What makes no window starts a statement of its own.
 *
 *     Window : over ( Name | ( [ partition by Expression,+ ] [ OrderBy ] [ Frame ] ) )
 */
export function skipWindow(cursor: Cursor): boolean {
  if (cursor.kind !== token.over) return false;
  const next = cursor.index + 1;
  const close = cursor.partnerOf(next);
  const isWindow = isName(cursor.kindAt(next)) || holdsWindow(cursor, close);
  if (!isWindow || !cursor.chooses("word", cursor.index)) return false;
  cursor.index = Math.max(next, close) + 1;
  return true;
}

function holdsWindow(cursor: Cursor, close: number): boolean {
  if (cursor.peek(1) !== token.openParen || close < 0) return false;
  return cursor.attempt("window", () => {
    cursor.index += 2;
    parsePartition(cursor);
    parseOrderBy(cursor);
    skipFrame(cursor);
    return cursor.index === close;
  });
}

/** A comma may end the list. */
function parsePartition(cursor: Cursor): void {
  if (cursor.peek(1) !== token.by || !acceptWord(cursor, "partition")) return;
  cursor.advance();
  do {
    parseEnclosed(cursor);
  } while (cursor.accept(token.comma) && startsExpression(cursor, cursor.index));
}

/** `rows` or `range`, and one end or both. */
function skipFrame(cursor: Cursor): void {
  if (!acceptWord(cursor, "rows") && !acceptWord(cursor, "range")) return;
  const hasTwoEnds = cursor.accept(token.between);
  skipBound(cursor);
  if (!hasTwoEnds) return;
  cursor.expect(token.and, "expected-and", "Expected `and` and the other end of the frame.");
  skipBound(cursor);
}

/** `current row`, or `unbounded` or a number in front of `preceding` or `following`. */
function skipBound(cursor: Cursor): void {
  if (acceptWord(cursor, "current")) {
    if (acceptWord(cursor, "row")) return;
  } else if (acceptWord(cursor, "unbounded") || skipNumber(cursor)) {
    if (acceptWord(cursor, "preceding") || acceptWord(cursor, "following")) return;
  }
  cursor.report("expected-bound", "Expected an end of the frame, such as `1 preceding`.");
}

function skipNumber(cursor: Cursor): boolean {
  if (!startsNumber(cursor, cursor.index)) return false;
  cursor.advance();
  return true;
}

function acceptWord(cursor: Cursor, word: string): boolean {
  if (!isName(cursor.kind) || cursor.textAt(cursor.index).toLowerCase() !== word) return false;
  cursor.advance();
  return true;
}
