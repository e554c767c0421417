import type { Cursor } from "./cursor.ts";
import { decodeInputText, decodeTemplateText } from "./literals.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { startsExpression } from "./lookahead.ts";
import { token } from "./token.ts";
import type { Expression, Template, Text } from "./tree.ts";

/** Parses `f'…'`. */
export function parseTemplateString(cursor: Cursor): Expression {
  const { start } = cursor;
  cursor.advance();
  const parts = parseParts(cursor, decodeTemplateText);
  if (!cursor.accept(token.templateEnd)) {
    cursor.report("unterminated-string", "This template string is never closed. Add `'`.");
  }
  return { kind: "template", start, end: cursor.previousEnd, parts };
}

/** Parses a text that is a template as a whole. */
export function parseInput(cursor: Cursor): Template {
  const parts = parseParts(cursor, decodeInputText);
  return { kind: "template", start: 0, end: cursor.text.length, parts };
}

function parseParts(
  cursor: Cursor,
  decode: (text: string) => string,
): readonly (Text | Expression)[] {
  const parts: (Text | Expression)[] = [];
  let height = 0;
  for (;;) {
    const { kind, start, end } = cursor;
    if (kind === token.templateText) {
      cursor.advance();
      parts.push({ kind: "text", start, end, value: decode(cursor.text.slice(start, end)) });
    } else if (kind === token.openBrace) {
      parts.push(parseInterpolation(cursor));
      height = Math.max(height, cursor.height);
    } else {
      cursor.height = height;
      return parts;
    }
  }
}

/** Parses `{ expression }` in a template or a tag; the braces belong to no node. */
export function parseInterpolation(cursor: Cursor): Expression {
  const open = cursor.index;
  cursor.advance();
  let expression: Expression;
  if (startsExpression(cursor, cursor.index)) {
    expression = parseEnclosed(cursor);
  } else {
    cursor.report("expected-expression", "Expected an expression between `{` and `}`.");
    expression = cursor.missing();
  }
  if (cursor.expect(token.closeBrace, "expected-brace", "Expected `}` after this expression.")) {
    return expression;
  }
  skipToPartner(cursor, open);
  return expression;
}

/** Skips what is left inside braces, so that the template goes on behind them. */
function skipToPartner(cursor: Cursor, open: number): void {
  const close = cursor.partnerOf(open);
  if (close >= cursor.index) cursor.index = close + 1;
}
