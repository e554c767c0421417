import type { Span } from "../../../../hog/source/span.ts";
import { isName, token } from "../../../../hog/syntax/token.ts";
import type { Chain } from "../members.ts";
import {
  type Mode,
  chainAt,
  isDot,
  isNumber,
  kindOf,
  openBracketBefore,
  partnerOf,
  type Prefix,
  readPrefix,
  textOf,
} from "./prefix.ts";

/** What may stand at the cursor. */
export type Place =
  | { readonly kind: "nothing" }
  /** A name behind the dot at `dot`. */
  | {
      readonly kind: "member";
      readonly of: Chain;
      readonly word: Span;
      readonly dot: Span;
      /** `?.`, behind which brackets may stand. */
      readonly optional: boolean;
    }
  /** A key in an open string in brackets: `of['…`. */
  | { readonly kind: "key"; readonly of: Chain; readonly word: Span }
  /** One of a few texts, in an open string. */
  | { readonly kind: "text"; readonly expected: Expected; readonly word: Span }
  /** A name that is read, or a word of the language. */
  | {
      readonly kind: "name";
      readonly word: Span;
      readonly starts: Start;
      readonly expected: Expected | undefined;
      /** What is indexed, directly behind its bracket: `of[…`. */
      readonly indexed: Chain | undefined;
      /** Directly behind `{` of a template's interpolation. */
      readonly opensInterpolation: boolean;
    };

/** `branch` is a statement that `else` or `catch` may come before. */
export type Start = "statement" | "branch" | "expression" | "operator";

/** Where the texts that make sense are known. */
export type Expected =
  /** Compared with this selection. */
  | { readonly kind: "compared"; readonly with: Chain }
  /** An argument of a call by name; `argument` counts from 0. */
  | { readonly kind: "argument"; readonly callee: string; readonly argument: number };

const nothing: Place = { kind: "nothing" };

/** What may stand at an offset of a text, be it whole or not. */
export function placeAt(text: string, offset: number, mode: Mode): Place {
  const prefix = readPrefix(text, offset, mode);
  switch (prefix.typed.kind) {
    case "other":
      return nothing;
    case "string":
      return placeInString(prefix, prefix.typed.span);
    case "word":
      return placeOfWord(prefix, prefix.typed.span);
  }
}

function placeInString(prefix: Prefix, word: Span): Place {
  const { before } = prefix;
  const of = indexedBy(prefix, before);
  if (of) return { kind: "key", of, word };
  const expected = expectedBehind(prefix, before);
  return expected ? { kind: "text", expected, word } : nothing;
}

function placeOfWord(prefix: Prefix, word: Span): Place {
  const { before, tokens } = prefix;
  const kind = kindOf(prefix, before);
  if (isDot(kind)) {
    const of = chainAt(prefix, before - 1);
    const dot = { start: tokens.starts[before] ?? 0, end: tokens.ends[before] ?? 0 };
    return of ? { kind: "member", of, word, dot, optional: kind === token.optionalDot } : nothing;
  }
  const starts = startAt(prefix, word);
  if (!starts) return nothing;
  return {
    kind: "name",
    word,
    starts,
    expected: expectedBehind(prefix, before),
    indexed: indexedBy(prefix, before),
    opensInterpolation: isInterpolation(prefix, before),
  };
}

/** What the bracket at `index` selects from. */
function indexedBy(prefix: Prefix, index: number): Chain | undefined {
  if (kindOf(prefix, index) !== token.openBracket) return undefined;
  const isOptional = kindOf(prefix, index - 1) === token.optionalDot;
  return chainAt(prefix, index - (isOptional ? 2 : 1));
}

function expectedBehind(prefix: Prefix, index: number): Expected | undefined {
  const kind = kindOf(prefix, index);
  if (kind === token.equal || kind === token.notEqual) {
    const compared = chainAt(prefix, index - 1);
    return compared && { kind: "compared", with: compared };
  }
  if (kind !== token.openParen && kind !== token.comma) return undefined;
  const open = openBracketBefore(prefix, index);
  const callee = open - 1;
  if (kindOf(prefix, open) !== token.openParen || !isName(kindOf(prefix, callee))) return undefined;
  if (isDot(kindOf(prefix, callee - 1))) return undefined;
  return {
    kind: "argument",
    callee: textOf(prefix, callee),
    argument: countCommas(prefix, open, index),
  };
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

/** What a word behind the token in front of it may start; `undefined` where a name is declared. */
function startAt(prefix: Prefix, word: Span): Start | undefined {
  const { before } = prefix;
  const kind = kindOf(prefix, before);
  if (declares(prefix)) return undefined;
  if (before < 0 || kind === token.semicolon) {
    return isInParentheses(prefix) ? "expression" : "statement";
  }
  switch (kind) {
    case token.closeBrace:
      return "branch";
    case token.else:
      return "statement";
    case token.openBrace:
      return opensBlock(prefix, before) ? "statement" : "expression";
    case token.closeParen:
      return closesHead(prefix, before) ? "statement" : startBehindOperand(prefix, word);
  }
  return endsOperand(kind) ? startBehindOperand(prefix, word) : "expression";
}

/** A statement may follow an operand without a separator, but hardly anyone writes it on one line. */
function startBehindOperand(prefix: Prefix, word: Span): Start {
  const end = prefix.tokens.ends[prefix.before] ?? 0;
  const isNewLine = /[\r\n]/.test(prefix.text.slice(end, word.start));
  return isNewLine && !isInParentheses(prefix) ? "statement" : "operator";
}

function isInParentheses(prefix: Prefix): boolean {
  const kind = kindOf(prefix, openBracketBefore(prefix, prefix.before));
  return kind === token.openParen || kind === token.openBracket;
}

/** `let …`, `fun …`, the parameters of a function, the names of `catch (…` and `for (let …, …`. */
function declares(prefix: Prefix): boolean {
  const { before } = prefix;
  switch (kindOf(prefix, before)) {
    case token.let:
    case token.fun:
    case token.while:
    case token.try:
    case token.catch:
    case token.finally:
      return true;
  }
  const open = openBracketBefore(prefix, before);
  if (kindOf(prefix, open) !== token.openParen) return false;
  if (kindOf(prefix, open - 1) === token.catch) return true;
  if (isName(kindOf(prefix, open - 1)) && kindOf(prefix, open - 2) === token.fun) return true;
  const opensLoop =
    kindOf(prefix, open - 1) === token.for && kindOf(prefix, open + 1) === token.let;
  return opensLoop && before === open + 3 && kindOf(prefix, before) === token.comma;
}

/** Whether a `)` closes the head of an `if`, `while` or `for`. */
function closesHead(prefix: Prefix, close: number): boolean {
  const kind = kindOf(prefix, partnerOf(prefix, close) - 1);
  return kind === token.if || kind === token.while || kind === token.for;
}

function opensBlock(prefix: Prefix, open: number): boolean {
  if (isInterpolation(prefix, open)) return false;
  const kind = kindOf(prefix, open - 1);
  return (
    open === 0 ||
    kind === token.closeParen ||
    kind === token.closeBrace ||
    kind === token.semicolon ||
    kind === token.else ||
    kind === token.try ||
    kind === token.catch ||
    kind === token.finally ||
    kind === token.arrow ||
    (kind === token.openBrace && opensBlock(prefix, open - 1))
  );
}

/** Whether a `{` stands in the text of a template or a tag. */
function isInterpolation(prefix: Prefix, open: number): boolean {
  if (kindOf(prefix, open) !== token.openBrace) return false;
  const kind = kindOf(prefix, open - 1);
  if (kind === token.templateStart || kind === token.templateText || kind === token.tagText) {
    return true;
  }
  return kind === token.closeBrace && isInterpolation(prefix, partnerOf(prefix, open - 1));
}

/** The words of the language behind which an operand is wanted, though they may also be names. */
const wantOperand: ReadonlySet<number> = new Set([
  token.return,
  token.and,
  token.or,
  token.not,
  token.like,
  token.ilike,
  token.between,
  token.in,
  token.is,
  token.case,
  token.when,
  token.then,
]);

function endsOperand(kind: number): boolean {
  if (isName(kind)) return !wantOperand.has(kind);
  return (
    isNumber(kind) ||
    kind === token.string ||
    kind === token.templateEnd ||
    kind === token.closeBracket ||
    kind === token.null ||
    kind === token.infinity ||
    kind === token.nan
  );
}
