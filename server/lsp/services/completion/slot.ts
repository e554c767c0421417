import { scan } from "../../../../hog/syntax/scanner.ts";
import { isName, token } from "../../../../hog/syntax/token.ts";
import { decodeQuoted } from "../../../../hog/syntax/literals.ts";
import { isDot, kindOf, openBracketBefore, partnerOf, type Prefix, textOf } from "./prefix.ts";

/** A place for a value: an argument of a call, or a key of a dictionary that stands in such a place. */
export interface Slot {
  /** A function that is called by its name; `undefined` for what the program as a whole returns. */
  readonly callee: string | undefined;
  /** Which of its arguments, from 0. */
  readonly argument: number;
  /** The keys that lead to the place inside the argument, outermost first. */
  readonly path: readonly string[];
}

/** The place in which a value behind the token at `index` stands; `undefined` where it is none. */
export function slotBehind(prefix: Prefix, index: number): Slot | undefined {
  const path: string[] = [];
  for (let at = index; ;) {
    const kind = kindOf(prefix, at);
    if (kind === token.colon) {
      const key = at - 1;
      if (kindOf(prefix, key) !== token.string || !startsEntry(kindOf(prefix, key - 1))) {
        return undefined;
      }
      path.push(decodeQuoted(textOf(prefix, key)));
      at = openBracketBefore(prefix, key - 1) - 1;
      if (kindOf(prefix, at + 1) !== token.openBrace) return undefined;
    } else if (kind === token.return) {
      if (isInFunction(prefix, at)) return undefined;
      return { callee: undefined, argument: 0, path: path.toReversed() };
    } else if (kind === token.openParen || kind === token.comma) {
      return argumentBehind(prefix, at, path.toReversed());
    } else {
      return undefined;
    }
  }
}

function argumentBehind(prefix: Prefix, index: number, path: readonly string[]): Slot | undefined {
  const open = openBracketBefore(prefix, index);
  const name = open - 1;
  if (kindOf(prefix, open) !== token.openParen || !isName(kindOf(prefix, name))) return undefined;
  if (isDot(kindOf(prefix, name - 1))) return undefined;
  return { callee: textOf(prefix, name), argument: countCommas(prefix, open, index), path };
}

function countCommas(prefix: Prefix, open: number, last: number): number {
  let count = 0;
  for (let at = last; at > open; at--) {
    if (kindOf(prefix, at) === token.comma) count++;
    // Only closed brackets stand between an open one and the cursor.
    else if (partnerOf(prefix, at) >= 0) at = partnerOf(prefix, at);
  }
  return count;
}

function startsEntry(kind: number): boolean {
  return kind === token.openBrace || kind === token.comma;
}

/** Whether a function of the program's own is around a token. */
function isInFunction(prefix: Prefix, index: number): boolean {
  for (let open = openBracketBefore(prefix, index - 1); open >= 0;) {
    const before = open - 1;
    if (kindOf(prefix, before) === token.arrow) return true;
    const head = kindOf(prefix, before) === token.closeParen ? partnerOf(prefix, before) : -1;
    if (head > 1 && kindOf(prefix, head - 2) === token.fun) return true;
    open = openBracketBefore(prefix, before);
  }
  return false;
}

/** The keys that a dictionary has in front of the cursor; `open` is its bracket. */
export function keysBefore(prefix: Prefix, open: number): readonly string[] {
  const keys: string[] = [];
  for (let at = open + 1; at <= prefix.before; at++) {
    if (kindOf(prefix, at) === token.string && kindOf(prefix, at + 1) === token.colon) {
      if (startsEntry(kindOf(prefix, at - 1))) keys.push(decodeQuoted(textOf(prefix, at)));
    } else if (partnerOf(prefix, at) > at) at = partnerOf(prefix, at);
  }
  return keys;
}

/** How far behind the cursor further keys are looked for. */
const furthest = 2000;

/** The keys that follow in a dictionary, from an offset between two of its tokens on. */
export function keysBehind(text: string, offset: number): readonly string[] {
  const rest = text.slice(offset, offset + furthest);
  const { tokens } = scan(rest, "program");
  const keys: string[] = [];
  for (let at = 0; at < tokens.count && tokens.kinds[at] !== token.closeBrace; at++) {
    const partner = (tokens.partners[at] ?? 0) - 1;
    if (partner > at) at = partner;
    else if (tokens.kinds[at] === token.string && tokens.kinds[at + 1] === token.colon) {
      keys.push(decodeQuoted(rest.slice(tokens.starts[at], tokens.ends[at])));
    }
  }
  return keys;
}
