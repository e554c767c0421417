import { internalEvents } from "./stream/internalEvents.ts";
import { createRandom } from "./stream/random.ts";
import { visitsOfDay } from "./stream/visits.ts";

/** An event as ingestion gets it: no transformation has seen it yet. */
export interface StreamEvent {
  readonly uuid: string;
  readonly event: string;
  readonly distinct_id: string;
  /** ISO 8601, UTC, milliseconds. */
  readonly timestamp: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Without properties where nobody is known: strangers, bots, and what PostHog itself says. */
  readonly person: { readonly id: string; readonly properties: Readonly<Record<string, unknown>> };
  /** By group type. */
  readonly groups: Readonly<Record<string, StreamGroup>>;
  /** Empty for everything but `$autocapture`. */
  readonly elements_chain: string;
}

export interface StreamGroup {
  /** Key of the group. */
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const millisecondsOfDay = 86_400_000;

/**
 * What happened at Harbour Coffee in the last `days` days before `end`, oldest first.
 *
 * A day depends on nothing but its date and the seed, so that streams of one seed agree where they
 * overlap.
 */
export function eventStream(days: number, end: Date, seed: number): readonly StreamEvent[] {
  const last = end.getTime();
  const first = last - days * millisecondsOfDay;
  // A visit may begin before midnight and end after it.
  const firstDay = Math.floor(first / millisecondsOfDay) - 1;
  const lastDay = Math.floor(last / millisecondsOfDay);
  return Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index)
    .flatMap((day) => eventsOfDay(day, seed))
    .filter(({ timestamp }) => {
      const time = Date.parse(timestamp);
      return time > first && time <= last;
    })
    .toSorted((one, other) => Date.parse(one.timestamp) - Date.parse(other.timestamp));
}

/** `day` counts from 1970 in UTC. */
function eventsOfDay(day: number, seed: number): readonly StreamEvent[] {
  const midnight = new Date(day * millisecondsOfDay);
  return [
    ...visitsOfDay(createRandom(seed, day, 1), midnight),
    ...internalEvents(createRandom(seed, day, 2), midnight),
  ];
}
