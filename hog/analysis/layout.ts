import type { Span } from "../source/span.ts";
import { skipWhiteSpace } from "../syntax/characters.ts";

/** The offset of the next token at or behind `start`: white space and comments are skipped. */
export function nextTokenAt(text: string, start: number): number {
  let offset = start;
  for (;;) {
    const behindSpace = skipWhiteSpace(text, offset);
    const next = behindSpace > offset ? behindSpace : endOfComment(text, offset);
    if (next === offset) return offset;
    offset = next;
  }
}

/** True when a line ends between two offsets. */
export function crossesLine(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || code === 13) return true;
  }
  return false;
}

/** How many characters of white space the line that holds `offset` starts with. */
export function indentOfLine(text: string, offset: number): number {
  const start = startOfLine(text, offset);
  let end = start;
  while (text[end] === " " || text[end] === "\t") end++;
  return end - start;
}

/** The offset at which the line that holds `offset` starts. */
export function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  return start;
}

/** The characters of a span. */
export function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

const comment = /\/\/[^\r\n]*|--[^\r\n]*|#(?![0-9])[^\r\n]*|\/\*[^]*?\*\//y;

function endOfComment(text: string, start: number): number {
  comment.lastIndex = start;
  const found = comment.exec(text);
  return found ? start + found[0].length : start;
}
