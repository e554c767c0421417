import type { Span } from "../source/span.ts";

/** The part of a span on its first line: what to underline of something that is many lines long. */
export function firstLineOf({ start, end }: Span, text: string): Span {
  const firstLine = /^.*/.exec(text.slice(start, end))?.[0].trimEnd() ?? "";
  return { start, end: start + firstLine.length };
}
