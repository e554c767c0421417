import type { Cursor } from "./cursor.ts";
import { startsDeclaration } from "./lookahead.ts";
import { parseDeclaration } from "./parseStatement.ts";
import { parseBestReading } from "./readings.ts";
import { firstReserved, lastReserved, token } from "./token.ts";
import type { Statement } from "./tree.ts";

/** Parses statements up to the `}` of the block, which stays, or to the text's end. */
export function parseStatements(cursor: Cursor, place: "program" | "block"): readonly Statement[] {
  const statements: Statement[] = [];
  let height = 0;
  while (!endsList(cursor, place)) {
    if (!startsDeclaration(cursor, cursor.index)) {
      skipUnexpected(cursor, place);
      continue;
    }
    statements.push(parseWithRetries(cursor, place));
    height = Math.max(height, cursor.height);
  }
  cursor.height = height;
  return statements;
}

function endsList(cursor: Cursor, place: "program" | "block"): boolean {
  return cursor.kind === token.end || (place === "block" && cursor.kind === token.closeBrace);
}

/** Parses one statement, in the reading in which the list can go on behind it. */
function parseWithRetries(cursor: Cursor, place: "program" | "block"): Statement {
  return parseBestReading(
    cursor,
    () => parseDeclaration(cursor),
    () => endsList(cursor, place) || startsDeclaration(cursor, cursor.index),
  );
}

/** Reports a token that starts no statement, and skips what stands with it on its line. */
function skipUnexpected(cursor: Cursor, place: "program" | "block"): void {
  const line = cursor.start;
  if (cursor.kind === token.dot) {
    cursor.advance();
    cursor.report("expected-digits", "Expected digits behind `.`. A property needs a value in front of its dot.");
    if (endsList(cursor, place)) return;
  } else {
    cursor.report("unexpected-token", unexpectedMessage(cursor));
  }
  do {
    const partner = cursor.partners[cursor.index] ?? -1;
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
  return (kind >= token.let && kind < token.catch) || kind === token.return || kind === token.if || kind === token.for;
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
