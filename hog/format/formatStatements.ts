import type { Block, Program } from "../syntax/tree.ts";
import {
  commentsBeforeBlock,
  danglingComments,
  spacedComments,
  trailingComments,
} from "./comments.ts";
import type { Cursor } from "./cursor.ts";
import { concat, type Doc, hardline, indent } from "./doc.ts";
import type { Printer } from "./printer.ts";

/** Formats a block, braces included. */
export function formatBlock(printer: Printer, node: Block): Doc {
  const { cursor } = printer;
  const comments = commentsBeforeBlock(cursor);
  cursor.take("{");
  const statements = formatStatements(printer, node);
  cursor.take("}");
  if (statements.length === 0) return concat([...comments, "{}"]);
  return concat([...comments, "{", indent([hardline, ...statements]), hardline, "}"]);
}

/**
 * Formats a program's or a block's statements, each on lines of its own, and the comments around
 * them. One empty line stays where the author left any. A `;` of its own goes.
 */
export function formatStatements(printer: Printer, parent: Program | Block): readonly Doc[] {
  const docs = formatNeighbours(printer, parent, 0, parent.statements.length);
  return [...docs, ...danglingComments(printer.cursor, docs.length === 0)];
}

/** The same for the statements from index `first` up to `end`, which is not included. */
export function formatNeighbours(
  printer: Printer,
  parent: Program | Block,
  first: number,
  end: number,
): readonly Doc[] {
  const { cursor } = printer;
  const docs: Doc[] = [];
  parent.statements.slice(first, end).forEach((statement, at) => {
    const index = first + at;
    if (statement.kind === "empty" && !mustStay(cursor, parent, index)) {
      if (cursor.at <= statement.start) cursor.skip(";");
    } else {
      if (docs.length > 0) docs.push(...separator(cursor));
      docs.push(...spacedComments(cursor), printer.statement(statement));
    }
    if (docs.length > 0) docs.push(...trailingComments(cursor));
  });
  return docs;
}

/**
 * A `;` stays in front of a variable named `else`, which would become a branch, and in a block that
 * holds nothing else or only blocks: behind an arrow, `{}` and `{{}}` are expressions.
 */
function mustStay(cursor: Cursor, { kind, statements }: Program | Block, index: number): boolean {
  const isTaken = cursor.at > (statements[index]?.start ?? 0);
  if (!isTaken && cursor.seesBehindSemicolons("else")) return true;
  const isLast = index === statements.findLastIndex((each) => each.kind === "empty");
  return (
    isLast &&
    kind === "block" &&
    statements.every((each) => each.kind === "empty" || each.kind === "block")
  );
}

function separator(cursor: Cursor): readonly Doc[] {
  const start = cursor.comment?.start ?? cursor.next;
  return cursor.followsBlankLine(start) ? [hardline, hardline] : [hardline];
}
