/** A half-open range of a text: `start` inclusive, `end` exclusive, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span from the start of `first` to the end of `last`. */
export function cover(first: Span, last: Span): Span {
  return { start: first.start, end: last.end };
}

/** True when `offset` lies in the span or directly behind it, where a cursor still belongs to it. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
