import type { StoredEvent } from "../projectState.ts";
import type { EventCondition, EventsQuery } from "./parseEventsQuery.ts";

/** The events that a query asks for, in its order, of any number. */
export function findEvents(
  events: readonly StoredEvent[],
  { conditions, isNewestFirst }: Pick<EventsQuery, "conditions" | "isNewestFirst">,
): readonly StoredEvent[] {
  const found = events.filter((event) => conditions.every((condition) => holds(condition, event)));
  const direction = isNewestFirst ? -1 : 1;
  return found.toSorted(
    (one, other) => direction * (Date.parse(one.timestamp) - Date.parse(other.timestamp)),
  );
}

function holds(condition: EventCondition, event: StoredEvent): boolean {
  switch (condition.kind) {
    case "one-of":
      return condition.values.includes(event[condition.column]);
    case "after":
      return Date.parse(event.timestamp) > condition.time;
    case "before":
      return Date.parse(event.timestamp) < condition.time;
  }
}
