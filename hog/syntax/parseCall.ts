import type { Cursor } from "./cursor.ts";
import { startsExpression, startsQuery } from "./lookahead.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { parseList, parseQuery } from "./parseBrackets.ts";
import { isName, token } from "./token.ts";
import type { CallModifiers, Expression, OrderItem } from "./tree.ts";

/**
 * Parses the argument list at the cursor and what SQL allows behind it.
 *
 *     Call : Callee ( [ distinct ] [ Arguments ] [ order by Order ] ) [ filter ( where … ) ] [ over … ]
 */
export function parseCall(cursor: Cursor, callee: Expression): Expression {
  const { start } = callee;
  const open = cursor.index;
  cursor.advance();
  const distinct = acceptDistinct(cursor);
  const args = startsQuery(cursor, cursor.index)
    ? [parseQuery(cursor, open)]
    : parseList(cursor, token.closeParen, "argument");
  const { height } = cursor;
  const orderBy = parseOrderBy(cursor);
  cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the arguments.");
  const filter = parseFilter(cursor);
  cursor.height = height;
  if (callee.kind === "identifier" && skipWindow(cursor)) {
    return { kind: "leftover", start, end: cursor.previousEnd, form: "window" };
  }
  const modifiers = toModifiers(distinct, orderBy, filter);
  return { kind: "call", start, end: cursor.previousEnd, callee, args, modifiers };
}

function toModifiers(
  distinct: boolean,
  orderBy: readonly OrderItem[] | undefined,
  filter: Expression | undefined,
): CallModifiers | undefined {
  return distinct || orderBy || filter ? { distinct, orderBy, filter } : undefined;
}

function acceptDistinct(cursor: Cursor): boolean {
  if (cursor.kind !== token.distinct || !startsExpression(cursor, cursor.index + 1)) return false;
  if (!cursor.chooses("word", cursor.index)) return false;
  cursor.advance();
  return true;
}

function parseOrderBy(cursor: Cursor): readonly OrderItem[] | undefined {
  if (cursor.kind !== token.order || cursor.peek(1) !== token.by) return undefined;
  cursor.index += 2;
  const items: OrderItem[] = [];
  do {
    const { start } = cursor;
    const expression = parseEnclosed(cursor);
    const descending = cursor.accept(token.descending);
    if (!descending) cursor.accept(token.ascending);
    items.push({ start, end: cursor.previousEnd, expression, descending });
  } while (cursor.accept(token.comma));
  return items;
}

function parseFilter(cursor: Cursor): Expression | undefined {
  const isFilter =
    cursor.kind === token.filter &&
    cursor.peek(1) === token.openParen &&
    cursor.peek(2) === token.where;
  if (!isFilter || !startsExpression(cursor, cursor.index + 3)) return undefined;
  if (!cursor.chooses("word", cursor.index)) return undefined;
  cursor.index += 3;
  const condition = parseEnclosed(cursor);
  cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the filter.");
  return condition;
}

/** Skips `over name` or `over ( … )`. */
function skipWindow(cursor: Cursor): boolean {
  if (cursor.kind !== token.over) return false;
  const next = cursor.index + 1;
  const partner = cursor.partners[next] ?? -1;
  const isWindow =
    isName(cursor.kindAt(next)) || (cursor.kindAt(next) === token.openParen && partner > 0);
  if (!isWindow || !cursor.chooses("word", cursor.index)) return false;
  cursor.index = Math.max(next, partner) + 1;
  return true;
}
