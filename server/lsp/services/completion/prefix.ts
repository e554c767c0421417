import type { Span } from "../../../../hog/source/span.ts";
import { decodeQuoted } from "../../../../hog/syntax/literals.ts";
import { scan, type Scan } from "../../../../hog/syntax/scanner.ts";
import { isName, token, type Tokens } from "../../../../hog/syntax/token.ts";
import type { Chain } from "../members.ts";

/**
 * The tokens of a program up to the cursor. What stands behind it is left out, because a program that
 * is being written is broken there; the tree of such a program says little about what was meant.
 */
export interface Prefix {
  readonly text: string;
  /** A program if left out. */
  readonly mode?: Mode;
  readonly tokens: Tokens;
  /** The index of the token in front of the typed word, or of an open string; -1 if there is none. */
  readonly before: number;
  /** What has been typed of a name, a string or a comment. */
  readonly typed: Typed;
}

export type Typed =
  /** Of no width where no letter has been typed yet. */
  | { readonly kind: "word"; readonly span: Span }
  /** Behind the quote, up to the cursor. */
  | { readonly kind: "string"; readonly span: Span }
  /** A comment, the text of a template, a quoted name, or inside a number. */
  | { readonly kind: "other" };

/** What the text is read as. */
export type Mode = "program" | "template";

/**
 * Reads a program up to `offset`.
 *
 * A letter is added at the cursor, so that there is always a token there: the scanner itself says
 * whether it is part of a word, of a string or of something else. What stands in front of `from`,
 * where a statement starts, is passed over.
 */
export function readPrefix(text: string, offset: number, mode: Mode, from = 0): Prefix {
  const { tokens, comments, problems } = scanFrom(text, from, offset, mode);
  const last = tokens.count - 2;
  const prefix = { text, mode, tokens, before: last - 1 };
  if ((comments.at(-1)?.end ?? 0) > offset) return { ...prefix, typed: { kind: "other" } };
  const open = problems.findLast(({ code, end }) => code === "unterminated-string" && end < offset);
  if (open && isInsideString(text, open.start, offset, mode)) {
    return { ...prefix, typed: { kind: "other" } };
  }
  return { ...prefix, typed: typedAt(tokens, last, offset) };
}

function scanFrom(text: string, from: number, offset: number, mode: Mode): Scan {
  const found = scan(`${text.slice(from, offset)}x`, mode);
  if (from === 0) return found;
  const { starts, ends, count } = found.tokens;
  for (let at = 0; at < count; at++) {
    starts[at] = (starts[at] ?? 0) + from;
    ends[at] = (ends[at] ?? 0) + from;
  }
  const shift = <Place extends Span>(place: Place): Place => ({
    ...place,
    start: place.start + from,
    end: place.end + from,
  });
  return { ...found, comments: found.comments.map(shift), problems: found.problems.map(shift) };
}

function typedAt(tokens: Tokens, last: number, offset: number): Typed {
  const kind = tokens.kinds[last] ?? token.end;
  const start = tokens.starts[last] ?? offset;
  if (kind === token.unterminatedString) {
    return { kind: "string", span: { start: start + 1, end: offset } };
  }
  const isWord = kind >= token.let && kind !== token.quotedIdentifier;
  const behindDigit = tokens.ends[last - 1] === start && isNumber(tokens.kinds[last - 1] ?? 0);
  return isWord && !behindDigit
    ? { kind: "word", span: { start, end: offset } }
    : { kind: "other" };
}

/**
 * Whether a string over several lines that is closed only behind the cursor surrounds it. The scanner
 * takes a string that is never closed to end at its line break.
 */
function isInsideString(text: string, start: number, offset: number, mode: Mode): boolean {
  const { tokens } = scan(text, mode);
  const at = tokens.starts.indexOf(start);
  return tokens.kinds[at] === token.string && (tokens.ends[at] ?? 0) > offset;
}

/** The kind of a token; `token.end` in front of the first. */
export function kindOf({ tokens }: Prefix, index: number): number {
  return index < 0 ? token.end : (tokens.kinds[index] ?? token.end);
}

/** The text of a token. */
export function textOf({ text, tokens }: Prefix, index: number): string {
  return text.slice(tokens.starts[index], tokens.ends[index]);
}

/** The index of a bracket's partner; -1 where it has none in front of the cursor. */
export function partnerOf({ tokens }: Prefix, index: number): number {
  return (tokens.partners[index] ?? 0) - 1;
}

/** The index of the innermost bracket around the cursor that is still open; -1 outside of all. */
export function openBracketBefore(prefix: Prefix, index: number): number {
  for (let at = index; at >= 0; at--) {
    const kind = kindOf(prefix, at);
    if (isOpening(kind)) return at;
    if (isClosing(kind)) {
      const partner = partnerOf(prefix, at);
      if (partner < 0) return -1;
      at = partner;
    }
  }
  return -1;
}

/** The selection whose last token is at `index`; `undefined` where something else stands there. */
export function chainAt(prefix: Prefix, index: number): Chain | undefined {
  const path: string[] = [];
  for (let at = index; at >= 0;) {
    const kind = kindOf(prefix, at);
    if (isName(kind)) {
      const name = nameOf(prefix, at);
      if (!isDot(kindOf(prefix, at - 1))) return { root: name, path: path.toReversed() };
      path.push(name);
      at -= 2;
    } else if (kind === token.closeBracket) {
      const open = partnerOf(prefix, at);
      if (open !== at - 2 || kindOf(prefix, at - 1) !== token.string) return undefined;
      path.push(decodeQuoted(textOf(prefix, at - 1)));
      at = kindOf(prefix, open - 1) === token.optionalDot ? open - 2 : open - 1;
    } else if (kind === token.closeParen) {
      return callAt(prefix, at, path.toReversed());
    } else {
      return undefined;
    }
  }
  return undefined;
}

/** What a call gives whose closing bracket is at `close`, if a function is called by its name. */
function callAt(prefix: Prefix, close: number, path: readonly string[]): Chain | undefined {
  const name = partnerOf(prefix, close) - 1;
  if (!isName(kindOf(prefix, name)) || isDot(kindOf(prefix, name - 1))) return undefined;
  return { root: nameOf(prefix, name), path, called: true };
}

function nameOf(prefix: Prefix, index: number): string {
  const text = textOf(prefix, index);
  return kindOf(prefix, index) === token.quotedIdentifier ? decodeQuoted(text) : text;
}

export function isDot(kind: number): boolean {
  return kind === token.dot || kind === token.optionalDot;
}

export function isNumber(kind: number): boolean {
  return kind >= token.decimal && kind <= token.octalPrefix;
}

/** Whether a token opens brackets. */
export function isOpening(kind: number): boolean {
  return kind === token.openParen || kind === token.openBracket || kind === token.openBrace;
}

/** Whether a token closes brackets. */
export function isClosing(kind: number): boolean {
  return kind === token.closeParen || kind === token.closeBracket || kind === token.closeBrace;
}
