import type { Cursor } from "./cursor.ts";
import { isName, token } from "./token.ts";

/** Whether the token at `index` can be the first of an expression. */
export function startsExpression(cursor: Cursor, index: number): boolean {
  const kind = cursor.kindAt(index);
  if (isName(kind)) return true;
  switch (kind) {
    case token.openParen:
    case token.openBracket:
    case token.openBrace:
    case token.minus:
    case token.star:
    case token.string:
    case token.unterminatedString:
    case token.templateStart:
    case token.null:
      return true;
    case token.plus:
      return startsNumber(cursor, index + 1);
    case token.less:
      return isName(cursor.kindAt(index + 1));
    case token.hash:
      return cursor.kindAt(index + 1) === token.decimal;
  }
  return startsNumber(cursor, index);
}

/** Whether the token at `index` starts a number without a sign. */
export function startsNumber(cursor: Cursor, index: number): boolean {
  switch (cursor.kindAt(index)) {
    case token.decimal:
    case token.octal:
    case token.hexadecimal:
    case token.binary:
    case token.float:
    case token.malformedBinary:
    case token.octalPrefix:
    case token.infinity:
    case token.nan:
      return true;
    case token.dot:
      return isDigits(cursor.kindAt(index + 1));
  }
  return false;
}

export function isDigits(kind: number): boolean {
  return kind === token.decimal || kind === token.octal;
}

/** Whether the token at `index` can be the first of a statement that is no declaration. */
export function startsStatement(cursor: Cursor, index: number): boolean {
  switch (cursor.kindAt(index)) {
    case token.semicolon:
    case token.fun:
    case token.while:
    case token.throw:
    case token.try:
      return true;
  }
  return startsExpression(cursor, index);
}

/** Whether the token at `index` can be the first of a statement or a `let`. */
export function startsDeclaration(cursor: Cursor, index: number): boolean {
  return cursor.kindAt(index) === token.let || startsStatement(cursor, index);
}

/** The index behind the token, or behind its partner if it opens something that is closed. */
export function skipBalanced(cursor: Cursor, index: number): number {
  const partner = cursor.partnerOf(index);
  return (partner > index ? partner : index) + 1;
}

/** Whether `( names ) ->` stands at `index`. */
export function startsParenthesizedLambda(cursor: Cursor, index: number): boolean {
  const close = cursor.partnerOf(index);
  if (close < 0 || cursor.kindAt(close + 1) !== token.arrow) return false;
  return close === index + 1 || nameListEnd(cursor, index + 1) === close;
}

/** Whether `name, name ->` stands at the current token. */
export function startsBareLambda(cursor: Cursor): boolean {
  const { index } = cursor;
  const next = cursor.kindAt(index + 1);
  if (next === token.arrow) return true;
  if (next !== token.comma || index < cursor.noLambdaBefore) return false;
  const end = nameListEnd(cursor, index);
  if (cursor.kindAt(end) === token.arrow) return true;
  cursor.noLambdaBefore = end;
  return false;
}

/** Whether `lambda name, name :` stands at the current token. */
export function startsKeywordLambda(cursor: Cursor): boolean {
  const first = cursor.index + 1;
  return isName(cursor.kindAt(first)) && cursor.kindAt(nameListEnd(cursor, first)) === token.colon;
}

/** The index behind `name, name,` at `index`; `index` itself when no name stands there. */
function nameListEnd(cursor: Cursor, index: number): number {
  let end = index;
  while (isName(cursor.kindAt(end))) {
    end++;
    if (cursor.kindAt(end) !== token.comma) break;
    end++;
  }
  return end;
}

/** Whether the brackets that open at `index` hold nothing, or more than one expression. */
export function holdsList(cursor: Cursor, index: number): boolean {
  const close = cursor.partnerOf(index);
  if (close < 0) return false;
  if (close === index + 1) return true;
  let at = index + 1;
  while (at < close) {
    at = behindParameters(cursor, at);
    if (cursor.kindAt(at) === token.comma) return true;
    at = skipBalanced(cursor, at);
  }
  return false;
}

/** Behind the parameters of the lambda at `index`, written without parentheses; else `index` itself. */
function behindParameters(cursor: Cursor, index: number): number {
  const first = cursor.kindAt(index) === token.lambda ? index + 1 : index;
  const end = nameListEnd(cursor, first);
  if (end > index && cursor.kindAt(end) === token.arrow) return end;
  return first > index && end > first && cursor.kindAt(end) === token.colon ? end : index;
}

/** Whether a word stands on its own level inside the parentheses that open at `index`. */
export function holdsWord(cursor: Cursor, index: number, kind: number): boolean {
  const close = cursor.partnerOf(index);
  for (let at = index + 1; at < close; at = skipBalanced(cursor, at)) {
    if (cursor.kindAt(at) === kind) return true;
  }
  return false;
}

/** How many tokens are looked at where nothing closes what is read; bounds the work of broken texts. */
const farthest = 400;

/** Whether a word of this kind follows before the statement or the bracket around it ends. */
export function wordFollows(cursor: Cursor, index: number, kind: number): boolean {
  const isUnit = kind === token.unit;
  const reach = Math.min(cursor.last, index + farthest);
  for (let at = index; at < reach; at = skipBalanced(cursor, at)) {
    switch (cursor.kindAt(at)) {
      case kind:
        return true;
      case token.assign:
      case token.comma:
        if (isUnit) return false;
        break;
      case token.semicolon:
      case token.let:
      case token.fun:
      case token.closeParen:
      case token.closeBracket:
      case token.closeBrace:
        return false;
    }
  }
  return false;
}

/** Whether a `select` or `with … select` stands at `index`, and not a variable of that name. */
export function startsQuery(cursor: Cursor, index: number): boolean {
  const next = index + 1;
  switch (cursor.kindAt(index)) {
    case token.select:
      return startsExpression(cursor, next);
    case token.with:
      return isName(cursor.kindAt(next)) && wordFollows(cursor, next, token.select);
  }
  return false;
}

/** Whether what stands at `index` can only be a query, and no expression that starts with `select`. */
export function isClearlyQuery(cursor: Cursor, index: number): boolean {
  if (!startsQuery(cursor, index)) return false;
  switch (cursor.kindAt(index + 1)) {
    case token.openParen:
    case token.openBracket:
    case token.minus:
    case token.plus:
    case token.star:
    case token.dot:
    case token.less:
    case token.in:
    case token.and:
    case token.or:
    case token.not:
    case token.like:
    case token.ilike:
    case token.between:
    case token.is:
    case token.as:
      return false;
  }
  return true;
}

/**
 * Whether the braces that open at `index` hold a dictionary: nothing, or a key with a `:` behind it.
 * Reads only their own level, so that nested braces are read once.
 */
export function holdsDict(cursor: Cursor, index: number): boolean {
  const partner = cursor.partnerOf(index);
  const close = partner > index ? partner : Math.min(cursor.last, index + farthest);
  let questions = 0;
  for (let at = index + 1; at < close; at = skipBalanced(cursor, at)) {
    switch (cursor.kindAt(at)) {
      case token.question:
        questions++;
        break;
      case token.colon:
        if (questions === 0) return true;
        questions--;
        break;
      case token.lambda:
        if (isName(cursor.kindAt(at + 1))) questions++;
        break;
      case token.semicolon:
      case token.let:
      case token.fun:
      case token.while:
      case token.throw:
      case token.try:
      case token.closeParen:
      case token.closeBracket:
      case token.closeBrace:
        return false;
    }
  }
  return false;
}

/**
 * Whether the braces that open at `index` hold exactly one expression and nothing else, so that
 * PostHog reads a placeholder. Decided on their own level, by whether an operand is followed by
 * something that cannot go on with it.
 */
function holdsOneExpression(cursor: Cursor, index: number, depth = 0): boolean {
  const close = cursor.partnerOf(index);
  if (close < 0) return false;
  const known = cursor.bracesRead.get(index);
  if (known !== undefined) return known;
  const answer = depth > deepestBraces || readsAsOneExpression(cursor, index, close, depth);
  cursor.bracesRead.set(index, answer);
  return answer;
}

/** Braces inside each other that are looked at; more are refused by the parser anyway. */
const deepestBraces = 250;

function readsAsOneExpression(
  cursor: Cursor,
  index: number,
  close: number,
  depth: number,
): boolean {
  let wantsOperand = true;
  let at = index + 1;
  while (at < close) {
    const step = wantsOperand ? afterOperand(cursor, at, depth) : afterOperator(cursor, at);
    if (step === 0) return false;
    if (step > 0) wantsOperand = !wantsOperand;
    at = Math.abs(step);
  }
  return !wantsOperand;
}

/** Whether braces behind an arrow, or where an operand stands, are an expression and no block. */
export function isExpressionInBraces(cursor: Cursor, index: number, depth = 0): boolean {
  return (
    cursor.kindAt(index + 1) === token.closeBrace ||
    holdsDict(cursor, index) ||
    holdsOneExpression(cursor, index, depth)
  );
}

/** Behind the operand at `index`; negative behind a prefix, which wants one still; 0 for none. */
function afterOperand(cursor: Cursor, index: number, depth: number): number {
  const kind = cursor.kindAt(index);
  const next = cursor.kindAt(index + 1);
  switch (kind) {
    case token.minus:
    case token.plus:
      return -(index + 1);
    case token.not:
      return isNotPrefix(cursor, index) ? -(index + 1) : index + 1;
    case token.hash:
      return index + 2;
    case token.dot:
      return isDigits(next) ? index + 2 : 0;
    case token.lambda:
      return startsKeywordLambdaAt(cursor, index);
    case token.for:
      if (next === token.openParen && holdsLoopHead(cursor, index + 1)) return 0;
      return index + 1;
    case token.interval:
      return next === token.string ? index + 2 : index + 1;
    case token.less:
      return tagEnd(cursor, index);
    case token.array:
      return next === token.openBracket ? skipBalanced(cursor, index + 1) : index + 1;
    case token.case:
      return caseEnd(cursor, index);
    case token.openBrace:
      if (cursor.kindAt(index - 1) === token.arrow) return skipBalanced(cursor, index);
      return isExpressionInBraces(cursor, index, depth + 1) ? skipBalanced(cursor, index) : 0;
  }
  if (isDigits(kind) && next === token.dot) {
    if (isDigits(cursor.kindAt(index + 2))) return index + 3;
    return isName(cursor.kindAt(index + 2)) ? index + 1 : index + 2;
  }
  return startsExpression(cursor, index) ? skipBalanced(cursor, index) : 0;
}

/** Whether the `not` at `index` is the operator: `not in x` is about a variable named `not`. */
function isNotPrefix(cursor: Cursor, index: number): boolean {
  const next = cursor.kindAt(index + 1);
  if (next === token.openParen) return false;
  const isInfix = next >= token.in && next <= token.between && next !== token.not;
  if (isInfix && startsExpression(cursor, index + 2)) return false;
  return startsExpression(cursor, index + 1);
}

/** Whether the parentheses that open at `index` are the head of a `for`. */
export function holdsLoopHead(cursor: Cursor, index: number): boolean {
  return cursor.kindAt(index + 1) === token.let || holdsWord(cursor, index, token.semicolon);
}

function startsKeywordLambdaAt(cursor: Cursor, index: number): number {
  const end = nameListEnd(cursor, index + 1);
  return end > index + 1 && cursor.kindAt(end) === token.colon ? -(end + 1) : index + 1;
}

/** Behind the `end` of the `case` at `index`. */
function caseEnd(cursor: Cursor, index: number): number {
  let depth = 0;
  for (let at = index; at < cursor.last; at = skipBalanced(cursor, at)) {
    const kind = cursor.kindAt(at);
    if (kind === token.semicolon || kind === token.closeBrace) break;
    if (kind === token.case) depth++;
    if (kind === token.endWord && --depth === 0) return at + 1;
  }
  return index + 1;
}

/** Whether the `<` at `index` opens a tag that is closed. */
export function startsClosedTag(cursor: Cursor, index: number): boolean {
  return isName(cursor.kindAt(index + 1)) && tagEnd(cursor, index) > 0;
}

/** Behind the tag that opens at `index`, nested ones included; 0 when it is never closed. */
function tagEnd(cursor: Cursor, index: number): number {
  let depth = 0;
  const reach = Math.min(cursor.last, index + farthest);
  for (let at = index; at < reach; at = skipBalanced(cursor, at)) {
    switch (cursor.kindAt(at)) {
      case token.less:
        depth++;
        break;
      case token.slashGreater:
        if (--depth === 0) return at + 1;
        break;
      case token.lessSlash:
        depth--;
        if (depth === 0) return at + 3;
        break;
      case token.closeBrace:
        return 0;
    }
  }
  return 0;
}

/** Behind the operator at `index`; negative behind a postfix, after which another may follow. */
function afterOperator(cursor: Cursor, index: number): number {
  const kind = cursor.kindAt(index);
  const next = cursor.kindAt(index + 1);
  switch (kind) {
    case token.openParen:
      return startsParenthesizedLambda(cursor, index) ? 0 : -skipBalanced(cursor, index);
    case token.openBracket:
      return holdsList(cursor, index) ? 0 : -skipBalanced(cursor, index);
    case token.dot:
      return isName(next) || isDigits(next) || next === token.star ? -(index + 2) : 0;
    case token.optionalDot:
      if (next === token.openBracket) return -skipBalanced(cursor, index + 1);
      return isName(next) || isDigits(next) ? -(index + 2) : 0;
    case token.doubleColon:
      return isName(next) ? -(index + 2) : 0;
    case token.is:
      return afterIs(cursor, index);
    case token.not:
      if (next === token.in || next === token.like || next === token.ilike) return index + 2;
      return next === token.between ? index + 2 : 0;
    case token.ignore:
      return next === token.nulls ? -(index + 2) : 0;
    case token.unit:
      return followsInterval(cursor, index) ? -(index + 1) : 0;
    case token.semicolon:
    case token.closeParen:
    case token.closeBracket:
      return 0;
    case token.and:
    case token.or:
    case token.in:
    case token.like:
    case token.ilike:
    case token.between:
    case token.as:
    case token.comma:
    case token.arrow:
    case token.assign:
    case token.question:
    case token.colon:
      return index + 1;
  }
  return kind >= token.coalesce && kind <= token.notMatchesAnyCase ? index + 1 : 0;
}

/** Whether an `interval` stands in front of the token at `index`, in the same braces. */
function followsInterval(cursor: Cursor, index: number): boolean {
  for (let at = index - 1; at > index - farthest && at >= 0; at--) {
    const kind = cursor.kindAt(at);
    if (kind === token.interval) return true;
    if (kind === token.openBrace) return false;
  }
  return false;
}

function afterIs(cursor: Cursor, index: number): number {
  const negated = cursor.kindAt(index + 1) === token.not ? 1 : 0;
  const word = cursor.kindAt(index + 1 + negated);
  if (word === token.null) return -(index + 2 + negated);
  return word === token.distinct ? index + 3 + negated : 0;
}
