import type { Choice, Cursor, Mark } from "./cursor.ts";

/** How many other readings are tried where the preferred one fails. */
const mostTrials = 24;
/** How many choices in front of the failure are tried differently; those further away cannot help. */
const mostChoices = 12;
/** The same for choices that come up only because another one was refused. */
const mostFresh = 3;

/** Whether what was read can be followed by what stands at the cursor. */
export type GoesOn = () => boolean;

/** The token at which reading failed since the last mark, or at which it cannot go on; -1 if none. */
export function failureOf(cursor: Cursor, goesOn: GoesOn): number {
  if (cursor.failedAt >= 0) return cursor.failedAt;
  return goesOn() ? -1 : cursor.index;
}

/**
 * Reads again, from a mark, what failed at `failedAt`. PostHog's parser looks ahead without limit: it
 * gives up a reading it prefers only if the rest of the text cannot be read that way. Here the
 * preferred reading comes first; where it fails, the choices made in front of the token `before` are
 * decided the other way, the last one first, as long as that gets further.
 *
 * `undefined`, with everything as it was, when no other reading gets further.
 */
export function readOtherwise<Result>(
  cursor: Cursor,
  mark: Mark,
  parse: () => Result,
  goesOn: GoesOn,
  before: number = cursor.last,
): Result | undefined {
  const failedAt = failureOf(cursor, goesOn);
  if (failedAt < 0 || cursor.isTrial || cursor.isTooDeep) return undefined;
  if (!cursor.hasChoices(mark)) return undefined;
  const outcome = cursor.outcome(mark);
  const attempt = (): number => {
    parse();
    return failureOf(cursor, goesOn);
  };
  if (!findsReading(cursor, mark, Math.min(failedAt, before), failedAt, attempt)) {
    cursor.restore(outcome);
    return undefined;
  }
  cursor.restart(mark, "final");
  return parse();
}

/** Refuses choices so that `attempt`, which answers where it failed, fails later or not at all. */
function findsReading(
  cursor: Cursor,
  mark: Mark,
  before: number,
  firstFailure: number,
  attempt: () => number,
): boolean {
  let failedAt = firstFailure;
  let reach = before;
  let trials = 0;
  let refused: Choice[] = [];
  const read = (): number => {
    trials++;
    cursor.restart(mark, "trial");
    return attempt();
  };
  const isFurther = (failure: number): boolean => failure < 0 || failure > failedAt;
  /** Refuses the choices one after the other, and with each of them those that come up only then. */
  const refuses = (choices: readonly Choice[], known: readonly Choice[]): Choice | undefined =>
    choices.find((choice) => {
      if (trials >= mostTrials || !cursor.mayTry(choice.index - mark.index)) return false;
      cursor.refuse(choice);
      const failure = read();
      if (isFurther(failure)) {
        failedAt = failure;
        refused.push(choice);
        return true;
      }
      const fresh = cursor
        .choicesSince(mark, reach)
        .filter((other) => other.index >= choice.index && !known.some((one) => isSame(one, other)))
        .slice(0, mostFresh);
      if (fresh.length > 0 && refuses(fresh, [...known, ...fresh])) {
        refused.push(choice);
        return true;
      }
      cursor.allow(choice);
      return false;
    });
  /** What was refused behind `choice` before it may be read as preferred, now that it is refused. */
  const allowBehind = (choice: Choice, earlier: readonly Choice[]): void => {
    const behind = earlier.filter(({ index }) => index > choice.index);
    if (behind.length === 0) return;
    for (const other of behind) cursor.allow(other);
    const failure = read();
    if (failure < 0 || (failedAt >= 0 && failure >= failedAt)) {
      failedAt = failure;
      refused = refused.filter((other) => !behind.includes(other));
      return;
    }
    for (const other of behind) cursor.refuse(other);
    read();
  };
  for (;;) {
    const choices = cursor.choicesSince(mark, reach).slice(0, mostChoices);
    const earlier = [...refused];
    const choice = refuses(choices, choices);
    if (!choice) return refused.length > 0;
    allowBehind(choice, earlier);
    if (failedAt < 0) return true;
    reach = failedAt;
  }
}

function isSame(one: Choice, other: Choice): boolean {
  return one.index === other.index && one.reading === other.reading;
}
