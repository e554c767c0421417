import type { Cursor } from "./cursor.ts";
import { nameListEnd, startsQuery } from "./lookahead.ts";
import { parseList } from "./parseBrackets.ts";
import { token } from "./token.ts";
import type { Expression, Name } from "./tree.ts";

/** Whether the parentheses behind `columns` hold what names columns, and neither nothing nor a query. */
export function isColumns(cursor: Cursor): boolean {
  const { index } = cursor;
  const close = cursor.partnerOf(index + 1);
  if (close <= index + 2 || startsQuery(cursor, index + 2)) return false;
  return cursor.attempt("columns", () => {
    cursor.index += 2;
    parseList(cursor, token.closeParen, "argument");
    return cursor.index === close;
  });
}

/** `columns(…)`, skipped as a whole. */
export function parseColumns(cursor: Cursor): Expression {
  const { start, index } = cursor;
  cursor.index = cursor.partnerOf(index + 1) + 1;
  return { kind: "leftover", start, end: cursor.previousEnd, form: "columns" };
}

/**
 * What the `*` or `table.*` in front of the cursor stands for.
 *
 *     Star : * [ exclude ( Name,+ ) ] | * columns ( … )
 */
export function finishStar(cursor: Cursor, start: number, qualifiers: readonly Name[]): Expression {
  if (qualifiers.length === 0 && startsColumns(cursor)) {
    parseColumns(cursor);
    return { kind: "leftover", start, end: cursor.previousEnd, form: "spread" };
  }
  const excludes = skipExclude(cursor);
  const end = cursor.previousEnd;
  return excludes
    ? { kind: "leftover", start, end, form: "columns" }
    : { kind: "wildcard", start, end, qualifiers };
}

function startsColumns(cursor: Cursor): boolean {
  return (
    cursor.kind === token.columns &&
    cursor.peek(1) === token.openParen &&
    isColumns(cursor) &&
    cursor.chooses("word", cursor.index)
  );
}

function skipExclude(cursor: Cursor): boolean {
  const open = cursor.index + 1;
  const close = cursor.partnerOf(open);
  if (cursor.kindAt(open) !== token.openParen || close <= open + 1) return false;
  if (cursor.textAt(cursor.index).toLowerCase() !== "exclude") return false;
  if (nameListEnd(cursor, open + 1) !== close || !cursor.chooses("word", cursor.index))
    return false;
  cursor.index = close + 1;
  return true;
}
