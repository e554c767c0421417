import type { Cursor } from "./cursor.ts";
import { holdsDict, startsExpression } from "./lookahead.ts";
import { parseBraces } from "./parseBraces.ts";
import { parseExpression } from "./parseExpression.ts";
import { nameAt } from "./parseName.ts";
import { parseBlock } from "./parseStatement.ts";
import { isName, token } from "./token.ts";
import type { Block, Expression, Lambda, Name } from "./tree.ts";

/** `x, y -> body`. The names before it in a comma list belong to it. */
export function parseBareLambda(cursor: Cursor): Expression {
  const { start } = cursor;
  const parameters = parseParameters(cursor);
  return finishLambda(cursor, start, parameters, "bare");
}

/** `(x, y) -> body`. */
export function parseParenthesizedLambda(cursor: Cursor): Expression {
  const { start } = cursor;
  cursor.advance();
  const parameters = parseParameters(cursor);
  cursor.advance();
  return finishLambda(cursor, start, parameters, "parenthesized");
}

/** `lambda x, y: body`. */
export function parseKeywordLambda(cursor: Cursor): Expression {
  const { start } = cursor;
  cursor.advance();
  const parameters = parseParameters(cursor);
  return finishLambda(cursor, start, parameters, "keyword");
}

function parseParameters(cursor: Cursor): readonly Name[] {
  const parameters: Name[] = [];
  while (isName(cursor.kind)) {
    parameters.push(nameAt(cursor, cursor.index));
    cursor.advance();
    if (!cursor.accept(token.comma)) break;
  }
  return parameters;
}

/** Parses the arrow or colon and the body, which extends as far to the right as possible. */
function finishLambda(
  cursor: Cursor,
  start: number,
  parameters: readonly Name[],
  form: Lambda["form"],
): Expression {
  cursor.advance();
  const body = parseBody(cursor, form);
  cursor.grow(cursor.height);
  return { kind: "lambda", start, end: cursor.previousEnd, parameters, body, form };
}

/** Braces are an expression wherever they can be one: a dictionary, or a placeholder `{ y }`. */
function parseBody(cursor: Cursor, form: Lambda["form"]): Expression | Block {
  if (form !== "keyword" && cursor.kind === token.openBrace && !holdsExpression(cursor)) {
    return parseBlock(cursor);
  }
  if (startsExpression(cursor, cursor.index)) return parseExpression(cursor);
  cursor.report("expected-expression", "Expected the value of this lambda.");
  return cursor.missing();
}

/** Whether the braces at the cursor can be read as an expression. */
function holdsExpression(cursor: Cursor): boolean {
  if (holdsDict(cursor, cursor.index)) return true;
  const close = cursor.partnerOf(cursor.index);
  return cursor.attempt("braces", () => {
    parseBraces(cursor);
    return cursor.index === close + 1;
  });
}
