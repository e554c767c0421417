import { indentOfLine, startOfLine } from "../../../../hog/analysis/layout.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { type Change, insert, remove } from "./action.ts";

/** How a text ends its lines. */
export function lineBreakOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** The white space that the line of an offset starts with. */
export function indentAt(text: string, offset: number): string {
  const start = startOfLine(text, offset);
  return text.slice(start, start + indentOfLine(text, offset));
}

/** The offset at which the line of an offset ends, before its line break. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
  return end;
}

/** Whether nothing but white space stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(startOfLine(text, offset), offset).trim() === "";
}

/** The offset behind the `;` that follows on the line, else the offset itself. */
export function behindSemicolon(text: string, offset: number): number {
  return offset + (/^[ \t]*;/.exec(text.slice(offset, offset + 50))?.[0].length ?? 0);
}

/** Puts lines in above that of an offset, indented like it; in front of it where it starts no line. */
export function insertAbove(text: string, offset: number, ...lines: readonly string[]): Change {
  const lineBreak = lineBreakOf(text);
  if (!startsLine(text, offset)) return insert(offset, lines.map((line) => `${line}; `).join(""));
  const indent = indentAt(text, offset);
  return insert(
    startOfLine(text, offset),
    lines.map((line) => `${indent}${line}${lineBreak}`).join(""),
  );
}

/**
 * Takes a statement away with a `;` behind it; with it goes its line where nothing else stands on it,
 * and else the space before it.
 */
export function removeStatement(text: string, span: Span): Change {
  // Without the `;` what follows could prolong what stands before.
  const keepsSemicolon = /^\s*;\s*[([+-]/.test(text.slice(span.end, span.end + 200));
  return remove(keepsSemicolon ? span : wholeLines(text, span));
}

/** The span with what makes up its lines, where it fills them. */
export function wholeLines(text: string, { start, end }: Span): Span {
  const rest = /^[ \t]*;?[ \t]*/.exec(text.slice(end, end + 200))?.[0] ?? "";
  const behind = rest.includes(";") ? end + rest.trimEnd().length : end;
  const spaceEnd = skipSpace(text, behind);
  const endsLine = spaceEnd === text.length || /[\r\n]/.test(text[spaceEnd] ?? "");
  if (startsLine(text, start) && endsLine) {
    const lineStart = startOfLine(text, start);
    const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(spaceEnd, spaceEnd + 2))?.[0] ?? "";
    if (lineBreak !== "" || lineStart === 0) {
      return { start: lineStart, end: spaceEnd + lineBreak.length };
    }
    // The last line goes with the break in front of it.
    return { start: startOfBreak(text, lineStart), end: spaceEnd };
  }
  if (startsLine(text, start)) return { start, end: spaceEnd };
  let spaceStart = start;
  while (/[ \t]/.test(text[spaceStart - 1] ?? "")) spaceStart--;
  return { start: endsLine || text[spaceStart - 1] === ";" ? spaceStart : start, end: behind };
}

function skipSpace(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " " || text[end] === "\t") end++;
  return end;
}

function startOfBreak(text: string, lineStart: number): number {
  return text.slice(0, lineStart).endsWith("\r\n") ? lineStart - 2 : Math.max(0, lineStart - 1);
}

/** Takes an item out of a list with the comma that it brought. */
export function removeItem(items: readonly Span[], at: number): Change {
  const item = items[at] ?? { start: 0, end: 0 };
  const before = items[at - 1];
  if (before) return remove({ start: before.end, end: item.end });
  return remove({ start: item.start, end: items[at + 1]?.start ?? item.end });
}
