import type { Span } from "../source/span.ts";
import type { Cursor, WordsBehind } from "./cursor.ts";
import { startsClosedTag, startsExpression } from "./lookahead.ts";
import { operatorsByKind, power } from "./operators.ts";
import { parseOperand } from "./parseOperand.ts";
import { parsePostfix } from "./parsePostfix.ts";
import { nameAt, parseName } from "./parseName.ts";
import { isName, token } from "./token.ts";
import type { BinaryOperator, Expression, Name } from "./tree.ts";

/**
 * Parses the longest expression whose operators bind at least as tightly as `minimumPower`.
 *
 *     Expression : Operand ( InfixOperator Expression | PostfixOperator )*
 *
 * Always returns a node. Where an operand is absent (`total + )`) it reports once, returns a
 * `missing` node of no width and consumes nothing, so the caller meets the `)` it expects.
 *
 * A word such as `and` is also a name. At the tail of a statement, where no operand follows it, the
 * expression ends before the word, which becomes a statement of its own – as officially.
 */
export function parseExpression(cursor: Cursor, minimumPower: number = power.lowest): Expression {
  if (!cursor.enter()) return cursor.missing();
  let left = parseOperand(cursor);
  for (;;) {
    const height = cursor.height;
    const longer = parseContinuation(cursor, left, minimumPower);
    if (!longer) break;
    left = longer;
    if (!cursor.grow(Math.max(height, cursor.height))) break;
  }
  cursor.leave();
  return left;
}

/** Parses an expression inside brackets or in front of a word, where no statement can follow it. */
export function parseEnclosed(cursor: Cursor, wordsBehind: WordsBehind = "none"): Expression {
  const { inTail, targetSign, wordsBehind: outerWords } = cursor;
  cursor.inTail = false;
  cursor.targetSign = -1;
  cursor.wordsBehind = wordsBehind;
  const expression = parseExpression(cursor);
  cursor.inTail = inTail;
  cursor.targetSign = targetSign;
  cursor.wordsBehind = outerWords;
  return expression;
}

/** Goes on with `left` if an operator that binds tightly enough follows; `undefined` if none does. */
function parseContinuation(
  cursor: Cursor,
  left: Expression,
  minimumPower: number,
): Expression | undefined {
  const { kind } = cursor;
  const infix = operatorsByKind[kind];
  if (left.kind === "alias" && !followsAlias(kind)) return undefined;
  if (infix) {
    if (infix.power < minimumPower) return undefined;
    const isCohort = kind === token.in && isCohortOperator(cursor, 1);
    return isCohort
      ? parseBinary(cursor, left, "in cohort", infix.power, 2)
      : parseBinary(cursor, left, infix.operator, infix.power, 1);
  }
  switch (kind) {
    case token.question:
      return minimumPower <= power.conditional ? parseConditional(cursor, left) : undefined;
    case token.between:
      return minimumPower <= power.between ? parseBetween(cursor, left, 1) : undefined;
    case token.not:
      return parseNegated(cursor, left, minimumPower);
    case token.is:
      return parseIs(cursor, left, minimumPower);
    case token.as:
      return minimumPower <= power.alias ? parseAlias(cursor, left) : undefined;
    case token.ignore:
      return minimumPower <= power.ignoreNulls ? parseIgnoreNulls(cursor, left) : undefined;
  }
  return undefined;
}

/** Whether `cohort` and its operand stand `distance` tokens on, behind an `in`. */
function isCohortOperator(cursor: Cursor, distance: number): boolean {
  return (
    cursor.peek(distance) === token.cohort &&
    startsExpression(cursor, cursor.index + distance + 1) &&
    cursor.chooses("word", cursor.index + distance)
  );
}

/** What is looser than values may follow an alias; what joins values may not. */
function followsAlias(kind: number): boolean {
  return kind === token.and || kind === token.or || kind === token.question || kind === token.as;
}

/** Parses the operator of `width` tokens at the cursor and its right operand. */
function parseBinary(
  cursor: Cursor,
  left: Expression,
  operator: BinaryOperator,
  binding: number,
  width: number,
): Expression | undefined {
  const { index } = cursor;
  const hasOperand = startsExpression(cursor, index + width);
  if (cursor.inTail && couldStartStatement(cursor)) {
    if (cursor.kind === token.less && startsClosedTag(cursor, index)) return undefined;
    if (!goesOn(cursor, hasOperand)) return undefined;
  }
  const operatorStart = cursor.start;
  cursor.index += width;
  const operatorEnd = cursor.previousEnd;
  const right = hasOperand
    ? parseExpression(cursor, binding + 1)
    : parseMissingOperand(cursor, cursor.text.slice(operatorStart, operatorEnd));
  return {
    kind: "binary",
    start: left.start,
    end: cursor.previousEnd,
    operator,
    left,
    right,
    operatorStart,
    operatorEnd,
  };
}

/** Whether the operator at the cursor could as well be the first token of another statement. */
function couldStartStatement(cursor: Cursor): boolean {
  const { kind } = cursor;
  switch (kind) {
    case token.star:
      return true;
    case token.less:
      return isName(cursor.peek(1));
    case token.minus:
    case token.plus:
      return cursor.statementStart < 0 && startsExpression(cursor, cursor.index);
  }
  return isName(kind);
}

function goesOn(cursor: Cursor, hasOperand: boolean): boolean {
  return hasOperand && cursor.chooses("continue", cursor.index);
}

/** Reports that an operand is absent and stands in for it. */
export function parseMissingOperand(cursor: Cursor, operator: string): Expression {
  cursor.report("expected-expression", `Expected an expression after \`${operator}\`.`);
  cursor.height = 0;
  return cursor.missing();
}

/** `not in`, `not like`, `not ilike`, `not between`. */
function parseNegated(
  cursor: Cursor,
  left: Expression,
  minimumPower: number,
): Expression | undefined {
  switch (cursor.peek(1)) {
    case token.between:
      return minimumPower <= power.between ? parseBetween(cursor, left, 2) : undefined;
    case token.in:
      if (minimumPower > power.comparison) return undefined;
      return isCohortOperator(cursor, 2)
        ? parseBinary(cursor, left, "not in cohort", power.comparison, 3)
        : parseBinary(cursor, left, "not in", power.comparison, 2);
    case token.like:
      if (minimumPower > power.comparison) return undefined;
      return parseBinary(cursor, left, "not like", power.comparison, 2);
    case token.ilike:
      if (minimumPower > power.comparison) return undefined;
      return parseBinary(cursor, left, "not ilike", power.comparison, 2);
  }
  return undefined;
}

/** `is [not] null`, `is [not] distinct from`. */
function parseIs(cursor: Cursor, left: Expression, minimumPower: number): Expression | undefined {
  const negated = cursor.peek(1) === token.not;
  const word = cursor.peek(negated ? 2 : 1);
  const width = negated ? 3 : 2;
  if (word === token.null) {
    if (minimumPower > power.isNull) return undefined;
    if (cursor.inTail && !cursor.chooses("continue", cursor.index)) return undefined;
    cursor.index += width;
    const { start } = left;
    const end = cursor.previousEnd;
    return parsePostfix(cursor, { kind: "isNull", start, end, operand: left, negated });
  }
  if (word === token.distinct && cursor.peek(width) === token.from) {
    if (minimumPower > power.distinct) return undefined;
    const operator = negated ? "is not distinct from" : "is distinct from";
    return parseBinary(cursor, left, operator, power.distinct, width + 1);
  }
  if (cursor.inTail) return undefined;
  cursor.advance();
  if (negated) cursor.advance();
  cursor.report("expected-null", "Expected `null` after `is`. Write `==` to compare values.");
  return { kind: "isNull", start: left.start, end: cursor.previousEnd, operand: left, negated };
}

/**
 *     Between : Expression [ not ] between Low and High
 *
 * The high end binds more tightly than the low one, which may hold a `between` of its own.
 */
function parseBetween(cursor: Cursor, operand: Expression, width: number): Expression | undefined {
  const hasLow = startsExpression(cursor, cursor.index + width);
  if (cursor.inTail && !goesOn(cursor, hasLow)) return undefined;
  cursor.index += width;
  const low = hasLow ? parseExpression(cursor, power.not) : parseMissingOperand(cursor, "between");
  let { height } = cursor;
  const hasAnd = cursor.expect(
    token.and,
    "expected-and",
    "Expected `and` and the upper end of the range. `between` wants two ends.",
  );
  let high: Expression = cursor.missing();
  if (hasAnd && startsExpression(cursor, cursor.index)) {
    high = parseExpression(cursor, power.coalesce);
    height = Math.max(height, cursor.height);
  } else if (hasAnd) {
    high = parseMissingOperand(cursor, "and");
  }
  cursor.height = height;
  return {
    kind: "between",
    start: operand.start,
    end: cursor.previousEnd,
    operand,
    low,
    high,
    negated: width === 2,
  };
}

/** `condition ? then : otherwise`; leans to the right. */
function parseConditional(cursor: Cursor, condition: Expression): Expression {
  cursor.advance();
  const then = startsExpression(cursor, cursor.index)
    ? parseEnclosed(cursor)
    : parseMissingOperand(cursor, "?");
  let { height } = cursor;
  let otherwise: Expression = cursor.missing();
  if (
    cursor.expect(token.colon, "expected-colon", "Expected `:` and the value for the other case.")
  ) {
    otherwise = startsExpression(cursor, cursor.index)
      ? parseExpression(cursor, power.conditional)
      : parseMissingOperand(cursor, ":");
    height = Math.max(height, cursor.height);
  }
  cursor.height = height;
  return {
    kind: "conditional",
    start: condition.start,
    end: cursor.previousEnd,
    condition,
    then,
    otherwise,
  };
}

/** `operand as name`, `operand as 'text'`. */
function parseAlias(cursor: Cursor, operand: Expression): Expression | undefined {
  if (cursor.index === cursor.castWord) return undefined;
  const next = cursor.peek(1);
  const hasAlias = isName(next) || next === token.string;
  if (cursor.inTail && !goesOn(cursor, hasAlias)) return undefined;
  cursor.advance();
  const aliasStart = cursor.index;
  const alias = parseAliasName(cursor);
  if (["true", "false", "team_id"].includes(alias.text.toLowerCase()) && !alias.quoted) {
    reportReservedAlias(cursor, operand, cursor.textAt(aliasStart));
  }
  return { kind: "alias", start: operand.start, end: cursor.previousEnd, operand, alias };
}

function parseAliasName(cursor: Cursor): Name {
  if (cursor.kind !== token.string) {
    return parseName(cursor, "expected-name", "Expected a name after `as`.");
  }
  const name = nameAt(cursor, cursor.index);
  cursor.advance();
  return name;
}

function reportReservedAlias(cursor: Cursor, operand: Span, alias: string): void {
  cursor.reportMeaning("reserved-alias", `\`${alias}\` cannot be an alias.`, {
    start: operand.start,
    end: cursor.previousEnd,
  });
}

/** `operand ignore nulls`. */
function parseIgnoreNulls(cursor: Cursor, operand: Expression): Expression | undefined {
  if (cursor.peek(1) !== token.nulls || !cursor.chooses("continue", cursor.index)) return undefined;
  cursor.index += 2;
  const { start } = operand;
  return parsePostfix(cursor, { kind: "ignoreNulls", start, end: cursor.previousEnd, operand });
}
