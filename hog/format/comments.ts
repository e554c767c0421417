import type { Comment } from "../syntax/parse.ts";
import type { Cursor } from "./cursor.ts";
import { blankLine, concat, type Doc, endOfLine, hardline, join, line } from "./doc.ts";

/*
 * Comments wait at the cursor until one of these functions takes them. What a comment belongs to is
 * read off its line: on the line of a token, with nothing behind it, it is that token's; else it
 * belongs to what follows. A comment that nobody asked for stands in front of the next word.
 */

/**
 * Comments at the end of the line of the last token, with the space in front of each. A comment that
 * the last token has overtaken is one, too.
 */
export function trailingComments(cursor: Cursor): readonly Doc[] {
  return takeWhile(
    cursor,
    (comment) => endsItsLine(cursor, comment) || isOvertaken(cursor, comment),
    (doc) => [" ", doc],
  );
}

/** Whether a comment stands behind a token and nothing but comments behind it. */
function endsItsLine(cursor: Cursor, { kind, start, end }: Comment): boolean {
  if (cursor.startsLine(start)) return false;
  return kind === "line" || (end > cursor.at && cursor.endsCode(end));
}

function isOvertaken(cursor: Cursor, { start, end }: Comment): boolean {
  return end <= cursor.at && !cursor.startsLine(start);
}

/** All comments in front of the next token, each with what separates it from what follows. */
export function leadingComments(cursor: Cursor): readonly Doc[] {
  return takeLeading(cursor, () => false);
}

/** The same in front of a statement or an element: empty lines between them stay. */
export function spacedComments(cursor: Cursor): readonly Doc[] {
  return takeLeading(cursor, (end) => cursor.followsBlankLine(cursor.comment?.start ?? end));
}

function takeLeading(cursor: Cursor, isSpaced: (next: number) => boolean): readonly Doc[] {
  const docs: Doc[] = [];
  for (let { comment } = cursor; comment; { comment } = cursor) {
    docs.push(formatComment(cursor, comment));
    cursor.passComment();
    if (staysInFront(cursor, comment)) docs.push(" ");
    else docs.push(...(isSpaced(cursor.next) ? [blankLine] : []), hardline);
  }
  return docs;
}

/** Whether what follows stands on the line of the comment, or took its place in front of the break. */
function staysInFront(cursor: Cursor, { kind, end }: Comment): boolean {
  return kind === "block" && (end <= cursor.at || !cursor.endsLine(end));
}

/** Comments in front of a word in the middle of something, where nobody expects them. */
export function inlineComments(cursor: Cursor): readonly Doc[] {
  return takeWhile(
    cursor,
    () => true,
    (doc) => [doc, " "],
  );
}

/** Comments in front of a block that can stay there; the others become its first. */
export function commentsBeforeBlock(cursor: Cursor): readonly Doc[] {
  return takeWhile(
    cursor,
    ({ kind, start, end }) =>
      kind === "block" && !cursor.startsLine(start) && !cursor.endsLine(end),
    (doc) => [doc, " "],
  );
}

/** Comments between an element and the `,` or `;` behind it that can stay there. */
export function commentsBeforeSeparator(cursor: Cursor): readonly Doc[] {
  return takeWhile(
    cursor,
    ({ kind, start }) => kind === "block" && !cursor.startsLine(start),
    (doc) => [" ", doc],
  );
}

/** Comments in front of a closing bracket, behind what they follow. */
export function danglingComments(cursor: Cursor, afterOpening: boolean): readonly Doc[] {
  const docs: Doc[] = [];
  for (let { comment } = cursor; comment; { comment } = cursor) {
    const { start } = comment;
    if (docs.length > 0 || !afterOpening) docs.push(separatorBefore(cursor, start));
    docs.push(formatComment(cursor, comment));
    cursor.passComment();
  }
  return docs;
}

function separatorBefore(cursor: Cursor, start: number): Doc {
  if (!cursor.startsLine(start)) return " ";
  return cursor.followsBlankLine(start) ? concat([blankLine, hardline]) : hardline;
}

/** A `line` and the comments around it: those at the end of the line before, then all others. */
export function lineWithComments(cursor: Cursor): Doc {
  if (!cursor.comment) return line;
  const trailing = takeWhile(
    cursor,
    (each) => endsItsLine(cursor, each),
    (doc) => [" ", doc],
  );
  const { comment } = cursor;
  const startsLine = comment && cursor.startsLine(comment.start);
  const separator = trailing.length > 0 || startsLine ? hardline : line;
  return concat([...trailing, separator, ...leadingComments(cursor)]);
}

function takeWhile(
  cursor: Cursor,
  isWanted: (comment: Comment) => boolean,
  withSpace: (doc: Doc) => readonly Doc[],
): readonly Doc[] {
  const docs: Doc[] = [];
  for (let { comment } = cursor; comment && isWanted(comment); { comment } = cursor) {
    docs.push(...withSpace(formatComment(cursor, comment)));
    cursor.passComment();
  }
  return docs;
}

function formatComment(cursor: Cursor, { kind, start, end }: Comment): Doc {
  const text = cursor.text.slice(start, end);
  if (kind === "line") return endOfLine(text.trimEnd());
  const [first = "", ...lines] = text.split(/\r\n|\r|\n/).map((each) => each.trim());
  const isStarred = lines.length > 0 && lines.every((each) => each.startsWith("*"));
  return isStarred ? join(hardline, [first, ...lines.map((each) => ` ${each}`)]) : text;
}
