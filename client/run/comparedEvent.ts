import { isObject } from "../files/fields.ts";

/**
 * What a transformation made of an event, to be compared with the event before it: without what
 * PostHog's worker adds around the program. Of what a program returns only the name, the distinct id and
 * the properties count, so anything else that is new is the worker's, and so are the lists in which it
 * notes how transformations went.
 */
export function comparedEvent(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const fields = Object.entries(after).filter(([name]) => name in before);
  return Object.fromEntries(
    fields.map(([name, value]) => [name, name === "properties" ? withoutOutcomes(value) : value]),
  );
}

function withoutOutcomes(properties: unknown): unknown {
  if (!isObject(properties)) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !outcomes.has(name)));
}

const outcomes: ReadonlySet<string> = new Set([
  "$transformations_succeeded",
  "$transformations_failed",
  "$transformations_skipped",
]);
