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
  if (next !== token.comma || cursor.isKnownList(index)) return false;
  const end = nameListEnd(cursor, index);
  if (cursor.kindAt(end) === token.arrow) return true;
  cursor.knowList(index, end);
  return false;
}

/** Whether `lambda name, name :` stands at the current token. */
export function startsKeywordLambda(cursor: Cursor): boolean {
  const first = cursor.index + 1;
  return isName(cursor.kindAt(first)) && cursor.kindAt(nameListEnd(cursor, first)) === token.colon;
}

/** The index behind `name, name,` at `index`; `index` itself when no name stands there. */
export function nameListEnd(cursor: Cursor, index: number): number {
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

/** The index behind `nulls first` or `nulls last` at `index`; 0 where neither stands. */
export function nullsOrderEnd(cursor: Cursor, index: number): number {
  if (cursor.kindAt(index) !== token.nulls) return 0;
  return /^(first|last)$/i.test(cursor.textAt(index + 1)) ? index + 2 : 0;
}

/** The index behind `collate '…'` at `index`; 0 where it does not stand. */
export function collationEnd(cursor: Cursor, index: number): number {
  if (cursor.kindAt(index + 1) !== token.string) return 0;
  return /^collate$/i.test(cursor.textAt(index)) ? index + 2 : 0;
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
      return startsExpression(cursor, next) && !isSelectName(cursor, next);
    case token.with:
      return (
        startsExpression(cursor, next) &&
        wordFollows(cursor, next, token.as) &&
        wordFollows(cursor, next, token.select)
      );
    case token.openParen:
    case token.openBrace:
      return joinsQueries(cursor, skipBalanced(cursor, index));
  }
  return false;
}

/** Whether what stands at `index` behind a `select` can be no column: `select < a`, `select and 1`. */
function isSelectName(cursor: Cursor, index: number): boolean {
  const kind = cursor.kindAt(index);
  if (kind === token.less) return !startsClosedTag(cursor, index);
  const next = cursor.kindAt(index + 1);
  if (kind === token.star && next === token.from) {
    return cursor.kindAt(index + 2) === token.closeParen;
  }
  const isInfix = kind >= token.in && kind <= token.as && kind !== token.not;
  const isOperator = kind === token.star || isInfix;
  return isOperator && (next === token.string || next === token.null || isDigits(next));
}

/** Whether `union`, `except` or `intersect` and another query stand at `index`, behind a query. */
function joinsQueries(cursor: Cursor, index: number): boolean {
  if (!isName(cursor.kindAt(index)) && cursor.kindAt(index) !== token.reserved) return false;
  if (!/^(union|except|intersect)$/i.test(cursor.textAt(index))) return false;
  const isQualified = /^(all|distinct)$/i.test(cursor.textAt(index + 1));
  switch (cursor.kindAt(isQualified ? index + 2 : index + 1)) {
    case token.openParen:
    case token.openBrace:
    case token.select:
    case token.with:
      return true;
  }
  return false;
}

/** Whether what stands at `index` can only be a query, and no expression that starts with `select`. */
export function isClearlyQuery(cursor: Cursor, index: number): boolean {
  if (!startsQuery(cursor, index)) return false;
  if (cursor.kindAt(index) !== token.select) return true;
  switch (cursor.kindAt(index + 1)) {
    case token.openParen:
      return startsParenthesizedLambda(cursor, index + 1);
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

/** Whether the parentheses that open at `index` are the head of a `for`. */
export function holdsLoopHead(cursor: Cursor, index: number): boolean {
  return cursor.kindAt(index + 1) === token.let || holdsWord(cursor, index, token.semicolon);
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
