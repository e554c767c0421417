import type { Cursor } from "./cursor.ts";
import { decodeQuoted } from "./literals.ts";
import {
  isClearlyQuery,
  startsBareLambda,
  startsExpression,
  startsKeywordLambda,
  startsNumber,
  startsParenthesizedLambda,
} from "./lookahead.ts";
import { power } from "./operators.ts";
import { parseBraces } from "./parseBraces.ts";
import { parseArray, parseParentheses } from "./parseBrackets.ts";
import { finishStar } from "./parseColumns.ts";
import { parseExpression } from "./parseExpression.ts";
import { parseBareLambda, parseKeywordLambda, parseParenthesizedLambda } from "./parseLambda.ts";
import { isQuoted, nameAt } from "./parseName.ts";
import { parseNumber, parsePositional } from "./parseNumber.ts";
import { parsePostfix } from "./parsePostfix.ts";
import { parseTag } from "./parseTag.ts";
import { parseTemplateString } from "./parseTemplate.ts";
import { parseWordForm } from "./parseWordForm.ts";
import { firstReserved, isName, lastReserved, token } from "./token.ts";
import type { Expression } from "./tree.ts";

/**
 * Parses what stands between two operators: a value with its accesses and calls, a prefix operator
 * with its operand, or a lambda.
 *
 *     Operand : Primary Postfix* | - Operand | not Expression | Lambda
 */
export function parseOperand(cursor: Cursor): Expression {
  cursor.height = 0;
  switch (cursor.kind) {
    case token.minus:
      if (!startsNumber(cursor, cursor.index + 1)) return parseNegation(cursor);
      break;
    case token.not:
      if (isPrefixNot(cursor) && cursor.chooses("word", cursor.index)) return parseNot(cursor);
      break;
  }
  const primary = parsePrimary(cursor);
  return primary.kind === "missing" ? primary : parsePostfix(cursor, primary);
}

function parseNegation(cursor: Cursor): Expression {
  const { start } = cursor;
  if (!cursor.enter()) return cursor.missing();
  cursor.advance();
  const operand = startsExpression(cursor, cursor.index)
    ? parseOperand(cursor)
    : parseMissing(cursor, "Expected an expression after `-`.");
  cursor.leave();
  cursor.grow(cursor.height);
  return { kind: "unary", start, end: cursor.previousEnd, operator: "-", operand };
}

/** `not (a)` is a call of the function `not`; in front of any other operand it is the operator. */
function isPrefixNot(cursor: Cursor): boolean {
  const next = cursor.index + 1;
  if (cursor.kindAt(next) === token.openParen) {
    return startsParenthesizedLambda(cursor, next) || isClearlyQuery(cursor, next + 1);
  }
  return startsExpression(cursor, next);
}

function parseNot(cursor: Cursor): Expression {
  const { start } = cursor;
  cursor.advance();
  const operand = parseExpression(cursor, power.not);
  cursor.grow(cursor.height);
  return { kind: "unary", start, end: cursor.previousEnd, operator: "not", operand };
}

function parsePrimary(cursor: Cursor): Expression {
  const { kind, start, end } = cursor;
  if (isName(kind)) return parseNamed(cursor);
  switch (kind) {
    case token.string:
    case token.unterminatedString:
      cursor.advance();
      return { kind: "string", start, end, value: decodeQuoted(cursor.text.slice(start, end)) };
    case token.null:
      cursor.advance();
      return { kind: "null", start, end };
    case token.templateStart:
      return parseTemplateString(cursor);
    case token.openParen:
      return startsParenthesizedLambda(cursor, cursor.index)
        ? parseParenthesizedLambda(cursor)
        : parseParentheses(cursor);
    case token.openBracket:
      return parseArray(cursor, start);
    case token.openBrace:
      return parseBraces(cursor);
    case token.less:
      if (isName(cursor.peek(1))) return parseTag(cursor);
      break;
    case token.star:
      cursor.advance();
      return finishStar(cursor, start, []);
    case token.hash:
      return parsePositional(cursor);
    case token.plus:
    case token.minus:
      if (startsNumber(cursor, cursor.index + 1)) return parseNumber(cursor);
      break;
  }
  if (startsNumber(cursor, cursor.index)) return parseNumber(cursor);
  return parseMissing(cursor, expectedExpression(cursor));
}

function parseMissing(cursor: Cursor, message: string): Expression {
  cursor.report("expected-expression", message);
  cursor.height = 0;
  return cursor.missing();
}

function expectedExpression(cursor: Cursor): string {
  const { kind, index } = cursor;
  if (kind === token.plus) return "`+` joins two values. Nothing stands before this one.";
  if (kind >= firstReserved && kind <= lastReserved) {
    return `Expected an expression. \`${cursor.textAt(index)}\` is a reserved word.`;
  }
  return "Expected an expression.";
}

/** An operand that starts with a name, or with a word that means something in front of others. */
function parseNamed(cursor: Cursor): Expression {
  const { index, kind, start, end } = cursor;
  const next = cursor.peek(1);
  const isTarget = index === cursor.statementStart || index + 1 === cursor.targetSign;
  if (next === token.assign && !isTarget) return parseNamedArgument(cursor);
  if ((next === token.comma || next === token.arrow) && startsBareLambda(cursor)) {
    if (cursor.chooses("lambda", index)) return parseBareLambda(cursor);
  }
  if (kind === token.lambda && startsKeywordLambda(cursor)) return parseKeywordLambda(cursor);
  if (kind >= token.case) {
    const form = parseWordForm(cursor);
    if (form) return form;
  }
  cursor.advance();
  if (kind === token.true || kind === token.false) {
    if (!isNameAnyway(cursor, index)) {
      return { kind: "boolean", start, end, value: kind === token.true };
    }
  }
  const quoted = isQuoted(cursor, index);
  const text = cursor.text.slice(start, end);
  return { kind: "identifier", start, end, name: quoted ? decodeQuoted(text) : text, quoted };
}

/** Whether the `true` or `false` at `index` is a name: called, selected from, or assigned to. */
function isNameAnyway(cursor: Cursor, index: number): boolean {
  switch (cursor.kindAt(index + 1)) {
    case token.openParen:
      return !startsParenthesizedLambda(cursor, index + 1);
    case token.dot:
      return isName(cursor.kindAt(index + 2)) || cursor.kindAt(index + 2) === token.star;
    case token.assign:
      return cursor.inTail;
  }
  return false;
}

/** `name := value` where an expression is wanted. */
function parseNamedArgument(cursor: Cursor): Expression {
  const { start } = cursor;
  const name = nameAt(cursor, cursor.index);
  cursor.index += 2;
  const value = startsExpression(cursor, cursor.index)
    ? parseExpression(cursor)
    : parseMissing(cursor, "Expected an expression after `:=`.");
  cursor.grow(cursor.height);
  return { kind: "namedArgument", start, end: cursor.previousEnd, name, value };
}
