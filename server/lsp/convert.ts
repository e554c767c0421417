import type { Position, Range, TextEdit } from "vscode-languageserver-types";
import type { Span } from "../../hog/source/span.ts";
import type { HogText } from "./hogText.ts";

/** The range of lines and characters that a span of offsets is. */
export function toRange(text: Pick<HogText, "positionAt">, { start, end }: Span): Range {
  return { start: text.positionAt(start), end: text.positionAt(end) };
}

/** The offset of a position; positions outside of the text mean the nearest one inside. */
export function toOffset(text: Pick<HogText, "offsetAt">, position: Position): number {
  return text.offsetAt(position);
}

/** The span of offsets that a range is. */
export function toSpan(text: Pick<HogText, "offsetAt">, { start, end }: Range): Span {
  return { start: text.offsetAt(start), end: text.offsetAt(end) };
}

/** An edit that puts `newText` in the place of a span; `newText` is what Hog shall read. */
export function toTextEdit(text: HogText, span: Span, newText: string): TextEdit {
  return { range: toRange(text, span), newText: text.encode(newText) };
}
