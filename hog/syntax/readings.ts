import type { Cursor, Mark } from "./cursor.ts";

/** How many other readings are tried where the preferred one fails. */
const mostTrials = 24;
/** How many choices in front of the failure are tried differently; those further away cannot help. */
const mostChoices = 12;

/**
 * Parses something in the reading that PostHog's parser finds. That one looks ahead without limit: it
 * gives up a reading it prefers only if the rest of the text cannot be read that way.
 *
 * Here the preferred reading comes first. Where it fails, inside or – because `goesOn` is false – at
 * the token behind it, the last choices made in front of the failure are decided the other way, one
 * after the other, as long as that gets further. The result is the reading that got furthest.
 */
export function parseBestReading<Result>(
  cursor: Cursor,
  parse: () => Result,
  goesOn: () => boolean,
): Result {
  const mark = cursor.mark();
  const result = parse();
  const failedAt = failureOf(cursor, goesOn);
  if (failedAt < 0 || cursor.isTrial || !cursor.hasChoices(mark)) {
    cursor.settle(mark);
    return result;
  }
  const outcome = cursor.outcome(mark);
  const attempt = (): number => {
    parse();
    return failureOf(cursor, goesOn);
  };
  if (!findsReading(cursor, mark, failedAt, attempt)) {
    cursor.restore(outcome);
    cursor.settle(mark);
    return result;
  }
  cursor.restart(mark, "final");
  const best = parse();
  cursor.settle(mark);
  return best;
}

/** The token at which reading failed since the last mark; -1 if it did not. */
function failureOf(cursor: Cursor, goesOn: () => boolean): number {
  if (cursor.failedAt >= 0) return cursor.failedAt;
  return goesOn() ? -1 : cursor.index;
}

/**
 * Refuses choices so that `attempt`, which answers where it failed, fails later or not at all. False
 * when no choice helps.
 */
function findsReading(
  cursor: Cursor,
  mark: Mark,
  firstFailure: number,
  attempt: () => number,
): boolean {
  let found = false;
  let failedAt = firstFailure;
  let choices = cursor.choicesSince(mark, failedAt).slice(0, mostChoices);
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
