import type { CapturedEvent } from "../../protocol/run.ts";
import { toRecord } from "./record.ts";

/** The most often that an event may lead to a captured one, which leads to another, and so on. */
const mostHops = 10;

/** What a loop of captured events is stopped with. */
export const loopWarning =
  "postHogCapture was called from an event that already executed this function 10 times previously. To prevent unbounded infinite loops, the event was not captured.";

/**
 * What `postHogCapture(event)` captures, by PostHog's rules: one event a run, and none once ten hops
 * led here, which gives `undefined`. The distinct id is that of the triggering event, or the person's,
 * unless the program gives one.
 *
 * @throws Error with which the program ends
 */
export function captureEvent(
  given: unknown,
  globals: Readonly<Record<string, unknown>>,
  captured: readonly CapturedEvent[],
  now: Date,
): CapturedEvent | undefined {
  const { event, distinct_id: own, properties } = toRecord(given);
  const trigger = toRecord(globals["event"]);
  const distinctId = own || trigger["distinct_id"] || toRecord(globals["person"])["id"];
  if (typeof event !== "string") throw new Error(missing("event"));
  if (!distinctId) throw new Error(missing("distinct_id"));
  if (captured.length > 0) throw new Error(onlyOnce);
  const hops = hopsOf(trigger);
  if (hops >= mostHops) return undefined;
  return {
    event,
    distinct_id: distinctId,
    properties: {
      ...toRecord(properties),
      ...(globals["event"] !== undefined && { $hog_function_execution_count: hops + 1 }),
    },
    timestamp: now.toISOString(),
  };
}

const onlyOnce = "postHogCapture was called more than once. Only one call is allowed per function";

function missing(property: string): string {
  return `[HogFunction] - postHogCapture call missing '${property}' property`;
}

function hopsOf(trigger: Readonly<Record<string, unknown>>): number {
  const count = toRecord(trigger["properties"])["$hog_function_execution_count"];
  return typeof count === "number" ? count : 0;
}
