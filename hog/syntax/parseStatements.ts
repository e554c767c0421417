import type { Cursor, Mark } from "./cursor.ts";
import { startsDeclaration } from "./lookahead.ts";
import { parseDeclaration } from "./parseStatement.ts";
import { failureOf, readOtherwise, type GoesOn } from "./readings.ts";
import { firstReserved, lastReserved, token } from "./token.ts";
import type { Statement } from "./tree.ts";

/**
 * Parses statements up to the `}` of the block, which stays, or to the text's end. A statement that
 * fails is read in other ways; if that does not help, together with the one in front of it, because
 * that one may have taken too much or too little.
 */
export function parseStatements(cursor: Cursor, place: "program" | "block"): readonly Statement[] {
  const statements: Statement[] = [];
  const goesOn = (): boolean => endsList(cursor, place) || startsDeclaration(cursor, cursor.index);
  let previous: Mark | undefined;
  let height = 0;
  while (!endsList(cursor, place)) {
    if (!startsDeclaration(cursor, cursor.index)) {
      skipUnexpected(cursor, place);
      continue;
    }
    const mark = cursor.mark();
    statements.push(parseDeclaration(cursor));
    const isDone =
      failureOf(cursor, goesOn) < 0 || !readAgain(cursor, statements, mark, previous, goesOn);
    previous = cursor.settle(mark, isDone ? (previous ?? mark) : undefined);
    height = Math.max(height, cursor.height);
  }
  if (previous) cursor.forget(previous);
  cursor.height = height;
  return statements;
}

/**
 * Reads the last statement in another way, if one gets further; if none does, together with the one in
 * front of it. True if there are more statements than before, whose choices are then all decided.
 */
function readAgain(
  cursor: Cursor,
  statements: Statement[],
  mark: Mark,
  previous: Mark | undefined,
  goesOn: GoesOn,
): boolean {
  const otherwise = (from: Mark, count: number, before?: number): readonly Statement[] => {
    const failedAt = failureOf(cursor, goesOn);
    const parse = (): readonly Statement[] => parseUpTo(cursor, goesOn, count, failedAt);
    return readOtherwise(cursor, from, parse, goesOn, before) ?? [];
  };
  const one = otherwise(mark, 1);
  replaceLast(statements, 1, one);
  const two = previous ? otherwise(previous, 2, mark.index - 1) : [];
  replaceLast(statements, 1 + Math.max(one.length, 1), two);
  return one.length > 1 || two.length > 0;
}

/** Nothing in place of statements leaves them. */
function replaceLast(statements: Statement[], count: number, others: readonly Statement[]): void {
  if (others.length === 0) return;
  statements.length -= count;
  for (const other of others) statements.push(other);
}

/**
 * Parses `count` statements, as long as none fails, and more up to the token that could not be read
 * before: to end a statement earlier is no better reading if what failed behind it still fails.
 */
function parseUpTo(
  cursor: Cursor,
  goesOn: GoesOn,
  count: number,
  failed: number,
): readonly Statement[] {
  const statements: Statement[] = [];
  let height = 0;
  while (
    (statements.length < count || cursor.index <= failed) &&
    startsDeclaration(cursor, cursor.index)
  ) {
    statements.push(parseDeclaration(cursor));
    height = Math.max(height, cursor.height);
    if (failureOf(cursor, goesOn) >= 0) break;
  }
  cursor.height = height;
  return statements;
}

function endsList(cursor: Cursor, place: "program" | "block"): boolean {
  return cursor.kind === token.end || (place === "block" && cursor.kind === token.closeBrace);
}

/** Reports a token that starts no statement, and skips what stands with it on its line. */
function skipUnexpected(cursor: Cursor, place: "program" | "block"): void {
  const line = cursor.start;
  if (cursor.kind === token.dot) {
    cursor.advance();
    cursor.report(
      "expected-digits",
      "Expected digits behind `.`. A property needs a value in front of its dot.",
    );
    if (endsList(cursor, place)) return;
  } else {
    cursor.report("unexpected-token", unexpectedMessage(cursor));
  }
  do {
    const partner = cursor.partnerOf(cursor.index);
    const opens = partner > cursor.index;
    if (opens) cursor.index = partner;
    cursor.advance();
  } while (
    !endsList(cursor, place) &&
    cursor.kind !== token.semicolon &&
    !/[\r\n]/.test(cursor.text.slice(line, cursor.start)) &&
    !isStatementWord(cursor.kind)
  );
}

function isStatementWord(kind: number): boolean {
  return (
    (kind >= token.let && kind < token.catch) ||
    kind === token.return ||
    kind === token.if ||
    kind === token.for
  );
}

function unexpectedMessage(cursor: Cursor): string {
  const { kind, index } = cursor;
  const text = cursor.textAt(index);
  switch (kind) {
    case token.closeBrace:
      return "This `}` closes nothing.";
    case token.closeParen:
    case token.closeBracket:
      return `This \`${text}\` closes nothing.`;
    case token.catch:
    case token.finally:
      return `\`${text}\` belongs behind the block of a \`try\`.`;
  }
  if (kind >= firstReserved && kind <= lastReserved) {
    return `\`${text}\` is a reserved word and starts no statement.`;
  }
  return `A statement cannot start with \`${text}\`.`;
}
