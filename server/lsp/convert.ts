import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "vscode-languageserver-types";
import type { Span } from "../../hog/source/span.ts";

/** The range of lines and characters that a span of offsets is. */
export function toRange(text: TextDocument, { start, end }: Span): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** The offset of a position; positions outside of the text mean the nearest one inside. */
export function toOffset(text: TextDocument, position: Position): number {
  return text.offsetAt(position);
}
