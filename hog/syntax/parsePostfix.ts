import type { Cursor } from "./cursor.ts";
import { holdsList, isDigits, startsExpression, startsParenthesizedLambda } from "./lookahead.ts";
import { parseCall } from "./parseCall.ts";
import { finishStar } from "./parseColumns.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { nameAt, parseName } from "./parseName.ts";
import { checkIndex } from "./parseNumber.ts";
import { parseShortType } from "./parseType.ts";
import { isName, token } from "./token.ts";
import type { Expression } from "./tree.ts";

/**
 * Parses the accesses and calls behind a value.
 *
 *     Postfix : ( Arguments ) | [ Index ] | . Name | . Digits | ?. … | :: Type
 *
 * They go on across line breaks: a `(` on the next line is a call.
 */
export function parsePostfix(cursor: Cursor, operand: Expression): Expression {
  let left = operand;
  for (;;) {
    const { height } = cursor;
    const longer = parseOnePostfix(cursor, left);
    if (!longer) return left;
    left = longer;
    if (!cursor.grow(Math.max(height, cursor.height))) return left;
  }
}

function parseOnePostfix(cursor: Cursor, left: Expression): Expression | undefined {
  switch (cursor.kind) {
    case token.dot:
      return parseMember(cursor, left, false);
    case token.optionalDot:
      return cursor.peek(1) === token.openBracket
        ? parseOptionalIndex(cursor, left)
        : parseMember(cursor, left, true);
    case token.openParen:
      if (cursor.inTail && startsParenthesizedLambda(cursor, cursor.index)) return undefined;
      return isAssignedNext(cursor) ? undefined : parseCall(cursor, left);
    case token.openBracket:
      return isAssignedNext(cursor) ? undefined : parseIndex(cursor, left);
    case token.doubleColon:
      return parseTypeCast(cursor, left);
  }
  return undefined;
}

/**
 * Whether the bracket at the cursor is assigned to behind a value that cannot be: `return a [b] := c`
 * is a `return` and an assignment.
 */
function isAssignedNext(cursor: Cursor): boolean {
  if (!cursor.inTail || cursor.statementStart >= 0) return false;
  const close = cursor.partnerOf(cursor.index);
  if (close >= 0 && cursor.kindAt(close + 1) === token.assign) return true;
  return !cursor.chooses("continue", cursor.index);
}

/** `.name`, `.1`, `.*` behind a chain of names. */
function parseMember(
  cursor: Cursor,
  object: Expression,
  optional: boolean,
): Expression | undefined {
  const next = cursor.peek(1);
  const { start } = object;
  if (isDigits(next)) {
    if (cursor.inTail && !cursor.chooses("continue", cursor.index)) return undefined;
    const index = Number(cursor.textAt(cursor.index + 1));
    if (next === token.octal) {
      cursor.report("octal-index", "An index has no leading zero.");
    }
    checkIndex(cursor, cursor.index + 1);
    cursor.index += 2;
    return { kind: "tupleMember", start, end: cursor.previousEnd, object, index, optional };
  }
  if (next === token.star && !optional && isChain(object)) {
    cursor.index += 2;
    return finishStar(cursor, start, namesOf(object));
  }
  cursor.advance();
  if (isName(next)) {
    const property = nameAt(cursor, cursor.index);
    cursor.advance();
    return { kind: "member", start, end: cursor.previousEnd, object, property, optional };
  }
  const property = parseName(
    cursor,
    "expected-property",
    `Expected a property name after \`${optional ? "?." : "."}\`.`,
  );
  return { kind: "member", start, end: cursor.previousEnd, object, property, optional };
}

function isChain(expression: Expression): boolean {
  return (
    expression.kind === "identifier" ||
    (expression.kind === "member" && !expression.optional && isChain(expression.object))
  );
}

function namesOf(chain: Expression): ReturnType<typeof nameAt>[] {
  if (chain.kind === "identifier") {
    const { start, end, name, quoted } = chain;
    return [{ kind: "name", start, end, text: name, quoted }];
  }
  return chain.kind === "member" ? [...namesOf(chain.object), chain.property] : [];
}

function parseOptionalIndex(cursor: Cursor, object: Expression): Expression {
  cursor.index += 2;
  const index = parseEnclosed(cursor);
  closeBracket(cursor);
  return {
    kind: "index",
    start: object.start,
    end: cursor.previousEnd,
    object,
    index,
    optional: true,
  };
}

/**
 * `[index]` or `[from:to]`. At the tail of a statement, brackets that hold nothing or a list are a
 * statement of their own: an array.
 */
function parseIndex(cursor: Cursor, object: Expression): Expression | undefined {
  if (cursor.inTail && holdsList(cursor, cursor.index)) return undefined;
  const { start } = object;
  cursor.advance();
  if (cursor.accept(token.colon)) return finishSlice(cursor, object, undefined);
  if (!startsExpression(cursor, cursor.index)) {
    cursor.report("expected-index", "Expected an index between `[` and `]`.");
    cursor.accept(token.closeBracket);
    return {
      kind: "index",
      start,
      end: cursor.previousEnd,
      object,
      index: missingIn(cursor),
      optional: false,
    };
  }
  const index = parseEnclosed(cursor);
  if (cursor.accept(token.colon)) return finishSlice(cursor, object, index);
  closeBracket(cursor);
  return { kind: "index", start, end: cursor.previousEnd, object, index, optional: false };
}

function missingIn(cursor: Cursor): Expression {
  const inside = Math.max(0, cursor.previousEnd - 1);
  return { kind: "missing", start: inside, end: inside };
}

function finishSlice(cursor: Cursor, object: Expression, from: Expression | undefined): Expression {
  const to = cursor.kind === token.closeBracket ? undefined : parseEnclosed(cursor);
  closeBracket(cursor);
  return { kind: "slice", start: object.start, end: cursor.previousEnd, object, from, to };
}

function closeBracket(cursor: Cursor): void {
  cursor.expect(token.closeBracket, "expected-bracket", "Expected `]` to close the `[`.");
}

/** `operand::type`. */
function parseTypeCast(cursor: Cursor, operand: Expression): Expression {
  cursor.advance();
  const type = parseShortType(cursor);
  return { kind: "cast", start: operand.start, end: cursor.previousEnd, form: "::", operand, type };
}
