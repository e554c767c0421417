import { keywords, token } from "./token.ts";

/** Lengths of the keywords that start with each letter, as bits: most words need no look-up. */
const keywordLengths = ((): Int32Array => {
  const lengths = new Int32Array(128);
  for (const word of keywords.keys()) {
    const first = word.charCodeAt(0);
    lengths[first] = (lengths[first] ?? 0) | (1 << word.length);
  }
  return lengths;
})();

/** The kind of the word from `start` to `end`: a keyword in any letter case, or an identifier. */
export function wordKind(text: string, start: number, end: number): number {
  const length = end - start;
  const mask = keywordLengths[text.charCodeAt(start) | 32] ?? 0;
  if (length > 12 || (mask & (1 << length)) === 0) return token.identifier;
  return keywords.get(text.slice(start, end).toLowerCase()) ?? token.identifier;
}
