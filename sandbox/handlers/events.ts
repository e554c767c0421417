import { invalid } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { integerParameter, timeParameter } from "../http/parameters.ts";
import { pageOf } from "../http/page.ts";
import { containsJson, isJsonObject, isTooDeep, parseJson, textOf, toJsonObject } from "../json.ts";
import type { StoredEvent } from "../projectState.ts";
import { personNumber } from "../queries/eventColumns.ts";
import { findEvents } from "../queries/findEvents.ts";
import type { EventCondition } from "../queries/parseEventsQuery.ts";
import { displayName } from "../runs/runContext.ts";
import type { Sandbox } from "../sandbox.ts";
import { toApiTime } from "./presentFunction.ts";

/** `GET events/`, the older way to get events: newest first, of the last day. */
export function listEvents({ store }: Sandbox, { url }: ApiRequest): ApiAnswer {
  const query = url.searchParams;
  const limit = integerParameter(query, "limit", { usual: 100, minimum: 1, maximum: 1000 });
  const person = query.get("person_id");
  const properties = propertiesOf(query);
  const found = findEvents(store.state.events, {
    conditions: conditionsOf(query, Date.now()),
    isNewestFirst: true,
  })
    .filter((event) => !person || event.person.id === person)
    .filter((event) => containsJson(event.properties, properties));
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return ok({
    next: last && limit < found.length ? before(url, last.timestamp) : null,
    results: page.map(present),
  });
}

/** `GET events/values/?key=`: what a property was, without repetition. */
export function listPropertyValues({ store }: Sandbox, { url }: ApiRequest): ApiAnswer {
  const key = url.searchParams.get("key");
  if (!key) throw invalid("key", "This field is required.", "required");
  const search = (url.searchParams.get("value") ?? "").toLowerCase();
  const values = store.state.events
    .map(({ properties }) => (Object.hasOwn(properties, key) ? properties[key] : undefined))
    .filter((value) => value !== undefined && value !== null)
    .map(textOf);
  const found = [...new Set(values)].filter((value) => value.toLowerCase().includes(search));
  return ok(found.slice(0, 100).map((name) => ({ name })));
}

/** `GET persons/`: those that events are of. */
export function listPersons({ store }: Sandbox, { url }: ApiRequest): ApiAnswer {
  const search = (url.searchParams.get("search") ?? "").toLowerCase();
  const distinctId = url.searchParams.get("distinct_id");
  const newest = new Map(store.state.events.map((event) => [event.person.id, event]));
  const persons = [...newest.values()]
    .filter((event) => !distinctId || event.distinct_id === distinctId)
    .filter((event) => JSON.stringify(event.person).toLowerCase().includes(search));
  return ok(pageOf(persons.map(presentPerson), url));
}

function conditionsOf(query: URLSearchParams, now: number): readonly EventCondition[] {
  const day = 86_400_000;
  const before = timeParameter(query, "before");
  const of = (column: "event" | "distinct_id"): readonly EventCondition[] => {
    const value = query.get(column);
    return value ? [{ kind: "one-of", column, values: [value] }] : [];
  };
  return [
    { kind: "after", time: timeParameter(query, "after") ?? now - day },
    ...(before === undefined ? [] : [{ kind: "before", time: before } as const]),
    ...of("event"),
    ...of("distinct_id"),
  ];
}

/** The values that properties must have; the sandbox compares for equality only. */
function propertiesOf(query: URLSearchParams): Readonly<Record<string, unknown>> {
  const text = query.get("properties");
  if (!text) return {};
  const given = parseJson(text);
  if (given === undefined || isTooDeep(given)) {
    throw invalid("properties", "Properties are unparsable!");
  }
  if (!Array.isArray(given)) return toJsonObject(given);
  return Object.fromEntries(
    given.filter(isJsonObject).map(({ key, value }): [string, unknown] => [textOf(key), value]),
  );
}

function before(url: URL, timestamp: string): string {
  const next = new URL(url);
  next.searchParams.set("before", timestamp);
  return next.href;
}

function present(event: StoredEvent) {
  const { uuid, distinct_id, properties, timestamp, person, elements_chain } = event;
  return {
    id: uuid,
    distinct_id,
    properties,
    event: event.event,
    timestamp: toApiTime(timestamp),
    person: { is_identified: true, distinct_ids: [distinct_id], properties: person.properties },
    elements: [],
    elements_chain,
  };
}

function presentPerson(event: StoredEvent) {
  const { person, distinct_id, timestamp } = event;
  return {
    id: personNumber(person.id),
    uuid: person.id,
    name: displayName(event),
    distinct_ids: [distinct_id],
    properties: person.properties,
    created_at: toApiTime(timestamp),
  };
}
