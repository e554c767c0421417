import type { Cursor } from "./cursor.ts";
import { holdsDict, holdsLoopHead, startsExpression, startsStatement } from "./lookahead.ts";
import { parseClause } from "./parseClause.ts";
import { parseEnclosed, parseExpression } from "./parseExpression.ts";
import { parseName } from "./parseName.ts";
import { parseStatements } from "./parseStatements.ts";
import { isName, token } from "./token.ts";
import type { Block, Catch, Expression, ForClause, Name, Statement } from "./tree.ts";

/** Parses a `let` or a statement. Call it only where `startsDeclaration` says yes. */
export function parseDeclaration(cursor: Cursor): Statement {
  return cursor.kind === token.let ? parseVariable(cursor) : parseStatement(cursor);
}

/** `let name [ := value ]`. A `;` behind it is a statement of its own. */
function parseVariable(cursor: Cursor): Statement {
  const { start } = cursor;
  cursor.advance();
  const name = parseName(cursor, "expected-name", "Expected the variable's name after `let`.");
  let value: Expression | undefined;
  if (cursor.accept(token.assign)) {
    value = parseTail(cursor, "Expected an expression after `:=`.");
  } else if (cursor.kind === token.equal) {
    cursor.report("expected-assign", "Assign with `:=`.");
    cursor.advance();
    if (startsExpression(cursor, cursor.index)) value = parseTail(cursor, "");
  }
  return { kind: "variable", start, end: cursor.previousEnd, name, value };
}

/** Parses the expression that ends a statement: another statement may follow without a separator. */
function parseTail(cursor: Cursor, message: string): Expression {
  if (!startsExpression(cursor, cursor.index)) {
    cursor.report("expected-expression", message);
    return cursor.missing();
  }
  const { inTail, statementStart } = cursor;
  cursor.inTail = true;
  cursor.statementStart = -1;
  const expression = parseExpression(cursor);
  cursor.inTail = inTail;
  cursor.statementStart = statementStart;
  return expression;
}

/** Parses a statement, but no `let`. */
export function parseStatement(cursor: Cursor): Statement {
  const { start } = cursor;
  if (!cursor.enter())
    return {
      kind: "expressionStatement",
      start: cursor.previousEnd,
      end: cursor.previousEnd,
      expression: cursor.missing(),
    };
  const statement = parseOneStatement(cursor, start);
  cursor.leave();
  return statement;
}

function parseOneStatement(cursor: Cursor, start: number): Statement {
  switch (cursor.kind) {
    case token.semicolon:
      cursor.advance();
      return { kind: "empty", start, end: cursor.previousEnd };
    case token.fun:
      return parseFunction(cursor);
    case token.while:
      return parseWhile(cursor);
    case token.throw:
      return parseThrow(cursor);
    case token.try:
      return parseTry(cursor);
    case token.openBrace:
      if (isBlock(cursor) && cursor.chooses("braces", cursor.index)) return parseBlock(cursor);
      break;
    case token.return:
      if (isReturn(cursor) && cursor.chooses("statement", cursor.index)) return parseReturn(cursor);
      break;
    case token.if:
      if (isIf(cursor) && cursor.chooses("statement", cursor.index)) return parseIf(cursor);
      break;
    case token.for:
      if (isFor(cursor) && cursor.chooses("statement", cursor.index)) return parseFor(cursor);
      break;
  }
  return parseExpressionStatement(cursor);
}

/** `expression [ := value ] [ ; ]`. */
function parseExpressionStatement(cursor: Cursor): Statement {
  const { start } = cursor;
  const clause = parseClause(cursor, "tail");
  cursor.accept(token.semicolon);
  const end = cursor.previousEnd;
  if (clause.kind === "assignment") return { ...clause, end };
  return { kind: "expressionStatement", start, end, expression: clause };
}

/** `{ … }`, and all its statements. */
export function parseBlock(cursor: Cursor): Block {
  const { start } = cursor;
  if (!cursor.accept(token.openBrace)) {
    cursor.report("expected-block", "Expected `{`.");
    return { kind: "block", ...cursor.gap, statements: [] };
  }
  const { inTail, statementStart } = cursor;
  const statements = parseStatements(cursor, "block");
  cursor.inTail = inTail;
  cursor.statementStart = statementStart;
  cursor.expect(token.closeBrace, "expected-brace", "Expected `}` to close the block.");
  cursor.height++;
  return { kind: "block", start, end: cursor.previousEnd, statements };
}

/**
 * Whether the braces at the cursor are a block. They are an expression when they hold a dictionary's
 * first key, or when something follows that can only go on with an expression.
 */
function isBlock(cursor: Cursor): boolean {
  if (holdsDict(cursor, cursor.index)) return false;
  const close = cursor.partnerOf(cursor.index);
  if (close < 0) return true;
  return !onlyContinues(cursor, close + 1);
}

/** Whether the token at `index` goes on with an expression and starts no statement. */
function onlyContinues(cursor: Cursor, index: number): boolean {
  const kind = cursor.kindAt(index);
  if (kind === token.openParen && cursor.kindAt(index + 1) === token.closeParen) {
    return cursor.kindAt(index + 2) !== token.arrow;
  }
  if (startsStatement(cursor, index)) return false;
  return (
    (kind >= token.doubleColon && kind <= token.notMatchesAnyCase && kind !== token.arrow) ||
    kind === token.assign
  );
}

/** `return` is a variable where what follows can only go on with an expression. */
function isReturn(cursor: Cursor): boolean {
  return !onlyContinues(cursor, cursor.index + 1);
}

function parseReturn(cursor: Cursor): Statement {
  const { start } = cursor;
  const word = cursor.index;
  cursor.advance();
  let value: Expression | undefined;
  if (startsExpression(cursor, cursor.index) && cursor.chooses("value", word)) {
    value = parseTail(cursor, "");
  }
  cursor.accept(token.semicolon);
  return { kind: "return", start, end: cursor.previousEnd, value };
}

function parseThrow(cursor: Cursor): Statement {
  const { start } = cursor;
  cursor.advance();
  const value = parseTail(cursor, "Expected the error to throw, such as `Error('…')`.");
  cursor.accept(token.semicolon);
  return { kind: "throw", start, end: cursor.previousEnd, value };
}

/**
 * Whether `if ( … )` at the cursor has a statement behind it. Without one it is a call of a function
 * named `if`. While the parenthesis is still open, it is taken for a statement.
 */
function isIf(cursor: Cursor): boolean {
  const open = cursor.index + 1;
  if (cursor.kindAt(open) !== token.openParen) return false;
  const close = cursor.partnerOf(open);
  if (close < 0) return true;
  return close > open + 1 && startsStatement(cursor, close + 1);
}

/** `if ( condition ) then [ else otherwise ]`. */
function parseIf(cursor: Cursor): Statement {
  const { start } = cursor;
  cursor.advance();
  const condition = parseCondition(cursor, "if");
  const then = parseBody(cursor, "Expected a statement or `{` behind the condition.");
  let { height } = cursor;
  let otherwise: Statement | undefined;
  if (
    cursor.kind === token.else &&
    startsStatement(cursor, cursor.index + 1) &&
    cursor.chooses("word", cursor.index)
  ) {
    cursor.advance();
    otherwise = parseBody(cursor, "Expected a statement or `{` after `else`.");
    height = Math.max(height, cursor.height);
  }
  cursor.height = height + 1;
  return { kind: "if", start, end: cursor.previousEnd, condition, then, otherwise };
}

function parseCondition(cursor: Cursor, word: "if" | "while"): Expression {
  if (
    !cursor.expect(
      token.openParen,
      "expected-parenthesis",
      `Expected \`(\` and a condition after \`${word}\`.`,
    )
  ) {
    return cursor.missing();
  }
  let condition: Expression;
  if (startsExpression(cursor, cursor.index)) {
    condition = parseEnclosed(cursor);
  } else {
    cursor.report("expected-expression", "Expected a condition.");
    condition = cursor.missing();
  }
  closeHead(cursor, "Expected `)` behind the condition.");
  return condition;
}

function closeHead(cursor: Cursor, message: string): void {
  if (cursor.expect(token.closeParen, "expected-parenthesis", message)) return;
  while (!endsHead(cursor.kind)) cursor.advance();
  cursor.accept(token.closeParen);
}

function endsHead(kind: number): boolean {
  switch (kind) {
    case token.closeParen:
    case token.openBrace:
    case token.closeBrace:
    case token.semicolon:
    case token.end:
      return true;
  }
  return false;
}

/** The statement that an `if` or a loop governs. */
function parseBody(cursor: Cursor, message: string): Statement {
  if (startsStatement(cursor, cursor.index)) return parseStatement(cursor);
  cursor.report("expected-statement", message);
  return { kind: "empty", ...cursor.gap };
}

function parseWhile(cursor: Cursor): Statement {
  const { start } = cursor;
  cursor.advance();
  const condition = parseCondition(cursor, "while");
  const body = parseBody(cursor, "Expected a statement or `{` behind the condition.");
  cursor.accept(token.semicolon);
  cursor.height++;
  return { kind: "while", start, end: cursor.previousEnd, condition, body };
}

/** Whether the `for` at the cursor has a loop's head; else it is a call of a function named `for`. */
function isFor(cursor: Cursor): boolean {
  const open = cursor.index + 1;
  if (cursor.kindAt(open) !== token.openParen) return false;
  return cursor.partnerOf(open) < 0 || holdsLoopHead(cursor, open);
}

/** Parses both kinds of `for`. */
function parseFor(cursor: Cursor): Statement {
  const behindName = cursor.index + 4;
  const isForIn =
    cursor.peek(2) === token.let &&
    isName(cursor.peek(3)) &&
    (cursor.kindAt(behindName) === token.in ||
      cursor.kindAt(behindName) === token.comma ||
      isOf(cursor, behindName));
  return isForIn ? parseForIn(cursor) : parseForLoop(cursor);
}

/** JavaScript's `of`, which can stand nowhere in the head of a loop. */
function isOf(cursor: Cursor, index: number): boolean {
  return isName(cursor.kindAt(index)) && cursor.textAt(index) === "of";
}

/** `for ( let [ key , ] value in collection ) body`. */
function parseForIn(cursor: Cursor): Statement {
  const { start } = cursor;
  cursor.index += 3;
  const first = parseLoopName(cursor);
  const second = cursor.accept(token.comma) ? parseLoopName(cursor) : undefined;
  if (isOf(cursor, cursor.index)) {
    cursor.report("expected-in", "Hog has no `of`. Write `in`.");
    cursor.advance();
  } else {
    cursor.expect(token.in, "expected-in", "Expected `in` and what to loop over.");
  }
  let collection: Expression;
  if (startsExpression(cursor, cursor.index)) {
    collection = parseEnclosed(cursor);
  } else {
    cursor.report("expected-expression", "Expected what to loop over after `in`.");
    collection = cursor.missing();
  }
  closeHead(cursor, "Expected `)` to close the head of the loop.");
  const body = parseBody(cursor, "Expected a statement or `{` behind the head of the loop.");
  cursor.accept(token.semicolon);
  cursor.height++;
  return {
    kind: "forIn",
    start,
    end: cursor.previousEnd,
    key: second ? first : undefined,
    value: second ?? first,
    collection,
    body,
  };
}

function parseLoopName(cursor: Cursor): Name {
  return parseName(cursor, "expected-name", "Expected the loop variable's name.");
}

/** `for ( [ initializer ] ; [ condition ] ; [ increment ] ) body`. */
function parseForLoop(cursor: Cursor): Statement {
  const { start } = cursor;
  cursor.index += 2;
  const initializer = parseForClause(cursor);
  const separators = "The head of a `for` loop has two `;`: `for (let i := 0; i < 3; i := i + 1)`.";
  cursor.expect(token.semicolon, "expected-semicolon", separators);
  const condition = startsExpression(cursor, cursor.index) ? parseEnclosed(cursor) : undefined;
  cursor.expect(token.semicolon, "expected-semicolon", separators);
  const increment = parseForClause(cursor);
  closeHead(cursor, "Expected `)` to close the head of the loop.");
  const body = parseBody(cursor, "Expected a statement or `{` behind the head of the loop.");
  cursor.accept(token.semicolon);
  cursor.height++;
  return { kind: "for", start, end: cursor.previousEnd, initializer, condition, increment, body };
}

function parseForClause(cursor: Cursor): ForClause | undefined {
  if (cursor.kind === token.let) return parseHeadVariable(cursor);
  return startsExpression(cursor, cursor.index) ? parseClause(cursor, "head") : undefined;
}

function parseHeadVariable(cursor: Cursor): ForClause {
  const { start } = cursor;
  cursor.advance();
  const name = parseLoopName(cursor);
  let value: Expression | undefined;
  if (cursor.accept(token.assign)) {
    value = parseEnclosed(cursor);
  } else if (cursor.kind === token.equal) {
    cursor.report("expected-assign", "Assign with `:=`.");
    cursor.advance();
    value = parseEnclosed(cursor);
  }
  return { kind: "variable", start, end: cursor.previousEnd, name, value };
}

/** `fun name ( parameters ) block`. A parameter may hold dots, which make no sense. */
function parseFunction(cursor: Cursor): Statement {
  const { start } = cursor;
  cursor.advance();
  const name = parseName(cursor, "expected-name", "Expected the function's name.");
  const hasHead = cursor.expect(
    token.openParen,
    "expected-parenthesis",
    "Expected `(` and the parameters.",
  );
  const parameters = hasHead ? parseParameters(cursor) : [];
  if (hasHead) closeHead(cursor, "Expected `)` behind the parameters.");
  const body = parseBlock(cursor);
  return { kind: "function", start, end: cursor.previousEnd, name, parameters, body };
}

function parseParameters(cursor: Cursor): readonly Name[] {
  const parameters: Name[] = [];
  while (isName(cursor.kind)) {
    let name = parseName(cursor, "", "");
    while (cursor.kind === token.dot && isName(cursor.peek(1))) {
      cursor.advance();
      const part = parseName(cursor, "", "");
      name = { ...name, end: part.end, text: `${name.text}.${part.text}` };
    }
    parameters.push(name);
    if (!cursor.accept(token.comma)) break;
  }
  return parameters;
}

/** `try block catch* [ finally block ]`. */
function parseTry(cursor: Cursor): Statement {
  const { start } = cursor;
  cursor.advance();
  const body = parseBlock(cursor);
  const catches: Catch[] = [];
  while (cursor.kind === token.catch) catches.push(parseCatch(cursor));
  const finalizer = cursor.accept(token.finally) ? parseBlock(cursor) : undefined;
  cursor.height++;
  return { kind: "try", start, end: cursor.previousEnd, body, catches, finalizer };
}

/** `catch [ ( name [ : type ] ) ] block`. */
function parseCatch(cursor: Cursor): Catch {
  const { start } = cursor;
  cursor.advance();
  let name: Name | undefined;
  let type: Name | undefined;
  if (cursor.accept(token.openParen)) {
    name = parseName(cursor, "expected-name", "Expected the error's name: `catch (error)`.");
    if (cursor.accept(token.colon)) {
      type = parseName(cursor, "expected-type", "Expected the error's type after `:`.");
    }
    closeHead(cursor, "Expected `)` behind the error's name.");
  }
  const body = parseBlock(cursor);
  return { kind: "catch", start, end: cursor.previousEnd, name, type, body };
}
