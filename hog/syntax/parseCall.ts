import type { Cursor } from "./cursor.ts";
import {
  isClearlyQuery,
  startsExpression,
  startsParenthesizedLambda,
  startsQuery,
} from "./lookahead.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { parseList, parseQuery } from "./parseBrackets.ts";
import { parseOrderBy, skipWindow } from "./parseWindow.ts";
import { token } from "./token.ts";
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
  const isNamed = isNamedCall(callee);
  const distinct = isNamed && acceptDistinct(cursor, callee);
  if (!distinct && isQuery(cursor, isNamed)) return parseQueryCall(cursor, callee, open);
  const args = parseList(cursor, token.closeParen, "argument");
  const { height } = cursor;
  const orderBy = isNamed ? parseOrderBy(cursor) : undefined;
  cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the arguments.");
  const filter = isNamed ? parseFilter(cursor) : undefined;
  cursor.height = height;
  const modifiers = toModifiers(distinct, orderBy, filter);
  if (isNamed && (!distinct || args.length === 0) && !orderBy && skipWindow(cursor)) {
    return { kind: "leftover", start, end: cursor.previousEnd, form: "window" };
  }
  return { kind: "call", start, end: cursor.previousEnd, callee, args, modifiers };
}

/** Whether a function is called by its name, `f(a)` or `f(a)(b)`: only then may SQL's words follow. */
function isNamedCall(callee: Expression): boolean {
  if (callee.kind !== "call") return callee.kind === "identifier";
  const hasPlainList = !callee.modifiers && callee.args[0]?.kind !== "query";
  return callee.callee.kind === "identifier" && hasPlainList;
}

/** `callee(select …)`. */
function parseQueryCall(cursor: Cursor, callee: Expression, open: number): Expression {
  const args = [parseQuery(cursor, open)];
  cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the query.");
  const { start } = callee;
  const end = cursor.previousEnd;
  return { kind: "call", start, end, callee: toValue(callee), args, modifiers: undefined };
}

/** `true(select …)` calls the constant, where `true(1)` calls a function of that name. */
function toValue(callee: Expression): Expression {
  if (callee.kind !== "identifier" || callee.quoted) return callee;
  const { start, end, name } = callee;
  const word = name.toLowerCase();
  if (word !== "true" && word !== "false") return callee;
  return { kind: "boolean", start, end, value: word === "true" };
}

/**
 * Whether the arguments are a query. `f(select(a))` is a call of `select`: an expression is preferred
 * where the word behind `select` can go on with one and the function is called by its name.
 */
function isQuery(cursor: Cursor, isNamed: boolean): boolean {
  if (!startsQuery(cursor, cursor.index)) return false;
  if (!isNamed) return true;
  return isClearlyQuery(cursor, cursor.index) || !cursor.chooses("value", cursor.index);
}

function toModifiers(
  distinct: boolean,
  orderBy: readonly OrderItem[] | undefined,
  filter: Expression | undefined,
): CallModifiers | undefined {
  return distinct || orderBy || filter ? { distinct, orderBy, filter } : undefined;
}

/** `f(distinct)(a)` has a second list, so `distinct` is an argument there if it can be one. */
function acceptDistinct(cursor: Cursor, callee: Expression): boolean {
  const next = cursor.index + 1;
  if (cursor.kind !== token.distinct) return false;
  if (!startsExpression(cursor, next) && cursor.kindAt(next) !== token.closeParen) return false;
  if (callee.kind === "identifier" && isFirstOfTwoLists(cursor)) return false;
  if (!cursor.chooses("word", cursor.index)) return false;
  cursor.advance();
  return true;
}

/** Whether the arguments at the cursor can be read without a `distinct`, and a second list follows. */
function isFirstOfTwoLists(cursor: Cursor): boolean {
  const close = cursor.partnerOf(cursor.index - 1);
  const isCall =
    cursor.kindAt(close + 1) === token.openParen &&
    !startsParenthesizedLambda(cursor, close + 1) &&
    !startsQuery(cursor, close + 2);
  if (close < 0 || !isCall) return false;
  return cursor.attempt("distinct", () => {
    parseList(cursor, token.closeParen, "argument");
    return cursor.index === close;
  });
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
