import type { Cursor } from "./cursor.ts";
import { skipBalanced, startsExpression, startsQuery } from "./lookahead.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { token } from "./token.ts";
import type { Expression } from "./tree.ts";

/**
 * Parses a comma list up to `close`, which stays where it is. A comma may end the list.
 *
 * A missing comma is reported and the list goes on; anything else ends it.
 */
export function parseList(
  cursor: Cursor,
  close: number,
  what: "argument" | "element",
): readonly Expression[] {
  const elements: Expression[] = [];
  let height = 0;
  while (!endsList(cursor, close) && cursor.kind !== token.end) {
    if (!startsExpression(cursor, cursor.index)) {
      cursor.report(`expected-${what}`, `Expected an ${what}.`);
      if (cursor.kind !== token.comma) break;
      elements.push(cursor.missing());
    } else {
      elements.push(parseEnclosed(cursor));
      height = Math.max(height, cursor.height);
    }
    if (cursor.accept(token.comma)) continue;
    if (endsList(cursor, close)) break;
    const isGap = startsExpression(cursor, cursor.index);
    cursor.report(
      "expected-comma",
      `Expected \`,\` or \`${closingSign(close)}\` after this ${what}.`,
    );
    if (!isGap) break;
  }
  cursor.height = height;
  return elements;
}

/** `order by` may follow the arguments of a call. */
function endsList(cursor: Cursor, close: number): boolean {
  if (cursor.kind === close) return true;
  return close === token.closeParen && cursor.kind === token.order && cursor.peek(1) === token.by;
}

function closingSign(close: number): string {
  return close === token.closeParen ? ")" : "]";
}

/** `[a, b]`, from `start`: the bracket or the word `array` in front of it. */
export function parseArray(cursor: Cursor, start: number): Expression {
  cursor.advance();
  const elements = parseList(cursor, token.closeBracket, "element");
  cursor.expect(token.closeBracket, "expected-bracket", "Expected `]` to close the list.");
  return { kind: "array", start, end: cursor.previousEnd, elements };
}

/**
 *     Parentheses : ( Query ) | ( Expression ) | ( Expression , [ Elements ] )
 */
export function parseParentheses(cursor: Cursor): Expression {
  const { start, index: open } = cursor;
  cursor.advance();
  if (startsQuery(cursor, cursor.index)) {
    const query = parseQuery(cursor, open);
    cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the query.");
    return { kind: "group", start, end: cursor.previousEnd, expression: query };
  }
  if (cursor.kind === token.closeParen) {
    const expression = cursor.missing();
    cursor.advance();
    const { previousEnd: end } = cursor;
    cursor.report("expected-arrow", "Expected `->`. Empty parentheses can only start a lambda.");
    return { kind: "group", start, end, expression };
  }
  const elements = parseList(cursor, token.closeParen, "element");
  const isTuple = elements.length !== 1 || cursor.kindAt(cursor.index - 1) === token.comma;
  cursor.expect(token.closeParen, "expected-parenthesis", "Expected `)` to close the `(`.");
  const [expression] = elements;
  if (isTuple && expression) return { kind: "tuple", start, end: cursor.previousEnd, elements };
  return {
    kind: "group",
    start,
    end: cursor.previousEnd,
    expression: expression ?? { kind: "missing", start: start + 1, end: start + 1 },
  };
}

/**
 * Skips a query up to the partner of the parenthesis at `open`; without one, up to the text's end. Only
 * a `;` is known to stand in no query.
 */
export function parseQuery(cursor: Cursor, open: number): Expression {
  const { start } = cursor;
  const partner = cursor.partnerOf(open);
  const close = partner > open ? partner : cursor.last;
  while (cursor.index < close) {
    if (cursor.kind === token.semicolon) cursor.report("unexpected-token", "A query holds no `;`.");
    cursor.index = skipBalanced(cursor, cursor.index);
  }
  cursor.index = close;
  return { kind: "query", start, end: cursor.previousEnd };
}
