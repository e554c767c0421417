import type { Problem } from "../source/problem.ts";
import { isDigit, isHexDigit, isWordPart, isWordStart, skipWhiteSpace } from "./characters.ts";
import { describeCharacter, unexpectedMessage } from "./describe.ts";
import { binaryExponentEnd, exponentEnd, skipDigits, skipHexDigits } from "./digits.ts";
import { escapeWidth, printable } from "./escapes.ts";
import type { Comment } from "./parse.ts";
import { isTagNamePart, opensTag } from "./tagStart.ts";
import { token, type Tokens } from "./token.ts";
import { wordKind } from "./wordKind.ts";

export interface Scan {
  readonly tokens: Tokens;
  readonly comments: readonly Comment[];
  /** Characters that start no token, strings left open and the like; in source order. */
  readonly problems: readonly Problem[];
}

/**
 * Splits a text into tokens, as PostHog's lexer does: without asking the parser. Templates and tags
 * have modes of their own, kept on a stack; `{` opens ordinary code in all of them.
 *
 * Never fails. A string left open ends at its line break, so that the damage stays on one line.
 */
export function scan(text: string, mode: "program" | "template"): Scan {
  const scanner = new Scanner(text, nowhere);
  const found = scanner.run(mode);
  if (mode === "template" || scanner.mayBeWhole) return found;
  return scanOtherwise(text, found) ?? found;
}

const nowhere = -1;

/** So many places are tried. */
const mostSuspects = 3;

/**
 * Where a quote is missing, what follows is read inside out: code as strings and strings as code. A
 * string over several lines may have begun so. Takes the first that, ended at its line break, leaves
 * no more doubts than there were; the text is one that PostHog refuses in any case.
 */
function scanOtherwise(text: string, found: Scan): Scan | undefined {
  const suspects = findSuspects(text, found);
  const least = suspects.length + countUnterminated(found);
  for (const start of suspects.slice(0, mostSuspects)) {
    const other = new Scanner(text, start).run("program");
    if (findSuspects(text, other).length + countUnterminated(other) <= least) return other;
  }
  return undefined;
}

/** Where strings, and parts of template strings, start that go over several lines. */
function findSuspects(text: string, { tokens }: Scan): readonly number[] {
  const suspects: number[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kinds[index];
    if (kind !== token.string && kind !== token.templateText) continue;
    const start = tokens.starts[index] ?? 0;
    const end = tokens.ends[index] ?? 0;
    if (lineEnd(text, start, end) < end) suspects.push(start);
  }
  return suspects;
}

function countUnterminated({ problems }: Scan): number {
  return problems.filter(({ code }) => code === "unterminated-string").length;
}

/** Where the line of `start` ends, or `limit` if that comes first. */
function lineEnd(text: string, start: number, limit: number): number {
  for (let end = start; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13) return end;
  }
  return limit;
}

const modes = { code: 0, template: 1, input: 2, tagHead: 3, tagText: 4, tagEnd: 5 } as const;

class Scanner {
  readonly #text: string;
  #position = 0;
  #count = 0;
  #kinds: Uint8Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #partners: Int32Array;
  readonly #comments: Comment[] = [];
  readonly #problems: Problem[] = [];
  readonly #open: number[] = [];
  /** The mode of the text at the position, and those around it. */
  #mode: number = modes.code;
  #outerModes: number[] = [];
  /** The text position, token count and open brackets at each `<` that opened a tag, innermost last. */
  readonly #tagStarts: TagStart[] = [];
  /** `<` signs that turned out to be comparisons, after a character that no tag may hold. */
  readonly #comparisons = new Set<number>();

  /** Where a string, or a part of a template string, starts that ends at its line break. */
  readonly #cut: number;

  constructor(text: string, cut: number) {
    this.#text = text;
    this.#cut = cut;
    const room = ((text.length * 3) >> 3) + 16;
    this.#kinds = new Uint8Array(room);
    this.#starts = new Int32Array(room);
    this.#ends = new Int32Array(room);
    this.#partners = new Int32Array(room);
  }

  run(mode: "program" | "template"): Scan {
    this.#mode = mode === "program" ? modes.code : modes.input;
    while (this.#position < this.#text.length) {
      switch (this.#mode) {
        case modes.template:
        case modes.input:
          this.#scanTemplate();
          break;
        case modes.tagHead:
        case modes.tagEnd:
          this.#scanTagHead();
          break;
        case modes.tagText:
          this.#scanTagText();
          break;
        default:
          this.#scanCode();
      }
    }
    this.#add(token.end, this.#text.length, this.#text.length);
    return {
      tokens: {
        count: this.#count,
        kinds: this.#kinds,
        starts: this.#starts,
        ends: this.#ends,
        partners: this.#partners,
      },
      comments: this.#comments,
      problems: this.#problems,
    };
  }

  /** False for a text that PostHog refuses for what is known without the parser. */
  get mayBeWhole(): boolean {
    return this.#problems.length + this.#open.length + this.#outerModes.length === 0;
  }

  /** Leaves the innermost template and those around it that were begun in the line of an offset. */
  #leaveTemplates(offset: number): void {
    const open = this.#open;
    const before = offset - 1;
    const line =
      Math.max(this.#text.lastIndexOf("\n", before), this.#text.lastIndexOf("\r", before)) + 1;
    const isTemplate = (index: number): boolean => this.#kinds[index] === token.templateStart;
    const isHere = (index: number): boolean =>
      isTemplate(index) && (this.#starts[index] ?? 0) >= line;
    const outermost = open.findIndex(isHere);
    const depth =
      outermost >= 0 || this.#mode === modes.code ? outermost : open.findLastIndex(isTemplate);
    if (depth < 0) return;
    for (const index of open.splice(depth)) {
      if (isTemplate(index) || this.#kinds[index] === token.openBrace) this.#leaveMode();
    }
  }

  #enterMode(mode: number): void {
    this.#outerModes.push(this.#mode);
    this.#mode = mode;
  }

  #leaveMode(): void {
    this.#mode = this.#outerModes.pop() ?? modes.code;
  }

  #add(kind: number, start: number, end: number): void {
    const index = this.#count++;
    if (index === this.#kinds.length) this.#makeRoom();
    this.#kinds[index] = kind;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#position = end;
  }

  #makeRoom(): void {
    const room = this.#kinds.length * 2;
    const larger = (column: Int32Array): Int32Array => {
      const copy = new Int32Array(room);
      copy.set(column);
      return copy;
    };
    const kinds = new Uint8Array(room);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
    this.#starts = larger(this.#starts);
    this.#ends = larger(this.#ends);
    this.#partners = larger(this.#partners);
  }

  /** Adds a token of `width` characters that starts at the current position. */
  #sign(kind: number, width: number): void {
    this.#add(kind, this.#position, this.#position + width);
  }

  #report(code: string, start: number, end: number, message: string): void {
    this.#problems.push({ code, severity: "error", message, start, end });
  }

  /** Scans white space, a comment or one token of ordinary code. */
  #scanCode(): void {
    const text = this.#text;
    const start = this.#position;
    const code = text.charCodeAt(start);
    if (isWordStart(code)) return this.#scanWord();
    if (isDigit(code)) return this.#scanNumber();
    switch (code) {
      case 9:
      case 10:
      case 13:
      case 32:
        return this.#skipSpace();
      case 33: // !
        if (text.startsWith("!~*", start)) return this.#sign(token.notMatchesAnyCase, 3);
        if (text.startsWith("!~", start)) return this.#sign(token.notMatches, 2);
        if (text.startsWith("!=", start)) return this.#sign(token.notEqual, 2);
        return this.#scanUnexpected();
      case 34: // "
      case 96: // `
        return this.#scanQuotedIdentifier(code);
      case 35: // #
        if (isDigit(text.charCodeAt(start + 1))) return this.#sign(token.hash, 1);
        return this.#skipLineComment();
      case 37:
        return this.#sign(token.percent, 1);
      case 39: // '
        return this.#scanString();
      case 40:
        return this.#scanOpening(token.openParen);
      case 41:
        return this.#scanClosing(token.closeParen, token.openParen);
      case 42:
        return this.#sign(token.star, 1);
      case 43:
        return this.#sign(token.plus, 1);
      case 44:
        return this.#sign(token.comma, 1);
      case 45: // -
        if (text.charCodeAt(start + 1) === 45) return this.#skipLineComment();
        if (text.charCodeAt(start + 1) === 62) return this.#sign(token.arrow, 2);
        return this.#sign(token.minus, 1);
      case 46:
        return this.#scanDot();
      case 47:
        return this.#scanSlash();
      case 58: // :
        if (text.charCodeAt(start + 1) === 61) return this.#sign(token.assign, 2);
        if (text.charCodeAt(start + 1) === 58) return this.#sign(token.doubleColon, 2);
        return this.#sign(token.colon, 1);
      case 59:
        return this.#sign(token.semicolon, 1);
      case 60:
        return this.#scanLess();
      case 61: // =
        if (text.startsWith("=~*", start)) return this.#sign(token.matchesAnyCase, 3);
        if (text.startsWith("=~", start)) return this.#sign(token.matches, 2);
        return this.#sign(token.equal, text.charCodeAt(start + 1) === 61 ? 2 : 1);
      case 62: // >
        if (text.charCodeAt(start + 1) === 61) return this.#sign(token.greaterEqual, 2);
        return this.#sign(token.greater, 1);
      case 63: // ?
        if (text.charCodeAt(start + 1) === 46) return this.#sign(token.optionalDot, 2);
        if (text.charCodeAt(start + 1) === 63) return this.#sign(token.coalesce, 2);
        return this.#sign(token.question, 1);
      case 91:
        return this.#scanOpening(token.openBracket);
      case 93:
        return this.#scanClosing(token.closeBracket, token.openBracket);
      case 123:
        return this.#scanOpeningBrace();
      case 124: // |
        if (text.charCodeAt(start + 1) === 124) return this.#sign(token.concat, 2);
        return this.#scanUnexpected();
      case 125:
        return this.#scanClosingBrace();
      case 126: // ~
        if (text.charCodeAt(start + 1) === 42) return this.#sign(token.matchesAnyCase, 2);
        return this.#sign(token.matches, 1);
    }
    const past = skipWhiteSpace(text, start);
    if (past === start) return this.#scanUnexpected();
    this.#position = past;
  }

  #skipSpace(): void {
    const text = this.#text;
    let end = this.#position + 1;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
      end++;
    }
    this.#position = end;
  }

  /** A word: a keyword, an identifier, or the `f` of a template string. */
  #scanWord(): void {
    const text = this.#text;
    const start = this.#position;
    let end = start + 1;
    while (isWordPart(text.charCodeAt(end))) end++;
    if (end === start + 1 && text.charCodeAt(end) === 39 && (text.charCodeAt(start) | 32) === 102) {
      if (text[start] === "F") {
        this.#report(
          "upper-case-template",
          start,
          end + 1,
          "A template string starts with a lower-case `f`.",
        );
      }
      this.#open.push(this.#count);
      this.#add(token.templateStart, start, end + 1);
      this.#enterMode(modes.template);
      return;
    }
    this.#add(wordKind(text, start, end), start, end);
  }

  #scanNumber(): void {
    const text = this.#text;
    const start = this.#position;
    const second = text.charCodeAt(start + 1) | 32;
    if (text.charCodeAt(start) === 48) {
      if (second === 120 && isHexDigit(text.charCodeAt(start + 2))) return this.#scanHexadecimal();
      if ((second === 98 || second === 111) && isDigit(text.charCodeAt(start + 2))) {
        return this.#scanPrefixedNumber(second === 98);
      }
    }
    let end = skipDigits(text, start);
    const exponent = exponentEnd(text, text[end] === "." ? skipDigits(text, end + 1) : end);
    if (exponent >= 0) return this.#add(token.float, start, exponent);
    const octal = end > start + 1 && text[start] === "0" && !/[89]/.test(text.slice(start, end));
    this.#add(octal ? token.octal : token.decimal, start, end);
  }

  /** `0b101`; `0b12` is malformed and `0o17` no number of this language. */
  #scanPrefixedNumber(isBinary: boolean): void {
    const text = this.#text;
    const start = this.#position;
    const end = skipDigits(text, start + 2);
    const binaryEnd = start + 2 + (/^[01]*/.exec(text.slice(start + 2, end))?.[0].length ?? 0);
    if (isBinary && binaryEnd === end) return this.#add(token.binary, start, end);
    this.#add(isBinary ? token.malformedBinary : token.octalPrefix, start, end);
    this.#report(
      isBinary ? "malformed-number" : "octal-number",
      start,
      end,
      isBinary
        ? "A binary number has only the digits 0 and 1."
        : "Numbers cannot be written in octal. Write the decimal number.",
    );
  }

  #scanHexadecimal(): void {
    const text = this.#text;
    const start = this.#position;
    const whole = skipHexDigits(text, start + 2);
    const fraction = text[whole] === "." ? skipHexDigits(text, whole + 1) : whole;
    const exponent = binaryExponentEnd(text, fraction);
    if (exponent >= 0) return this.#add(token.float, start, exponent);
    this.#add(token.hexadecimal, start, whole);
  }

  /** A dot, or a float such as `.5e1`; `.5` alone is two tokens. */
  #scanDot(): void {
    const text = this.#text;
    const start = this.#position;
    const digits = skipDigits(text, start + 1);
    const exponent = digits > start + 1 ? exponentEnd(text, digits) : -1;
    if (exponent >= 0) return this.#add(token.float, start, exponent);
    this.#sign(token.dot, 1);
  }

  #scanSlash(): void {
    const text = this.#text;
    const next = text.charCodeAt(this.#position + 1);
    if (next === 47) return this.#skipLineComment();
    if (next === 62) return this.#sign(token.slashGreater, 2);
    if (next === 42) return this.#skipBlockComment();
    this.#sign(token.slash, 1);
  }

  #skipLineComment(): void {
    const text = this.#text;
    const start = this.#position;
    let end = start;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === 10 || code === 13) break;
      end++;
    }
    this.#comments.push({ kind: "line", start, end });
    this.#position = end;
  }

  #skipBlockComment(): void {
    const start = this.#position;
    const close = this.#text.indexOf("*/", start + 2);
    if (close < 0) {
      this.#report(
        "unterminated-comment",
        start,
        start + 2,
        "This comment is never closed. Add `*/`.",
      );
      this.#comments.push({ kind: "block", start, end: this.#text.length });
      this.#position = this.#text.length;
      return;
    }
    this.#comments.push({ kind: "block", start, end: close + 2 });
    this.#position = close + 2;
  }

  /**
   *     String : ' ( Character | \ Escape | '' )* '
   *
   * Line breaks may stand inside. Left open, it ends at its line break; with an escape that does not
   * exist it is refused as a whole, but keeps its extent.
   */
  #scanString(): void {
    const text = this.#text;
    const start = this.#position;
    if (start === this.#cut) {
      this.#unterminated(token.unterminatedString, start, "string", "'");
      return this.#leaveTemplates(this.#position);
    }
    let badEscape = -1;
    let end = start + 1;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === 92) {
        const width = escapeWidth(text, end, 39);
        if (width === 0 && badEscape < 0) badEscape = end;
        end += width || 2;
      } else if (code === 39) {
        if (text.charCodeAt(end + 1) !== 39) return this.#finishString(start, end + 1, badEscape);
        end += 2;
      } else {
        end++;
      }
    }
    this.#unterminated(token.unterminatedString, start, "string", "'");
  }

  #finishString(start: number, end: number, badEscape: number): void {
    if (badEscape >= 0) {
      const escape = this.#text.slice(badEscape, badEscape + 2);
      this.#report(
        "unknown-escape",
        start,
        end,
        `A string cannot hold \`${printable(escape)}\`. Write \`\\\\\` for a backslash.`,
      );
    }
    this.#add(token.string, start, end);
  }

  #unterminated(kind: number, start: number, what: string, quote: string): void {
    let end = this.#text.length;
    const lineEnd = /[\r\n]/.exec(this.#text.slice(start));
    if (lineEnd) end = start + lineEnd.index;
    this.#report(
      "unterminated-string",
      start,
      end,
      `This ${what} is never closed. Add \`${quote}\`.`,
    );
    this.#add(kind, start, end);
  }

  /** A name in back- or double quotes; it may hold any character, and be empty. */
  #scanQuotedIdentifier(quote: number): void {
    const text = this.#text;
    const start = this.#position;
    let end = start + 1;
    let badEscape = -1;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === 92) {
        const width = escapeWidth(text, end, quote === 96 ? 39 : 34);
        if (width === 0 && badEscape < 0) badEscape = end;
        end += width || 2;
      } else if (code === quote) {
        if (text.charCodeAt(end + 1) !== quote) {
          if (badEscape >= 0) this.#finishQuoted(start, end + 1, badEscape);
          return this.#add(token.quotedIdentifier, start, end + 1);
        }
        end += 2;
      } else {
        end++;
      }
    }
    this.#unterminated(token.quotedIdentifier, start, "quoted name", String.fromCharCode(quote));
  }

  #finishQuoted(start: number, end: number, badEscape: number): void {
    const escape = this.#text.slice(badEscape, badEscape + 2);
    this.#report(
      "unknown-escape",
      start,
      end,
      `A quoted name cannot hold \`${printable(escape)}\`. Write \`\\\\\` for a backslash.`,
    );
  }

  #scanOpening(kind: number): void {
    this.#open.push(this.#count);
    this.#sign(kind, 1);
  }

  #scanClosing(kind: number, opening: number): void {
    this.#sign(kind, 1);
    for (let depth = this.#open.length - 1; depth >= 0; depth--) {
      const index = this.#open[depth] ?? -1;
      const candidate = this.#kinds[index];
      if (candidate === opening) {
        return this.#pair(index, depth);
      }
      if (candidate === token.openBrace) return;
    }
  }

  /** Makes the last token the partner of an open bracket, and forgets the open ones inside. */
  #pair(opening: number, depth: number): void {
    this.#partners[opening] = this.#count;
    this.#partners[this.#count - 1] = opening + 1;
    this.#open.length = depth;
  }

  #scanOpeningBrace(): void {
    this.#enterMode(modes.code);
    this.#scanOpening(token.openBrace);
  }

  #scanClosingBrace(): void {
    if (this.#outerModes.length > 0) this.#leaveMode();
    this.#sign(token.closeBrace, 1);
    for (let depth = this.#open.length - 1; depth >= 0; depth--) {
      const index = this.#open[depth] ?? -1;
      if (this.#kinds[index] === token.openBrace) return this.#pair(index, depth);
    }
  }

  #scanLess(): void {
    const text = this.#text;
    const start = this.#position;
    switch (text.charCodeAt(start + 1)) {
      case 47: // /
        this.#enterMode(modes.tagEnd);
        return this.#sign(token.lessSlash, 2);
      case 61: // =
        if (text.charCodeAt(start + 2) === 62) return this.#sign(token.notDistinct, 3);
        return this.#sign(token.lessEqual, 2);
      case 62: // >
        return this.#sign(token.notEqual, 2);
    }
    if (opensTag(text, start) && !this.#comparisons.has(start)) {
      this.#enterTag();
    } else {
      this.#sign(token.less, 1);
    }
  }

  #enterTag(): void {
    this.#tagStarts.push({
      position: this.#position,
      count: this.#count,
      mode: this.#mode,
      outerModes: [...this.#outerModes],
      open: [...this.#open],
      comments: this.#comments.length,
      problems: this.#problems.length,
    });
    this.#enterMode(modes.tagHead);
    this.#sign(token.less, 1);
  }

  /**
   * Inside `<name …>` and `</name>`: every word is a name, whatever it means elsewhere. PostHog makes
   * constants of `true` and `false` only later, so they stay what they are.
   */
  #scanTagHead(): void {
    const text = this.#text;
    const start = this.#position;
    const code = text.charCodeAt(start);
    const closing = this.#mode === modes.tagEnd;
    if (code === 32 || code === 9 || code === 10 || code === 13) {
      this.#position++;
      return;
    }
    if (isWordStart(code) && code !== 36) {
      let end = start + 1;
      while (isTagNamePart(text.charCodeAt(end))) end++;
      const kind = wordKind(text, start, end);
      const isConstant = kind === token.true || kind === token.false;
      return this.#add(isConstant ? kind : token.identifier, start, end);
    }
    if (code === 62) {
      this.#leaveMode();
      if (!closing) {
        this.#enterMode(modes.tagText);
        this.#tagStarts.pop();
      }
      return this.#sign(token.greater, 1);
    }
    if (!closing) {
      if (text.startsWith("/>", start)) {
        this.#leaveMode();
        this.#tagStarts.pop();
        return this.#sign(token.slashGreater, 2);
      }
      if (text.startsWith("//", start) || text.startsWith("--", start))
        return this.#skipLineComment();
      if (text.startsWith("/*", start) && text.includes("*/", start + 2)) {
        return this.#skipBlockComment();
      }
      if (code === 61) return this.#sign(token.equal, 1);
      if (code === 39) return this.#scanString();
      if (code === 123) return this.#scanOpeningBrace();
    }
    this.#leaveBrokenTag(closing);
  }

  /**
   * A character that a tag's head cannot hold. PostHog refuses the text; most likely the `<` was a
   * comparison without a space behind it, so the scanner goes back and reads it as one.
   */
  #leaveBrokenTag(closing: boolean): void {
    const at = this.#position;
    const opened = closing ? undefined : this.#tagStarts.pop();
    if (!opened) {
      this.#leaveMode();
      return this.#scanUnexpected();
    }
    this.#partners.fill(0, opened.count, this.#count);
    this.#position = opened.position;
    this.#count = opened.count;
    this.#mode = opened.mode;
    this.#outerModes = opened.outerModes;
    this.#open.length = 0;
    this.#open.push(...opened.open);
    this.#comments.length = opened.comments;
    this.#problems.length = opened.problems;
    this.#comparisons.add(opened.position);
    const name = /^<[A-Za-z0-9_-]*/.exec(this.#text.slice(opened.position))?.[0] ?? "<";
    this.#report(
      "tag-opened",
      at,
      at + 1,
      `\`${name}\` opens a tag here, and a tag cannot hold ${describeCharacter(this.#text, at)}. Write a space after \`<\` to compare.`,
    );
  }

  #scanTagText(): void {
    const text = this.#text;
    const start = this.#position;
    if (text.startsWith("</", start)) {
      this.#leaveMode();
      this.#enterMode(modes.tagEnd);
      return this.#sign(token.lessSlash, 2);
    }
    if (text[start] === "<" && !this.#comparisons.has(start)) return this.#enterTag();
    if (text[start] === "{") return this.#scanOpeningBrace();
    let end = start + 1;
    while (end < text.length && text[end] !== "<" && text[end] !== "{") end++;
    this.#add(token.tagText, start, end);
  }

  /** The text of an `f'…'` or of a whole input, up to the next `{` or the closing quote. */
  #scanTemplate(): void {
    const text = this.#text;
    const start = this.#position;
    const inQuotes = this.#mode === modes.template;
    if (start === this.#cut && inQuotes) {
      this.#add(token.templateText, start, lineEnd(text, start, text.length));
      return this.#leaveTemplates(this.#position);
    }
    let end = start;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (code === 123) break;
      if (code === 39 && inQuotes) {
        if (text.charCodeAt(end + 1) !== 39) break;
        end += 2;
      } else if (code === 92) {
        end += this.#templateEscape(end, inQuotes);
      } else {
        end++;
      }
    }
    end = Math.min(end, text.length);
    if (end > start) return this.#add(token.templateText, start, end);
    if (text.charCodeAt(end) === 123) return this.#scanOpeningBrace();
    this.#leaveMode();
    this.#scanClosing(token.templateEnd, token.templateStart);
  }

  /** The width of the escape at `start`. In a whole input only the brace behind it matters. */
  #templateEscape(start: number, inQuotes: boolean): number {
    const text = this.#text;
    if (text.charCodeAt(start + 1) === 123) return 2;
    if (!inQuotes) return 1;
    const width = escapeWidth(text, start, 39);
    if (width > 0) return width;
    const escape = text.slice(start, start + 2);
    this.#report(
      "unknown-escape",
      start,
      Math.min(start + 2, text.length),
      `A template string cannot hold \`${printable(escape)}\`. Write \`\\\\\` for a backslash.`,
    );
    return Math.min(2, text.length - start);
  }

  #scanUnexpected(): void {
    const start = this.#position;
    const width = (this.#text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
    this.#report(
      "unexpected-character",
      start,
      start + width,
      unexpectedMessage(this.#text, start),
    );
    this.#sign(token.unexpected, width);
  }
}

interface TagStart {
  readonly position: number;
  readonly count: number;
  readonly mode: number;
  readonly outerModes: number[];
  readonly open: readonly number[];
  readonly comments: number;
  readonly problems: number;
}
