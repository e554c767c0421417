import type { Cursor } from "./cursor.ts";
import { decodeQuoted } from "./literals.ts";
import { firstReserved, isName, lastReserved, token } from "./token.ts";
import type { Name } from "./tree.ts";

/**
 * Parses a name, or reports with `code` and `message` and returns an empty one of no width. A reserved
 * word on the same line was meant to be one, so it is consumed.
 */
export function parseName(cursor: Cursor, code: string, message: string): Name {
  const { kind } = cursor;
  if (isName(kind)) {
    const name = nameAt(cursor, cursor.index);
    cursor.advance();
    return name;
  }
  const isReserved = kind >= firstReserved && kind <= lastReserved;
  if (isReserved && !/[\r\n]/.test(cursor.text.slice(cursor.previousEnd, cursor.start))) {
    return parseReserved(cursor, code);
  }
  cursor.report(code, message);
  return { kind: "name", ...cursor.gap, text: "", quoted: false };
}

function parseReserved(cursor: Cursor, code: string): Name {
  const { start, end } = cursor;
  const text = cursor.textAt(cursor.index);
  cursor.report(code, `\`${text}\` is a reserved word. Write it in backticks to use it as a name.`);
  cursor.advance();
  return { kind: "name", start, end, text, quoted: false };
}

/** The name that the token at `index` is. */
export function nameAt(cursor: Cursor, index: number): Name {
  const text = cursor.textAt(index);
  const quoted = cursor.kindAt(index) !== token.string ? isQuoted(cursor, index) : true;
  return {
    kind: "name",
    start: cursor.starts[index] ?? 0,
    end: cursor.ends[index] ?? 0,
    text: quoted ? decodeQuoted(text) : text,
    quoted,
  };
}

export function isQuoted(cursor: Cursor, index: number): boolean {
  return cursor.kindAt(index) === token.quotedIdentifier;
}
