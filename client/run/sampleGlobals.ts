import type { HogFunction } from "../../protocol/posthog.ts";
import { type FilterEvent, filterEvent } from "./filterEvent.ts";

/** A project as programs see it. */
export interface ProjectGlobal {
  readonly id: number;
  readonly name: string;
  /** Such as `https://us.posthog.com/project/7`. */
  readonly url: string;
}

/** Values by name, as programs see them. */
export type Globals = Record<string, unknown>;

/** What a sample is made of. */
interface Making {
  readonly fn: HogFunction;
  readonly project: ProjectGlobal;
  readonly now: Date;
  readonly uuids: () => string;
  readonly wanted: FilterEvent;
}

/**
 * The example that a function is tried on when nobody has chosen another: what PostHog's web editor
 * has for its type. Unlike there, the event is the first one that the filters name, with the properties
 * that they ask for. `uuids` gives another one with each call. Empty for site functions, which do not
 * run here.
 */
export function sampleGlobals(
  fn: HogFunction,
  project: ProjectGlobal,
  now: Date,
  uuids: () => string,
): Globals {
  const making: Making = { fn, project, now, uuids, wanted: filterEvent(fn) };
  switch (fn.type) {
    case "destination":
      return destinationGlobals(making);
    case "internal_destination":
      return internalGlobals(making);
    case "transformation":
      return { event: transformationEvent(making) };
    case "transformation_log":
      return { record: logRecord(now) };
    case "source_webhook":
    case "warehouse_source_webhook":
      return { request: webhookRequest() };
    case "site_app":
    case "site_destination":
      return {};
  }
}

/** Where a function is edited in PostHog's web app. */
export function sourceGlobal({ id, name }: HogFunction, project: ProjectGlobal): Globals {
  return { name: name || "Unnamed", url: functionUrl(id, project) };
}

function functionUrl(id: string, { url }: ProjectGlobal): string {
  return `${url}/functions/${id}`;
}

function destinationGlobals(making: Making): Globals {
  const event = exampleEvent(making, pageviewProperties(making));
  return { event, person: examplePerson(making, event), groups: {}, ...placeGlobals(making) };
}

/** The events of PostHog itself; those about errors come without a person. */
function internalGlobals(making: Making): Globals {
  const name = making.wanted.name ?? "";
  if (name.startsWith("$error_tracking_issue_")) {
    const properties = { name: "Test issue", description: "This is the issue description" };
    return { event: exampleEvent(making, properties), ...placeGlobals(making) };
  }
  const properties = internalProperties.get(name) ?? pageviewProperties(making);
  const event = exampleEvent(making, properties);
  return { event, person: examplePerson(making, event), groups: {}, ...placeGlobals(making) };
}

const internalProperties: ReadonlyMap<string, Globals> = new Map<string, Globals>([
  ["$activity_log_entry_created", { activity: "created", scope: "Insight", item_id: "abcdef" }],
  [
    "$health_check_issue_firing",
    {
      kind: "sdk_outdated",
      severity: "warning",
      issue_id: "00000000-0000-0000-0000-000000000000",
      title: "An SDK is out of date",
      summary: "Events come from an SDK that has a newer version.",
      link: "/health/sdk-health",
      payload: { sdk_name: "posthog-js", latest_version: "2.0.0" },
    },
  ],
]);

function placeGlobals({ fn, project }: Making): Globals {
  return { project, source: sourceGlobal(fn, project) };
}

/** An event as it is stored. */
interface ExampleEvent {
  readonly uuid: string;
  readonly event: string;
  readonly distinct_id: string;
  readonly timestamp: string;
  readonly url: string;
  readonly elements_chain: string;
  readonly properties: Globals;
}

function exampleEvent({ project, now, uuids, wanted }: Making, properties: Globals): ExampleEvent {
  const { name = "$pageview" } = wanted;
  return {
    uuid: uuids(),
    event: name,
    distinct_id: uuids(),
    timestamp: now.toISOString(),
    url: `${project.url}/events/`,
    elements_chain: "",
    properties: [...wanted.properties].reduce(
      (all, [key, value]) => withProperty(all, pathOf(key, name), value),
      properties,
    ),
  };
}

/** Only in the activity log do dots in a filter's key lead into objects. */
function pathOf(key: string, event: string): readonly string[] {
  return event === "$activity_log_entry_created" ? key.split(".") : [key];
}

function withProperty(
  properties: Globals,
  [name = "", ...rest]: readonly string[],
  value: unknown,
): Globals {
  return { ...properties, [name]: rest.length === 0 ? value : withProperty({}, rest, value) };
}

function pageviewProperties({ fn, project }: Making): Globals {
  return {
    $current_url: functionUrl(fn.id, project),
    $browser: "Chrome",
    // An address whose place is known, so that there is something to look up.
    $ip: "89.160.20.129",
    this_is_an_example_event: true,
  };
}

function examplePerson({ project, uuids, wanted }: Making, { distinct_id }: ExampleEvent): Globals {
  return {
    id: uuids(),
    name: "Example person",
    url: `${new URL(project.url).origin}/person/${distinct_id}`,
    properties: { email: "example@posthog.com", ...Object.fromEntries(wanted.personProperties) },
  };
}

/** As it is before it is stored. */
function transformationEvent(making: Making): Globals {
  const { event, uuid, distinct_id, timestamp, properties } = exampleEvent(
    making,
    pageviewProperties(making),
  );
  return { event, uuid, distinct_id, timestamp, properties };
}

function logRecord(now: Date): Globals {
  const nanoseconds = now.getTime() * 1_000_000;
  return {
    body: "GET /api/users 200 in 42ms user=u-1",
    attributes: { "http.method": "GET", "http.status_code": "200" },
    resource_attributes: { "service.name": "api", "k8s.namespace.name": "production" },
    severity_text: "info",
    severity_number: 9,
    service_name: "api",
    instrumentation_scope: "http.server",
    event_name: null,
    timestamp: nanoseconds,
    observed_timestamp: nanoseconds,
    trace_id: null,
    span_id: null,
  };
}

function webhookRequest(): Globals {
  const body = { event: "$incoming_webhook", user: "u-1" };
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    ip: "127.0.0.1",
    query: {},
    body,
    stringBody: JSON.stringify(body),
  };
}
