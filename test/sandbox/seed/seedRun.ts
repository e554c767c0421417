import type { FunctionType } from "../../../hog/library/functionType.ts";
import type { RunFunction, RunRequest, RunResult } from "../../../protocol/run.ts";
import { demoProject } from "../../../sandbox/seed/demoProject.ts";
import type { StreamEvent } from "../../../sandbox/seed/eventStream.ts";
import { createMockedHost } from "../../../server/run/mockedHost.ts";
import { runFunction } from "../../../server/run/runFunction.ts";

/** Runs a function of the demo project with every call mocked. */
export function runSeed(fn: RunFunction, globals: RunRequest["globals"]): Promise<RunResult> {
  return runFunction(seedRequest(fn, globals), createMockedHost());
}

export function seedRequest(fn: RunFunction, globals: RunRequest["globals"]): RunRequest {
  const integrations = demoProject.integrations.map(({ id, config }) => [
    String(id),
    { ...config, access_token: "demo" },
  ]);
  return {
    function: fn,
    globals,
    project: projectContext,
    integrations: Object.fromEntries(integrations),
  };
}

/** What filters of the demo project refer to. */
export const projectContext = {
  test_account_filters: demoProject.testAccountFilters,
  property_types: {
    event: propertyTypes("event"),
    person: propertyTypes("person"),
  },
  timezone: demoProject.timezone,
};

function propertyTypes(owner: "event" | "person"): Readonly<Record<string, string>> {
  return Object.fromEntries(
    demoProject.propertyDefinitions.flatMap(({ name, type, property_type }) =>
      type === owner && property_type !== null ? [[name, property_type]] : [],
    ),
  );
}

const project = { id: 1, name: demoProject.projectName, url: "https://app.example.test/project/1" };

/** What a function sees when an event of the stream triggers it. */
export function globalsOf(event: StreamEvent): RunRequest["globals"] {
  const { person, groups, uuid, timestamp } = event;
  const { email } = person.properties;
  return {
    project,
    event: { ...event, url: `${project.url}/events/${uuid}/${encodeURIComponent(timestamp)}` },
    person: {
      ...person,
      name: email ?? event.distinct_id,
      url: `${project.url}/person/${person.id}`,
    },
    groups: Object.fromEntries(
      Object.entries(groups).map(([type, group]) => [
        type,
        { ...group, type, index: demoProject.groupTypes.indexOf(type) },
      ]),
    ),
  };
}

/** What PostHog's test panel offers for a type of function. */
export function sampleOf(type: FunctionType): RunRequest["globals"] {
  switch (type) {
    case "transformation":
      return { project, event: sampleEvent };
    case "source_webhook":
    case "warehouse_source_webhook":
      return { project, request: sampleRequest };
    case "internal_destination":
      return {
        project,
        event: { ...sampleEvent, event: "$error_tracking_issue_created", properties: sampleIssue },
      };
    case "destination":
      return { project, event: sampleEvent, person: samplePerson, groups: {} };
    case "transformation_log":
      throw new Error("The demo project has none of these.");
  }
}

const sampleEvent = {
  uuid: "3e1f7d4c-6a52-4c1e-9a55-1d2f3c4b5a60",
  event: "$pageview",
  distinct_id: "b61f0c2e-8d0a-4bb4-9f0e-70c1a2d3e4f5",
  timestamp: "2026-03-10T09:15:00.000Z",
  url: `${project.url}/events/`,
  elements_chain: "",
  properties: {
    $current_url: "https://app.example.test/project/1/functions/new",
    $browser: "Chrome",
    $ip: "89.160.20.129",
    this_is_an_example_event: true,
  },
};

const samplePerson = {
  id: "c0ffee00-1111-4222-8333-444455556666",
  name: "Example person",
  url: `${project.url}/person/1`,
  properties: { email: "person@example.com" },
};

const sampleIssue = { name: "Test issue", description: "This is the issue description" };

const sampleRequest = {
  method: "POST",
  headers: { "content-type": "application/json", "x-signature": "abc" },
  ip: "127.0.0.1",
  query: {},
  body: { event: "$incoming_webhook", user: "u-1" },
  stringBody: '{"event":"$incoming_webhook","user":"u-1"}',
};
