/** How far behind the cursor the rest of a word is looked for; no name is longer. */
const furthest = 100;

/** Where the word around the cursor ends. */
export function endOfWord(text: string, offset: number): number {
  return offset + (/^[\w$]*/.exec(text.slice(offset, offset + furthest))?.[0].length ?? 0);
}

/** Where the string around the cursor ends; `undefined` where nothing says that it is closed. */
export function endOfString(text: string, offset: number): number | undefined {
  const rest = /^[\p{L}\p{N}_$ .:/-]*(?=')/u.exec(text.slice(offset, offset + furthest));
  return rest ? offset + rest[0].length : undefined;
}

/** The bracket that a key needs, unless it is there. */
export function missingBracket(text: string, offset: number): string {
  return text[offset] === "]" ? "" : "]";
}

/** Whether a colon follows, behind white space. */
export function isColonAt(text: string, offset: number): boolean {
  return /^\s*:/.test(text.slice(offset, offset + furthest));
}
