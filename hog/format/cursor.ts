import { isWordPart, skipWhiteSpace } from "../syntax/characters.ts";
import type { Comment, Parsed } from "../syntax/parse.ts";
import type { Program } from "../syntax/tree.ts";

/**
 * The formatter's place in the text that it formats. Each token of the text passes here once and in
 * order, so none can be lost, changed or moved; comments wait until they are asked for.
 */
export class Cursor {
  readonly text: string;
  readonly #comments: readonly Comment[];
  #at = 0;
  /** Where the next token starts, once that was asked for. */
  #next: number | undefined;
  /** The first comment that is not yet written. */
  #waiting = 0;
  /** The first comment that is not in front of `#at`. */
  #ahead = 0;

  /** Starts at an offset in front of a token or a comment. */
  constructor({ text, comments }: Parsed<Program>, start = 0) {
    this.text = text;
    this.#comments = comments;
    this.#moveTo(start);
    this.#waiting = this.#ahead;
  }

  /** Where the last token ended. */
  get at(): number {
    return this.#at;
  }

  /** Where the last token or written comment ended. */
  get end(): number {
    return Math.max(this.#at, this.#comments[this.#waiting - 1]?.end ?? 0);
  }

  /** Where the next token starts; the end of the text behind the last one. */
  get next(): number {
    this.#next ??= this.#tokenFrom(this.#at);
    return this.#next;
  }

  /** The first comment in front of the next token that is not yet written. */
  get comment(): Comment | undefined {
    const comment = this.#comments[this.#waiting];
    return comment && comment.start < this.next ? comment : undefined;
  }

  /** Marks the waiting comment as written. */
  passComment(): void {
    this.#waiting++;
  }

  /** Whether the next token is this word or sign, in any letter case. */
  sees(token: string): boolean {
    return this.#isAt(token, this.next);
  }

  /** Whether this word is the next token that is not a `;`. */
  seesBehindSemicolons(word: string): boolean {
    let { next } = this;
    while (this.text[next] === ";") next = this.#tokenFrom(next + 1);
    return this.#isAt(word, next);
  }

  /** Passes the next token, which is this word or sign in any letter case; returns it. */
  take(token: string): string {
    if (!this.sees(token)) throw new Error(`Expected ${token} at ${this.next}.`);
    this.#moveTo(this.next + token.length);
    return token;
  }

  /** Passes the next token if it is this one. */
  skip(token: string): boolean {
    const found = this.sees(token);
    if (found) this.take(token);
    return found;
  }

  /** Passes everything up to `end`; returns the text from the next token on. */
  takeTo(end: number): string {
    const { next } = this;
    this.#moveTo(end);
    return this.text.slice(next, end);
  }

  /** Passes everything up to `end` with the comments in it, which the caller writes. */
  takeWithComments(end: number): { readonly text: string; readonly endsInLineComment: boolean } {
    const { next } = this;
    const text = this.takeTo(end).trimEnd();
    while ((this.#comments[this.#waiting]?.start ?? end) < end) this.#waiting++;
    const last = this.#comments[this.#waiting - 1];
    return { text, endsInLineComment: last?.kind === "line" && last.end >= next + text.length };
  }

  /** Whether a comment stands between the next token's start and `end`. */
  hasCommentBefore(end: number): boolean {
    const { next } = this;
    let index = this.#ahead;
    while ((this.#comments[index]?.start ?? next) < next) index++;
    return (this.#comments[index]?.start ?? end) < end;
  }

  /** Whether only white space is in front of `offset` on its line. */
  startsLine(offset: number): boolean {
    return this.#lineBreaksBefore(offset) > 0;
  }

  /** Whether an empty line is directly in front of `offset`. */
  followsBlankLine(offset: number): boolean {
    return this.#lineBreaksBefore(offset) > 1;
  }

  /** Whether only white space is behind `offset` on its line. */
  endsLine(offset: number): boolean {
    const end = this.#skipSpace(offset);
    return end >= this.text.length || countLineBreaks(this.text.slice(offset, end)) > 0;
  }

  /** Whether nothing but comments is behind `offset` on its line. */
  endsCode(offset: number): boolean {
    let end = offset;
    for (let index = this.#waiting; !this.endsLine(end); index++) {
      const comment = this.#comments[index];
      if (!comment || comment.start > this.#skipSpace(end)) return false;
      if (comment.start >= end && comment.kind === "line") return true;
      end = Math.max(end, comment.end);
    }
    return true;
  }

  #isAt(token: string, start: number): boolean {
    const end = start + token.length;
    if (this.text.slice(start, end).toLowerCase() !== token) return false;
    const isWord = isWordPart(token.charCodeAt(0));
    return !isWord || !isWordPart(this.text.charCodeAt(end));
  }

  /** Where the first token at or behind `start` starts. */
  #tokenFrom(start: number): number {
    let offset = start;
    for (let index = this.#ahead; ; index++) {
      const space = this.#skipSpace(offset);
      const comment = this.#comments[index];
      if (!comment || comment.start > space) return space;
      offset = Math.max(space, comment.end);
    }
  }

  #lineBreaksBefore(offset: number): number {
    let start = offset;
    while (start > 0 && skipWhiteSpace(this.text, start - 1) === start) start--;
    return start === 0 ? 1 : countLineBreaks(this.text.slice(start, offset));
  }

  #skipSpace(offset: number): number {
    let end = offset;
    for (;;) {
      const behind = skipWhiteSpace(this.text, end);
      if (behind === end) return end;
      end = behind;
    }
  }

  #moveTo(offset: number): void {
    this.#at = offset;
    this.#next = undefined;
    while ((this.#comments[this.#ahead]?.start ?? offset) < offset) this.#ahead++;
  }
}

function countLineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
