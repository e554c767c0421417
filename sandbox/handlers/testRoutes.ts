import { randomUUID } from "node:crypto";
import type { KeyRequest } from "../../protocol/sandbox.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { readFaults } from "../http/faults.ts";
import { parseTime } from "../http/parameters.ts";
import { readBody } from "../http/readBody.ts";
import { isJsonObject, type JsonObject, toJsonObject } from "../json.ts";
import type { ProjectState, StoredEvent } from "../projectState.ts";
import { playNow } from "../runs/playNow.ts";
import type { Sandbox } from "../sandbox.ts";
import { refuseField } from "../save/fieldProblem.ts";
import { readDictionary, readInteger, readList, readObject, readText } from "../save/fields.ts";

/** `PUT /sandbox/faults` */
export function putFaults({ faults }: Sandbox, request: ApiRequest): ApiAnswer {
  faults.replace(readFaults(readBody(request)));
  return { status: 204 };
}

/** `GET /sandbox/requests` */
export function listRequests({ requests }: Sandbox, _request: ApiRequest): ApiAnswer {
  return ok(requests.requests);
}

/** `DELETE /sandbox/requests` */
export function deleteRequests({ requests }: Sandbox, _request: ApiRequest): ApiAnswer {
  requests.clear();
  return { status: 204 };
}

/** `POST /sandbox/keys` */
export function postKey({ keys }: Sandbox, request: ApiRequest): ApiAnswer {
  const { label, scopes, scoped_teams: scopedTeams } = readKeyRequest(readBody(request));
  const key = keys.make({
    label,
    scopes,
    ...(scopedTeams && { scopedTeams }),
    createdAt: new Date().toISOString(),
    isStartKey: false,
  });
  return { status: 201, body: { key } };
}

function readKeyRequest(body: unknown): KeyRequest {
  const { label, scopes, scoped_teams: teams } = readObject(body, []);
  return {
    label: readText(label, ["label"]),
    scopes: readList(scopes, ["scopes"]).map((scope, i) => readText(scope, ["scopes", i])),
    ...(teams !== undefined && {
      scoped_teams: readList(teams, ["scoped_teams"]).map((team, i) =>
        readInteger(team, ["scoped_teams", i]),
      ),
    }),
  };
}

/**
 * `POST /sandbox/events`: plays an event through the functions now. It needs a name; the rest is made up.
 * The answer has the events that came of it, none where it was dropped.
 */
export async function postEvent(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const event = readEvent(readObject(readBody(request), []), sandbox.store.state);
  const { events } = await playNow(sandbox, event);
  return { status: 201, body: { events } };
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
  const known = state.events.findLast((each) => each.distinct_id === distinctId)?.person;
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
