/** A half-open range of a text: `start` inclusive, `end` exclusive, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span from the start of `first` to the end of `last`. */
export function cover(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}
