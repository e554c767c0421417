import type { Span } from "../../../hog/source/span.ts";
import { token, type Tokens } from "../../../hog/syntax/token.ts";

/** Two brackets that belong together, or the quotes of an `f'…'`. */
export interface BracketPair {
  readonly kind: "brackets" | "template";
  readonly open: Span;
  readonly close: Span;
}

/** All pairs of a text, by where they open; brackets without a partner are left out. */
export function findBracketPairs(tokens: Tokens): readonly BracketPair[] {
  const pairs: BracketPair[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const partner = (tokens.partners[index] ?? 0) - 1;
    if (partner <= index) continue;
    const kind = tokens.kinds[index] === token.templateStart ? "template" : "brackets";
    pairs.push({ kind, open: spanOfToken(tokens, index), close: spanOfToken(tokens, partner) });
  }
  return pairs;
}

/** Where the token at an index stands. */
export function spanOfToken({ starts, ends }: Tokens, index: number): Span {
  return { start: starts[index] ?? 0, end: ends[index] ?? 0 };
}
