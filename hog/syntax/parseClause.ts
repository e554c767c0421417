import type { Cursor } from "./cursor.ts";
import { skipBalanced, startsExpression, wordFollows } from "./lookahead.ts";
import { parseExpression } from "./parseExpression.ts";
import { token } from "./token.ts";
import type { Expression, Name, Statement } from "./tree.ts";

/** Parses an expression or an assignment, as a statement or in the head of a `for`. */
export function parseClause(
  cursor: Cursor,
  place: "tail" | "head",
): Extract<Statement, { readonly kind: "assignment" }> | Expression {
  const { start, index: mark, inTail, statementStart, targetSign } = cursor;
  cursor.inTail = place === "tail";
  if (place === "tail") {
    cursor.statementStart = cursor.index;
  } else {
    cursor.targetSign = lastAssign(cursor, cursor.index);
  }
  let target = parseExpression(cursor);
  cursor.targetSign = targetSign;
  // What `x := y [b]` is worth may itself be assigned to: `[b] := c` starts no statement then.
  cursor.statementStart = -1;
  if (place === "tail" && target.kind === "identifier") cursor.statementStart = cursor.index;
  let value = parseAssigned(cursor);
  if (place === "tail" && target.kind === "identifier" && value?.kind === "alias") {
    const whole = parseFurther(cursor, mark);
    if (whole) {
      target = whole;
      value = parseAssigned(cursor);
    }
  }
  cursor.statementStart = statementStart;
  if (value && cursor.kind === token.assign && target.kind === "identifier") {
    const { start: nameStart, end, name: text, quoted } = target;
    const name: Name = { kind: "name", start: nameStart, end, text, quoted };
    target = { kind: "namedArgument", start, end: cursor.previousEnd, name, value };
    value = parseAssigned(cursor);
  }
  cursor.inTail = inTail;
  return value ? { kind: "assignment", start, end: cursor.previousEnd, target, value } : target;
}

/**
 * Nothing can go on with the alias in `x := y as z`, so what could goes on with the whole: in
 * `x := y as z + 1` one is added to the named argument. Reads that from `first`, if it gets further.
 */
function parseFurther(cursor: Cursor, first: number): Expression | undefined {
  const { index: end, height } = cursor;
  cursor.index = first;
  const getsFurther = cursor.attempt("argument", () => {
    parseExpression(cursor);
    return cursor.index > end;
  });
  if (getsFurther) return parseExpression(cursor);
  cursor.index = end;
  cursor.height = height;
  return undefined;
}

/** The last `:=` of the clause at `index` that belongs to no ternary or `case` in it; -1 for none. */
function lastAssign(cursor: Cursor, index: number): number {
  let last = -1;
  let inside = 0;
  for (let at = index; at < cursor.last; at = skipBalanced(cursor, at)) {
    switch (cursor.kindAt(at)) {
      case token.question:
        inside++;
        break;
      case token.case:
        if (wordFollows(cursor, at + 1, token.when)) inside++;
        break;
      case token.colon:
      case token.endWord:
        inside--;
        break;
      case token.assign:
        if (inside <= 0) last = at;
        break;
      case token.semicolon:
      case token.closeParen:
        return last;
    }
  }
  return last;
}

/** Parses `:= value` if it stands here. */
function parseAssigned(cursor: Cursor): Expression | undefined {
  if (!cursor.accept(token.assign)) return undefined;
  if (startsExpression(cursor, cursor.index)) return parseExpression(cursor);
  cursor.report("expected-expression", "Expected an expression after `:=`.");
  return cursor.missing();
}
