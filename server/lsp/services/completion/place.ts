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
} from "./prefix.ts";
import { keysBefore, type Slot, slotBehind } from "./slot.ts";

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
  /** A key of a dictionary, in an open string. */
  | { readonly kind: "entry"; readonly dictionary: Dictionary; readonly word: Span }
  /** A key in an open string in brackets: `of['…`. */
  | { readonly kind: "key"; readonly of: Chain; readonly word: Span }
  /** A text in an open string; where nothing says what it should be, something behind it may. */
  | { readonly kind: "text"; readonly expected: Expected | undefined; readonly word: Span }
  /** A name that is read, or a word of the language. */
  | {
      readonly kind: "name";
      readonly word: Span;
      readonly starts: Start;
      readonly expected: Expected | undefined;
      /** What is indexed, directly behind its bracket: `of[…`. */
      readonly indexed: Chain | undefined;
      /** The dictionary of which a key may start here. */
      readonly dictionary: Dictionary | undefined;
      /** Directly behind `return`. */
      readonly isReturned: boolean;
      /** Directly behind `throw`. */
      readonly isThrown: boolean;
      /** Directly behind `{` of a template's interpolation. */
      readonly opensInterpolation: boolean;
    };

/** `branch` is a statement that `else` or `catch` may come before, `unit` one of `interval 1 day`. */
export type Start = "statement" | "branch" | "expression" | "operator" | "unit";

/** A dictionary that is being written. */
export interface Dictionary {
  readonly slot: Slot;
  /** The keys in front of the cursor. */
  readonly given: readonly string[];
}

/** Where the texts that make sense are known. */
export type Expected =
  /** Compared with this selection, or in a list in which it is looked for. */
  | { readonly kind: "compared"; readonly with: Chain }
  /** Compared with what a call gives. */
  | { readonly kind: "result"; readonly callee: string }
  /** A value in this place. */
  | { readonly kind: "slot"; readonly slot: Slot };

const nothing: Place = { kind: "nothing" };

/** What may stand at an offset of a text, be it whole or not; `from` as in `readPrefix`. */
export function placeAt(text: string, offset: number, mode: Mode, from = 0): Place {
  const prefix = readPrefix(text, offset, mode, from);
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
  const dictionary = dictionaryBehind(prefix);
  if (dictionary) return { kind: "entry", dictionary, word };
  return { kind: "text", expected: expectedBehind(prefix, before), word };
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
    dictionary: dictionaryBehind(prefix),
    isReturned: kind === token.return,
    isThrown: kind === token.throw,
    opensInterpolation: isInterpolation(prefix, before),
  };
}

/** What the bracket at `index` selects from. */
function indexedBy(prefix: Prefix, index: number): Chain | undefined {
  if (kindOf(prefix, index) !== token.openBracket) return undefined;
  if (wantOperand.has(kindOf(prefix, index - 1))) return undefined;
  const isOptional = kindOf(prefix, index - 1) === token.optionalDot;
  return chainAt(prefix, index - (isOptional ? 2 : 1));
}

/** The dictionary of which a key starts behind the token in front of the cursor. */
function dictionaryBehind(prefix: Prefix): Dictionary | undefined {
  const kind = kindOf(prefix, prefix.before);
  if (kind !== token.openBrace && kind !== token.comma) return undefined;
  const open = openBracketBefore(prefix, prefix.before);
  if (kindOf(prefix, open) !== token.openBrace || opensBlock(prefix, open)) return undefined;
  const slot = slotBehind(prefix, open - 1);
  return slot && { slot, given: keysBefore(prefix, open) };
}

function expectedBehind(prefix: Prefix, index: number): Expected | undefined {
  switch (kindOf(prefix, index)) {
    case token.equal:
    case token.notEqual:
    case token.like:
    case token.ilike:
      return comparedAt(prefix, index - 1);
    case token.openParen:
    case token.openBracket:
    case token.comma: {
      const searched = searchedIn(prefix, openBracketBefore(prefix, index));
      if (searched) return searched;
    }
  }
  const slot = slotBehind(prefix, index);
  return slot && { kind: "slot", slot };
}

/** What is looked for in a list: `event.event in ('…`. */
function searchedIn(prefix: Prefix, open: number): Expected | undefined {
  const isList =
    kindOf(prefix, open) === token.openParen || kindOf(prefix, open) === token.openBracket;
  return isList && kindOf(prefix, open - 1) === token.in ? comparedAt(prefix, open - 2) : undefined;
}

/** The last token of what is compared is at `index`, or `not` behind it. */
function comparedAt(prefix: Prefix, index: number): Expected | undefined {
  const last = kindOf(prefix, index) === token.not ? index - 1 : index;
  const chain = chainAt(prefix, last);
  if (!chain) return undefined;
  return chain.called && chain.path.length === 0
    ? { kind: "result", callee: chain.root }
    : { kind: "compared", with: chain };
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
  if (isNumber(kind) && kindOf(prefix, before - 1) === token.interval) return "unit";
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
export function isInterpolation(prefix: Prefix, open: number): boolean {
  if (kindOf(prefix, open) !== token.openBrace) return false;
  const kind = kindOf(prefix, open - 1);
  if (open === 0) return prefix.mode === "template";
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
