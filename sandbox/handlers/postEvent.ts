import { randomUUID } from "node:crypto";
import type { PlayedEvents } from "../../protocol/sandbox.ts";
import type { ApiAnswer, ApiRequest } from "../http/apiRequest.ts";
import { parseTime } from "../http/parameters.ts";
import { readBody } from "../http/readBody.ts";
import { isJsonObject, type JsonObject, toJsonObject } from "../json.ts";
import { findPerson, type ProjectState, type StoredEvent } from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";
import { refuseField } from "../save/fieldProblem.ts";
import { readDictionary, readObject, readText } from "../save/fields.ts";

/** `POST /sandbox/events`: plays an event through the functions now; see `EventRequest`. */
export async function postEvent(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const event = readEvent(readObject(readBody(request), []), sandbox.store.state);
  const { playNow } = await import("../runs/playNow.ts");
  const { events } = await playNow(sandbox, event);
  const body: PlayedEvents = { events };
  return { status: 201, body };
}

function readEvent(given: JsonObject, state: ProjectState): StoredEvent {
  const distinctId = readText(given["distinct_id"] ?? randomUUID(), ["distinct_id"]);
  return {
    uuid: readText(given["uuid"] ?? randomUUID(), ["uuid"]),
    event: readText(given["event"], ["event"]),
    distinct_id: distinctId,
    timestamp: readTimestamp(given["timestamp"] ?? new Date().toISOString()),
    properties: readDictionary(given["properties"] ?? {}, ["properties"]),
    person: readPerson(given["person"], distinctId, state),
    groups: readGroups(readDictionary(given["groups"] ?? {}, ["groups"])),
    elements_chain: readText(given["elements_chain"] ?? "", ["elements_chain"], {
      blank: "allowed",
    }),
  };
}

function readTimestamp(value: unknown): string {
  const time = typeof value === "string" ? parseTime(value) : undefined;
  return time === undefined
    ? refuseField(["timestamp"], "A time as ISO 8601 is required.")
    : new Date(time).toISOString();
}

/** Who is not described is who earlier events said, or a stranger. */
function readPerson(
  value: unknown,
  distinctId: string,
  state: ProjectState,
): StoredEvent["person"] {
  const known = findPerson(state, distinctId);
  if (!isJsonObject(value)) return known ?? { id: randomUUID(), properties: {} };
  const id = readText(value["id"] ?? known?.id ?? randomUUID(), ["person", "id"]);
  return { id, properties: readDictionary(value["properties"] ?? {}, ["person", "properties"]) };
}

function readGroups(given: JsonObject): StoredEvent["groups"] {
  const groups = Object.entries(given).map(([type, value]) => {
    const { id, properties } = toJsonObject(value);
    const group = {
      id: readText(id, ["groups", type, "id"]),
      properties: readDictionary(properties ?? {}, ["groups", type, "properties"]),
    };
    return [type, group] as const;
  });
  return Object.fromEntries(groups);
}
