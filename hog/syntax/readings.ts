import type { Cursor, Mark } from "./cursor.ts";

/** How many other readings are tried where the preferred one fails. */
const mostTrials = 24;
/** How many choices in front of the failure are tried differently; those further away cannot help. */
const mostChoices = 12;

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
  let found = false;
  let failedAt = firstFailure;
  let choices = cursor.choicesSince(mark, before).slice(0, mostChoices);
  let trials = 0;
  for (let at = 0; at < choices.length && trials < mostTrials; at++) {
    const choice = choices[at];
    if (!choice || !cursor.mayTry(choice.index - mark.index)) break;
    trials++;
    cursor.refuse(choice);
    cursor.restart(mark, "trial");
    const failure = attempt();
    if (failure >= 0 && failure <= failedAt) {
      cursor.allow(choice);
      continue;
    }
    found = true;
    if (failure < 0) break;
    failedAt = failure;
    choices = cursor.choicesSince(mark, failedAt).slice(0, mostChoices);
    at = -1;
  }
  return found;
}
