import { isWordPart, isWordStart } from "./characters.ts";

/**
 * Whether the `<` at `start` opens a tag: a name directly behind it, and behind that `>`, `/`, or
 * white space and line comments in front of something that may stand in a tag's head. PostHog's
 * lexer decides so wherever the `<` stands, also in the middle of a comparison.
 */
export function opensTag(text: string, start: number): boolean {
  const first = text.charCodeAt(start + 1);
  if (!isWordStart(first) || first === 36) return false;
  let end = start + 2;
  while (isTagNamePart(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  if (next === 62 || next === 47) return true;
  const past = skipSpaceAndLineComments(text, end);
  if (past === end) return false;
  const code = text.charCodeAt(past);
  return code === 62 || code === 47 || (isWordPart(code) && code !== 36);
}

function skipSpaceAndLineComments(text: string, start: number): number {
  let end = start;
  for (;;) {
    const code = text.charCodeAt(end);
    if ((code >= 9 && code <= 13) || code === 32) {
      end++;
    } else if (text.startsWith("//", end) || text.startsWith("--", end)) {
      while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
    } else {
      return end;
    }
  }
}

/** True for the characters of a tag's name behind the first; `-` is one of them. */
export function isTagNamePart(code: number): boolean {
  return (isWordPart(code) && code !== 36) || code === 45;
}
