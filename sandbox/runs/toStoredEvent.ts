import { randomUUID } from "node:crypto";
import type { CapturedEvent } from "../../protocol/run.ts";
import { textOf } from "../json.ts";
import type { StoredEvent } from "../projectState.ts";

/** An event that a program captured, as it comes to ingestion. */
export function toStoredEvent(
  { event, distinct_id, properties, timestamp }: CapturedEvent,
  person: StoredEvent["person"],
): StoredEvent {
  return {
    uuid: randomUUID(),
    event,
    distinct_id: textOf(distinct_id),
    timestamp,
    properties,
    person,
    groups: {},
    elements_chain: "",
  };
}
