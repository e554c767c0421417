import { roughTokens } from "./roughTokens.ts";

/**
 * The shortest text found that still has the property of `text`: pieces are left out, large ones
 * first, then single tokens, then characters. Asks `holds` at most `limit` times.
 */
export function shrink(text: string, holds: (text: string) => boolean, limit = 400): string {
  let budget = limit;
  const ask = (candidate: string): boolean => budget-- > 0 && holds(candidate);
  let best = text;
  for (;;) {
    const before = best;
    best = shrinkPieces(roughTokens(best), ask);
    if (best.length < 60) best = shrinkPieces(Array.from(best), ask);
    if (best === before || budget <= 0) return best;
  }
}

function shrinkPieces(start: readonly string[], holds: (text: string) => boolean): string {
  let pieces = [...start];
  for (let size = pieces.length >> 1; size >= 1; size >>= 1) {
    for (let from = 0; from < pieces.length;) {
      const rest = pieces.toSpliced(from, size);
      if (holds(rest.join(""))) pieces = rest;
      else from += size;
    }
  }
  return pieces.join("");
}
