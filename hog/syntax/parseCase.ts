import type { Cursor } from "./cursor.ts";
import { parseEnclosed } from "./parseExpression.ts";
import { token } from "./token.ts";
import type { CaseBranch, Expression } from "./tree.ts";

/**
 *     Case : case [ Operand ] ( when Condition then Value )+ [ else Value ] end
 *
 * The operand may be an expression that begins with a variable named `when`.
 */
export function parseCase(cursor: Cursor): Expression {
  const { start } = cursor;
  cursor.advance();
  const hasOperand = cursor.kind !== token.when || whenIsName(cursor);
  return finishCase(cursor, start, hasOperand);
}

function whenIsName(cursor: Cursor): boolean {
  return cursor.attempt("operand", () => {
    finishCase(cursor, cursor.start, true);
    return true;
  });
}

function finishCase(cursor: Cursor, start: number, hasOperand: boolean): Expression {
  let height = 0;
  const parsePart = (): Expression => {
    const part = parseEnclosed(cursor, "case");
    height = Math.max(height, cursor.height);
    return part;
  };
  const operand = hasOperand ? parsePart() : undefined;
  const branches: CaseBranch[] = [];
  while (cursor.kind === token.when) {
    const branchStart = cursor.start;
    cursor.advance();
    const when = parsePart();
    const hasThen = cursor.expect(token.then, "expected-then", "Expected `then` and a value.");
    const then = hasThen ? parsePart() : cursor.missing();
    branches.push({ kind: "caseBranch", start: branchStart, end: cursor.previousEnd, when, then });
  }
  if (branches.length === 0) cursor.report("expected-when", "Expected `when` and a condition.");
  const otherwise = cursor.accept(token.else) ? parsePart() : undefined;
  cursor.expect(token.endWord, "expected-end", "Expected `end` to close the `case`.");
  cursor.height = height + 1;
  return { kind: "case", start, end: cursor.previousEnd, operand, branches, otherwise };
}
