import type { Problem } from "../../../../hog/source/problem.ts";
import type { Span } from "../../../../hog/source/span.ts";
import type { HogDocument } from "../../documents.ts";
import type { Place } from "./place.ts";

/** What stands in a span is replaced. */
export interface Change extends Span {
  readonly newText: string;
}

/** One way to solve a problem. */
export interface Proposal {
  /** The fix's own where absent. */
  readonly title?: string;
  /** Of the text with the problem, in any order, none of them overlapping. */
  readonly changes: readonly Change[];
  /** Of the function's configuration, whose offsets are those of its JSON. */
  readonly configuration?: readonly Change[];
  /** Surely what was meant: the one to take without being asked. */
  readonly preferred?: true;
  /** Would get in the way of the same for another problem, as two declarations of a name do. */
  readonly alone?: true;
}

/** What can be done about some kinds of problems. */
export interface Fix {
  /** Of rules, or of syntax errors. */
  readonly codes: readonly string[];
  /** Imperative, without the names at hand: it also speaks of all problems of a kind. */
  readonly title: string;
  /** Its preferred proposals may be applied unseen, all at once: nothing that was written is lost. */
  readonly safe?: true;
  /** Takes long for each problem: not for hundreds of them at once. */
  readonly costly?: true;
  /** The best first; empty where the problem is of another shape. */
  readonly propose: (found: Found) => readonly Proposal[];
}

/** A problem and where it is. */
export interface Found {
  readonly problem: Problem;
  /** The innermost node that holds the problem as a whole. */
  readonly place: Place;
  /** What Hog reads. */
  readonly text: string;
  readonly document: HogDocument;
}

/** Puts a text in the place of a span. */
export function replace({ start, end }: Span, newText: string): Change {
  return { start, end, newText };
}

/** Puts a text in at an offset. */
export function insert(offset: number, newText: string): Change {
  return { start: offset, end: offset, newText };
}

/** Takes a span away. */
export function remove(span: Span): Change {
  return replace(span, "");
}

/** The only proposal of a fix that is certain. */
export function certainly(...changes: readonly Change[]): readonly Proposal[] {
  return [{ changes, preferred: true }];
}

/** The text with some changes, none of which overlap. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of changes.toSorted((one, other) => one.start - other.start)) {
    parts.push(text.slice(at, start), newText);
    at = end;
  }
  return [...parts, text.slice(at)].join("");
}
