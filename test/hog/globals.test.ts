import assert from "node:assert/strict";
import type { Field } from "../../hog/library/field.ts";
import { filterFields } from "../../hog/library/filterFields.ts";
import { everyFunctionType } from "../../hog/library/functionType.ts";
import { globalsOf } from "../../hog/library/globals.ts";
import { isTemplateRoot, templateRootsOf } from "../../hog/library/templateRoots.ts";

const uuid = "018f3c1a-0000-7000-8000-000000000001";
const timestamp = "2026-03-10T09:15:00.000Z";
const project = { id: 7, name: "Demo shop", url: "https://us.posthog.com/project/7" };
const source = { name: "Ping", url: "https://us.posthog.com/project/7/functions/1" };
const event = {
  uuid,
  event: "$pageview",
  distinct_id: "user-1",
  timestamp,
  url: "https://us.posthog.com/project/7/events/",
  elements_chain: "",
  properties: { $current_url: "https://shop.example/", $browser: "Chrome", seats: 5 },
};
const person = {
  id: uuid,
  name: "Example person",
  url: "https://us.posthog.com/person/user-1",
  properties: { email: "ada@example.com" },
};
const company = { id: "acme", type: "company", index: 0, url: "https://…", properties: {} };

describe("globals", () => {
  it("describe what a destination reads", () =>
    checkDescribed(globalsOf("destination"), {
      event,
      person,
      groups: { company },
      project,
      source,
      inputs: { url: "https://hooks.example.test/" },
    }));

  it("describe an event without a person", () =>
    checkDescribed(globalsOf("destination"), { event, person: null, project, source }));

  it("describe what an internal destination reads", () =>
    checkDescribed(globalsOf("internal_destination"), {
      event: {
        ...event,
        event: "$error_tracking_issue_created",
        properties: { name: "Test issue", description: "This is the issue description" },
      },
      project,
      source,
    }));

  it("describe what a transformation reads", () =>
    checkDescribed(globalsOf("transformation"), { event, project: { ...project, name: "" } }));

  it("describe what a webhook reads", () => {
    for (const type of ["source_webhook", "warehouse_source_webhook"] as const) {
      checkDescribed(globalsOf(type), {
        request: {
          method: "POST",
          headers: { "content-type": "application/json" },
          ip: "127.0.0.1",
          query: {},
          body: { user: "user-1" },
          stringBody: '{"user":"user-1"}',
        },
        event: { ...event, event: "$incoming_webhook" },
        project,
        source,
        inputs: { distinct_id: "user-1" },
      });
    }
  });

  it("describe what a log transformation reads", () =>
    checkDescribed(globalsOf("transformation_log"), {
      record: {
        body: "GET /api/users 200 in 42ms",
        attributes: { "http.method": "GET" },
        resource_attributes: { "service.name": "api" },
        severity_text: "info",
        severity_number: 9,
        service_name: "api",
        instrumentation_scope: "http.server",
        event_name: null,
        timestamp: 1_780_000_000_000_000_000,
        observed_timestamp: 1_780_000_000_000_000_000,
        trace_id: null,
        span_id: null,
      },
      project,
      inputs: {},
    }));

  it("describe what a filter reads", () =>
    checkDescribed(filterFields, {
      event: "$pageview",
      uuid,
      timestamp,
      distinct_id: "user-1",
      properties: event.properties,
      elements_chain: "",
      elements_chain_href: "",
      elements_chain_texts: [],
      elements_chain_ids: [],
      elements_chain_elements: ["a"],
      person: { id: uuid, properties: person.properties },
      pdi: {
        distinct_id: "user-1",
        person_id: uuid,
        person: { id: uuid, properties: person.properties },
      },
      $group_0: "acme",
      $group_1: null,
      group_0: { properties: {} },
    }));

  it("have no person or groups in transformations", () => {
    const names = globalsOf("transformation").map(({ name }) => name);
    assert.deepEqual(names, ["event", "inputs", "project"]);
  });

  it("leave the properties of events and persons open, and close the project", () => {
    const [event, person] = globalsOf("destination");
    assert.ok(event && person);
    assert.equal(named(event, "properties")?.closed, undefined);
    assert.equal(named(person, "properties")?.closed, undefined);
    const project = globalsOf("destination").find(({ name }) => name === "project");
    assert.equal(project?.closed, true);
  });

  for (const type of everyFunctionType) {
    it(`have names that differ and sentences for ${type}`, () => checkTable(globalsOf(type)));
  }

  it("have names that differ and sentences for filters", () => checkTable(filterFields));
});

describe("the roots of templates", () => {
  it("are checked for transformations only", () => {
    assert.equal(templateRootsOf("destination"), undefined);
    assert.ok(isTemplateRoot("anything", "destination"));
  });

  it("are globals of the type", () => {
    for (const type of ["transformation", "transformation_log"] as const) {
      const names = globalsOf(type).map(({ name }) => name);
      assert.deepEqual(templateRootsOf(type)?.toSorted(), names.toSorted());
    }
  });

  it("leave out a person", () => {
    assert.ok(isTemplateRoot("event", "transformation"));
    assert.ok(!isTemplateRoot("person", "transformation"));
    assert.ok(!isTemplateRoot("event", "transformation_log"));
  });

  it("include functions taken as values", () => {
    assert.ok(isTemplateRoot("upper", "transformation_log"));
    assert.ok(isTemplateRoot("geoipLookup", "transformation"));
    assert.ok(!isTemplateRoot("geoipLookup", "transformation_log"));
  });
});

/** Every name in the values is described, with their types, and what is not optional is there. */
function checkDescribed(fields: readonly Field[], values: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(values)) {
    const field = fields.find((each) => each.name === name);
    assert.ok(field, `${name} is not described`);
    checkValue(field, value);
  }
}

function checkValue(field: Omit<Field, "name">, value: unknown): void {
  const types = typeof field.type === "string" ? [field.type] : field.type;
  assert.ok(types.includes("any") || types.some((type) => type === kindOf(value)), kindOf(value));
  if (!isObject(value)) return;
  for (const known of field.fields ?? []) {
    assert.ok(known.optional || Object.hasOwn(value, known.name), `${known.name} is missing`);
  }
  for (const [name, inner] of Object.entries(value)) {
    const known = field.fields?.find((each) => each.name === name) ?? field.others;
    assert.ok(known ?? types.includes("any"), `${name} is not described`);
    if (known) checkValue(known, inner);
  }
}

function checkTable(fields: readonly Field[]): void {
  const names = fields.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const { documentation, fields: inner = [], others, closed } of fields) {
    assert.match(documentation, /^(`|[A-Z0-9]).*\.$/);
    assert.ok(!closed || (inner.length > 0 && !others));
    checkTable([...inner, ...(others?.fields ?? [])]);
  }
}

function named(field: Field, name: string): Field | undefined {
  return field.fields?.find((each) => each.name === name);
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
