import type { Block, Expression, Statement } from "../syntax/tree.ts";
import { inlineComments } from "./comments.ts";
import type { Cursor } from "./cursor.ts";
import { concat, type Doc, endOfLine } from "./doc.ts";

/** What the parts of the formatter share while they go through one program. */
export interface Printer {
  readonly cursor: Cursor;
  /** Any expression. */
  readonly expression: (node: Expression) => Doc;
  /** Any statement, with the `;` that ends it. */
  readonly statement: (node: Statement) => Doc;
  /** A block, braces included. */
  readonly block: (node: Block) => Doc;
}

/** A node as it stands in the text, with the comments in front of it. */
export function verbatim({ cursor }: Printer, node: { readonly end: number }): Doc {
  const comments = inlineComments(cursor);
  const { text, endsInLineComment } = cursor.takeWithComments(node.end);
  return concat([...comments, endsInLineComment ? endOfLine(text) : text]);
}
