import type { Span } from "../../../../hog/source/span.ts";

/** What stands in the place of a span. */
export interface Replacement extends Span {
  readonly text: string;
}

/**
 * The replacements, in order, that make one text of a program the other, which the formatter made of
 * it.
 *
 * The formatter keeps words and signs, so both texts are walked at once: what differs is the white
 * space between two words, now and then with a separator, a quote or a letter case. Each such place is
 * one replacement. Where even the words differ, the rest of the text is one.
 */
export function findDifferences(before: string, after: string): readonly Replacement[] {
  const found: Replacement[] = [];
  let at: Place = { before: 0, after: 0 };
  for (;;) {
    const start = endOfSame(before, after, at);
    if (start.before === before.length && start.after === after.length) return found;
    at = nextSame(before, after, start);
    found.push(withoutSameEnd(before, after, start, at));
  }
}

/** An offset in each of the texts. */
interface Place {
  readonly before: number;
  readonly after: number;
}

function endOfSame(before: string, after: string, start: Place): Place {
  let length = 0;
  while (
    start.before + length < before.length &&
    before[start.before + length] === after[start.after + length]
  ) {
    length++;
  }
  if (length > 0 && splitsLineBreak(before, start.before + length)) length--;
  return { before: start.before + length, after: start.after + length };
}

/** The next place with the same word or sign in both texts, or their ends. */
function nextSame(before: string, after: string, start: Place): Place {
  let at = start;
  for (;;) {
    at = { before: skipLoose(before, at.before), after: skipLoose(after, at.after) };
    const one = before[at.before];
    const other = after[at.after];
    if (one === other) return at;
    if (one?.toLowerCase() !== other?.toLowerCase()) {
      return { before: before.length, after: after.length };
    }
    at = { before: at.before + 1, after: at.after + 1 };
  }
}

function withoutSameEnd(before: string, after: string, start: Place, end: Place): Replacement {
  const most = Math.min(end.before - start.before, end.after - start.after);
  let length = 0;
  while (length < most && before[end.before - length - 1] === after[end.after - length - 1]) {
    length++;
  }
  if (length > 0 && splitsLineBreak(before, end.before - length)) length--;
  return {
    start: start.before,
    end: end.before - length,
    text: after.slice(start.after, end.after - length),
  };
}

/** Editors cannot name the place between the two halves of a line break. */
function splitsLineBreak(text: string, offset: number): boolean {
  return text[offset - 1] === "\r" && text[offset] === "\n";
}

/** Passes what the formatter may add, take away or change. */
function skipLoose(text: string, start: number): number {
  loose.lastIndex = start;
  return loose.test(text) ? loose.lastIndex : start;
}

const loose = /[\s;,`"]+/y;
