import { createHash } from "node:crypto";
import { invalid, notFound } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { pageOf } from "../http/page.ts";
import { parseJson } from "../json.ts";
import type { StoredEvent } from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";

/** `GET event_definitions/`: those of the project, and whatever events have come since. */
export function listEventDefinitions(sandbox: Sandbox, { url }: ApiRequest): ApiAnswer {
  const words = wordsOf(url);
  const type = url.searchParams.get("event_type");
  const found = eventDefinitions(sandbox).filter(
    ({ name }) => words.every((word) => name.toLowerCase().includes(word)) && isOfType(name, type),
  );
  return ok(pageOf(found, url));
}

/** `GET event_definitions/by_name/?name=` */
export function getEventDefinition(sandbox: Sandbox, { url }: ApiRequest): ApiAnswer {
  const name = url.searchParams.get("name");
  if (!name) throw invalid("name", "This field is required.", "required");
  const definition = eventDefinitions(sandbox).find((each) => each.name === name);
  if (!definition) throw notFound();
  return ok(definition);
}

/** `GET property_definitions/` */
export function listPropertyDefinitions(sandbox: Sandbox, { url }: ApiRequest): ApiAnswer {
  const query = url.searchParams;
  const words = wordsOf(url);
  const type = query.get("type") ?? "event";
  const excluded = new Set((query.get("excluded_properties") ?? "").split(","));
  const named = query.get("properties")?.split(",");
  const names = readNames(query.get("event_names"));
  const onEvents = names && propertiesOn(sandbox.store.state.events, names);
  const onlyOnEvents = query.get("filter_by_event_names") === "true";
  const index = query.get("group_type_index");
  const onGroups = type === "group" && index !== null ? propertiesOnGroups(sandbox, index) : null;
  const found = sandbox.content.propertyDefinitions.filter(
    (definition) =>
      definition.type === type &&
      words.every((word) => definition.name.toLowerCase().includes(word)) &&
      !excluded.has(definition.name) &&
      (!named || named.includes(definition.name)) &&
      (!onEvents || !onlyOnEvents || onEvents.has(definition.name)) &&
      (!onGroups || onGroups.has(definition.name)) &&
      isOfKind(definition.property_type, query),
  );
  const definitions = found.map(({ name, property_type }) => ({
    id: stableId(`${type} ${name}`),
    name,
    description: "",
    property_type,
    is_numerical: property_type === "Numeric",
    is_seen_on_filtered_events: onEvents ? onEvents.has(name) : null,
    tags: [],
    verified: false,
    hidden: false,
  }));
  return ok(pageOf(definitions, url));
}

function eventDefinitions({ content, store }: Sandbox) {
  const { events } = store.state;
  const lastSeen = new Map(events.map(({ event, timestamp }) => [event, timestamp]));
  const described = new Map(content.eventDefinitions.map((each) => [each.name, each.description]));
  return [...new Set([...described.keys(), ...lastSeen.keys()])].map((name) => ({
    id: stableId(`event ${name}`),
    name,
    description: described.get(name) ?? "",
    owner: null,
    tags: [],
    last_seen_at: lastSeen.get(name) ?? null,
    created_at: null,
    verified: false,
    hidden: false,
    is_action: false,
  }));
}

function wordsOf({ searchParams }: URL): readonly string[] {
  return (searchParams.get("search") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
}

function isOfType(name: string, type: string | null): boolean {
  if (type === "event_posthog") return name.startsWith("$");
  if (type === "event_custom") return !name.startsWith("$");
  return true;
}

function isOfKind(type: string | null, query: URLSearchParams): boolean {
  const numerical = query.get("is_numerical");
  return numerical === null || (numerical === "true") === (type === "Numeric");
}

function readNames(text: string | null): readonly unknown[] | undefined {
  if (!text) return undefined;
  const names = parseJson(text);
  if (Array.isArray(names)) return names;
  throw invalid("event_names", "Event names must be a JSON list.");
}

function propertiesOn(
  events: readonly StoredEvent[],
  names: readonly unknown[],
): ReadonlySet<string> {
  const asked = new Set(names);
  return new Set(
    events
      .filter(({ event }) => asked.has(event))
      .flatMap(({ properties }) => Object.keys(properties)),
  );
}

/** Those of the groups that events came with; a type of groups is known by its number. */
function propertiesOnGroups({ store, content }: Sandbox, index: string): ReadonlySet<string> {
  const type = content.groupTypes[Number(index)] ?? "";
  return new Set(
    store.state.events.flatMap(({ groups }) => Object.keys(groups[type]?.properties ?? {})),
  );
}

/** The same id for the same name, whenever it is asked for. */
function stableId(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
