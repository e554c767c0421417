import type { Lines } from "../../hog/source/lines.ts";
import type { Span } from "../../hog/source/span.ts";

/** A place in a text, as `--json` gives it. */
export interface Position {
  /** From 0, in UTF-16 code units. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** The place of an offset. */
export function toPosition(lines: Lines, offset: number): Position {
  const { line, character } = lines.positionAt(offset);
  return { offset, line: line + 1, column: character + 1 };
}

/** Both ends of a span. */
export function toRange(
  lines: Lines,
  { start, end }: Span,
): { readonly start: Position; readonly end: Position } {
  return { start: toPosition(lines, start), end: toPosition(lines, end) };
}
