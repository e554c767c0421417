import { decodeQuoted } from "../../../../hog/syntax/literals.ts";
import { scan } from "../../../../hog/syntax/scanner.ts";
import { isName, token } from "../../../../hog/syntax/token.ts";
import type { Expected } from "./place.ts";
import { isDot } from "./prefix.ts";

/** How far behind the cursor a comparison is looked for. */
const furthest = 300;

/**
 * With what a text is compared that stands in front: `'…' == event.event`. `offset` is behind its
 * closing quote.
 */
export function comparedBehind(text: string, offset: number): Expected | undefined {
  const rest = text.slice(offset, offset + furthest);
  const { tokens } = scan(rest, "program");
  const kindAt = (at: number): number => tokens.kinds[at] ?? token.end;
  const textAt = (at: number): string => rest.slice(tokens.starts[at], tokens.ends[at]);
  if (kindAt(0) !== token.equal && kindAt(0) !== token.notEqual) return undefined;
  if (!isName(kindAt(1))) return undefined;
  const root = nameOf(textAt(1));
  if (kindAt(2) === token.openParen) return { kind: "result", callee: root };
  const path: string[] = [];
  for (let at = 2; ;) {
    if (isDot(kindAt(at)) && isName(kindAt(at + 1))) {
      path.push(nameOf(textAt(at + 1)));
      at += 2;
    } else if (kindAt(at) === token.openBracket && kindAt(at + 1) === token.string) {
      path.push(decodeQuoted(textAt(at + 1)));
      at += 3;
    } else {
      return { kind: "compared", with: { root, path } };
    }
  }
}

function nameOf(written: string): string {
  return /^["`]/.test(written) ? decodeQuoted(written) : written;
}
