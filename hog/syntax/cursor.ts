import type { Problem } from "../source/problem.ts";
import type { Span } from "../source/span.ts";
import { token, type Tokens } from "./token.ts";
import type { Missing } from "./tree.ts";

/** Brackets and statements inside each other; more than any person writes, less than the stack holds. */
const deepestNesting = 250;
/** Nodes below each other, chains of operators included. */
const greatestHeight = 1000;

/** The readings that a retry may refuse, one of which was chosen at a token. */
export type Reading = "continue" | "word" | "statement" | "value" | "lambda" | "braces";

/** How many other readings an attempt tries. */
const mostAttempts = 3;

/** Where an expression stands that words may follow: in a `case`, an `interval` or an `order by`. */
export type WordsBehind = "none" | "case" | "interval" | "order";

/** What an attempt is about: the construct that begins at its token. */
export type Attempted =
  | "amount"
  | "argument"
  | "braces"
  | "columns"
  | "distinct"
  | "list"
  | "operand"
  | "substring"
  | "type"
  | "types"
  | "window";

/** The parser's place in the tokens of one text; it collects problems and remembers choices. */
export class Cursor {
  readonly text: string;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly #partners: Int32Array;
  readonly #last: number;

  index = 0;
  /** Whether the expression being read is the last thing of a statement, so that another may follow. */
  inTail = false;
  /** Which words may follow the expression being read. */
  wordsBehind: WordsBehind = "none";
  /** The `:=` with which the `for` head being read assigns: the last of them; -1 outside of one. */
  targetSign = -1;
  /** The `as` that belongs to the `cast` around it, and makes no alias; -1 outside of one. */
  castWord = -1;
  /** The token at which the statement being read starts: a name there can be assigned to. */
  statementStart = -1;
  /** The height of the node read last. */
  height = 0;

  /** A list of names that are no parameters, by its tokens; the last one that was looked at. */
  #listStart = 0;
  #listEnd = 0;
  #problems: Problem[] = [];
  #depth = 0;
  /** The first token since the last `mark` at which reading failed; -1 when none did. */
  #failedAt = -1;
  #isTrial = false;
  #isTooDeep = false;
  /** Tokens that were read again in trials. */
  #triedTokens = 0;
  /** Tokens that were read ahead of their time in attempts. */
  #attemptedTokens = 0;
  /** What attempts found, by what they were about and the token where it begins. */
  readonly #attempts = new Map<string, boolean>();
  readonly #choices: Choice[] = [];
  readonly #refused = new Set<string>();

  constructor(text: string, tokens: Tokens) {
    this.text = text;
    this.kinds = tokens.kinds;
    this.starts = tokens.starts;
    this.ends = tokens.ends;
    this.#partners = tokens.partners;
    this.#last = tokens.count - 1;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  get last(): number {
    return this.#last;
  }

  get kind(): number {
    return this.kinds[this.index] ?? token.end;
  }

  /** The kind of the token `distance` behind the current one. */
  peek(distance: number): number {
    return this.kindAt(this.index + distance);
  }

  kindAt(index: number): number {
    return index > this.#last ? token.end : (this.kinds[index] ?? token.end);
  }

  get start(): number {
    return this.starts[this.index] ?? this.text.length;
  }

  get end(): number {
    return this.ends[this.index] ?? this.text.length;
  }

  /** Where the last consumed token ends: the end of the node that is being finished. */
  get previousEnd(): number {
    return this.index === 0 ? 0 : (this.ends[this.index - 1] ?? 0);
  }

  /** The place behind the last consumed token. A node of no width there lies inside its parent. */
  get gap(): Span {
    return { start: this.previousEnd, end: this.previousEnd };
  }

  /** The index of the partner of the bracket at `index`; -1 where it has none. */
  partnerOf(index: number): number {
    return (this.#partners[index] ?? 0) - 1;
  }

  textAt(index: number): string {
    return this.text.slice(this.starts[index] ?? 0, this.ends[index] ?? 0);
  }

  advance(): void {
    if (this.index < this.#last) this.index++;
  }

  /** Consumes the token if it is of this kind. */
  accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  /** Consumes the token if it is of this kind, or reports and consumes nothing. */
  expect(kind: number, code: string, message: string): boolean {
    if (this.accept(kind)) return true;
    this.report(code, message);
    return false;
  }

  /** Reports at the current token, at most once there. */
  report(code: string, message: string): void {
    this.reportSpan(code, message, { start: this.start, end: this.end });
  }

  /** Reports anywhere. In a trial the first failure is all that counts: the rest is skipped. */
  reportSpan(code: string, message: string, span: Span): void {
    if (this.#failedAt < 0) this.#failedAt = this.index;
    if (this.#isTrial) {
      this.index = this.#last;
      return;
    }
    if (this.kind === token.unexpected) return;
    if (this.#problems.at(-1)?.start === span.start) return;
    this.#problems.push({ code, severity: "error", message, ...span });
  }

  /**
   * Reports what PostHog refuses only once it has read the text: no reason to read it in another way.
   */
  reportMeaning(code: string, message: string, span: Span): void {
    if (!this.#isTrial) this.#problems.push({ code, severity: "error", message, ...span });
  }

  missing(): Missing {
    return { kind: "missing", ...this.gap };
  }

  /** Goes one level down; false, reported, when there are too many. Pair with `leave`. */
  enter(): boolean {
    if (this.#depth >= deepestNesting) {
      this.#tooDeep();
      return false;
    }
    this.#depth++;
    return true;
  }

  leave(): void {
    this.#depth--;
  }

  /** Notes that a node stands on top of others of at most this height; false when that is too high. */
  grow(below: number): boolean {
    this.height = below + 1;
    if (this.height <= greatestHeight) return true;
    this.#tooDeep();
    this.height = 0;
    return false;
  }

  /** Whether something was nested too deeply: then no other reading is looked for. */
  get isTooDeep(): boolean {
    return this.#isTooDeep;
  }

  /** Notes that the names from `start` to before `end` are a list, and no parameters of a lambda. */
  knowList(start: number, end: number): void {
    this.#listStart = start;
    this.#listEnd = end;
  }

  /** Whether the name at `index` is known to be in such a list; saves reading it at each element. */
  isKnownList(index: number): boolean {
    return index >= this.#listStart && index < this.#listEnd;
  }

  /** Reports, and skips the brackets that were opened here. */
  #tooDeep(): void {
    this.#isTooDeep = true;
    this.report(
      "nested-too-deeply",
      "This is nested too deeply to be read. Move parts into variables or functions.",
    );
    const partner = this.partnerOf(this.index);
    this.index = partner > this.index ? partner : this.#last;
  }

  /**
   * Whether to go on with the reading that PostHog prefers at a token. Remembers that there was a
   * choice: if the statement cannot be read that way, `readOtherwise` refuses it.
   */
  chooses(reading: Reading, index: number): boolean {
    if (this.#refused.size > 0 && this.#refused.has(`${reading} ${index}`)) return false;
    this.#choices.push({ reading, index });
    return true;
  }

  /**
   * Whether `parse` can read what stands at the cursor: it answers whether it stopped where it should.
   * Everything is as before afterwards. Each construct is read once, so that attempts inside each
   * other stay cheap; `parse` depends on nothing but the place.
   */
  attempt(what: Attempted, parse: () => boolean): boolean {
    const { index, height } = this;
    const key = `${what} ${index}`;
    const known = this.#attempts.get(key);
    if (known !== undefined) return known;
    if (this.#attemptedTokens > 5000 + 16 * this.#last) return false;
    if (this.#isTooDeep) return false;
    const failedAt = this.#failedAt;
    const isTrial = this.#isTrial;
    const choices = this.#choices.length;
    this.#isTrial = true;
    const reads = (): boolean => {
      this.index = index;
      this.#failedAt = -1;
      const isRead = parse() && this.#failedAt < 0;
      this.#attemptedTokens += (this.#failedAt < 0 ? this.index : this.#failedAt) - index;
      return isRead;
    };
    const rereads = (choice: Choice): boolean => {
      if (this.#isTooDeep) return false;
      this.refuse(choice);
      this.#choices.length = choices;
      const isRead = reads();
      this.allow(choice);
      return isRead;
    };
    const answer =
      reads() || this.#choices.slice(choices).slice(-mostAttempts).toReversed().some(rereads);
    this.#attempts.set(key, answer);
    this.#failedAt = failedAt;
    this.#isTrial = isTrial;
    this.#choices.length = choices;
    this.index = index;
    this.height = height;
    if (isTrial && this.#isTooDeep) this.report("nested-too-deeply", "");
    return answer;
  }

  mark(): Mark {
    const mark = {
      index: this.index,
      problems: this.#problems.length,
      choices: this.#choices.length,
      failedAt: this.#failedAt,
      depth: this.#depth,
    };
    this.#failedAt = -1;
    return mark;
  }

  /** The first token since the mark at which reading failed; -1 when none did. */
  get failedAt(): number {
    return this.#failedAt;
  }

  get isTrial(): boolean {
    return this.#isTrial;
  }

  /** Goes back to a mark, to read the same tokens again. */
  restart(mark: Mark, purpose: "trial" | "final"): void {
    this.index = mark.index;
    this.#problems.length = mark.problems;
    this.#choices.length = mark.choices;
    this.#failedAt = -1;
    this.#depth = mark.depth;
    this.#isTrial = purpose === "trial";
  }

  /** What was read since a mark, to come back to it after trials that led nowhere. */
  outcome(mark: Mark): Outcome {
    return {
      index: this.index,
      height: this.height,
      failedAt: this.#failedAt,
      before: mark,
      problems: this.#problems.slice(mark.problems),
    };
  }

  restore(outcome: Outcome): void {
    this.restart(outcome.before, "final");
    this.#problems.push(...outcome.problems);
    this.index = outcome.index;
    this.height = outcome.height;
    this.#failedAt = outcome.failedAt;
  }

  /** Whether as many tokens may be read once more. The text's length bounds the work of all trials. */
  mayTry(tokens: number): boolean {
    this.#triedTokens += tokens;
    return this.#triedTokens <= 5000 + 4 * this.#last;
  }

  /**
   * Finishes what was read since `mark`: what failed before it stays known. Of the choices since
   * `earlier` only those behind `mark` are kept, for one more reading; the mark to do so is returned.
   * Without `earlier` none are kept.
   */
  settle(mark: Mark, earlier: Mark | undefined): Mark | undefined {
    if (mark.failedAt >= 0) this.#failedAt = mark.failedAt;
    if (!earlier) return undefined;
    if (mark.choices === earlier.choices) return mark;
    this.#choices.splice(earlier.choices, mark.choices - earlier.choices);
    return { ...mark, choices: earlier.choices };
  }

  /** Forgets the choices since a mark. */
  forget(mark: Mark): void {
    if (this.#choices.length > mark.choices) this.#choices.length = mark.choices;
  }

  hasChoices(mark: Mark): boolean {
    return this.#choices.length > mark.choices;
  }

  /** The choices since the mark up to a token, latest first. */
  choicesSince(mark: Mark, lastIndex: number): readonly Choice[] {
    return this.#choices
      .slice(mark.choices)
      .filter(({ index }) => index <= lastIndex)
      .toReversed();
  }

  refuse(choice: Choice): void {
    this.#refused.add(`${choice.reading} ${choice.index}`);
  }

  allow(choice: Choice): void {
    this.#refused.delete(`${choice.reading} ${choice.index}`);
  }
}

export interface Choice {
  readonly reading: Reading;
  readonly index: number;
}

export interface Mark {
  readonly index: number;
  readonly problems: number;
  readonly choices: number;
  readonly failedAt: number;
  readonly depth: number;
}

export interface Outcome {
  readonly index: number;
  readonly height: number;
  readonly failedAt: number;
  readonly before: Mark;
  readonly problems: readonly Problem[];
}
