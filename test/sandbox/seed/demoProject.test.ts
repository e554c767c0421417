import assert from "node:assert/strict";
import type { InputItem, InputSchemaEntry } from "../../../protocol/posthog.ts";
import { demoProject } from "../../../sandbox/seed/demoProject.ts";
import { eventStream } from "../../../sandbox/seed/eventStream.ts";
import { type SeedFunction, seedFunctions } from "./seedFunction.ts";

const { functions, templates, eventDefinitions, propertyDefinitions } = demoProject;

describe("the demo project", () => {
  it("has functions of every type that can be made", () => {
    assert.deepEqual([...new Set(functions.map(({ body }) => body.type))].toSorted(), [
      "destination",
      "internal_destination",
      "site_app",
      "site_destination",
      "source_webhook",
      "transformation",
    ]);
  });

  it("normalises plans, drops bots, adds places and strips addresses, in this order", () => {
    const transformations = seedFunctions.filter(({ type }) => type === "transformation");
    assert.deepEqual(
      transformations.map(({ name }) => name),
      ["Normalise the plan", "Drop bots", "Add country and city", "Strip query strings"],
    );
  });

  it("has enough of everything to try lists with", () => {
    assert.ok(functions.length >= 14, "functions");
    assert.ok(templates.length >= 15, "templates");
    assert.ok(eventDefinitions.length >= 25, "events");
    assert.ok(propertyDefinitions.length >= 60, "properties");
  });

  it("has templates of every status that is shown somewhere", () => {
    assert.deepEqual([...new Set(templates.map(({ status }) => status))].toSorted(), [
      "alpha",
      "beta",
      "deprecated",
      "hidden",
      "stable",
    ]);
  });

  it("names nothing twice", () => {
    assertDistinct(functions.map(({ body }) => body.name));
    assertDistinct(templates.map(({ id }) => id));
    assertDistinct(eventDefinitions.map(({ name }) => name));
    assertDistinct(propertyDefinitions.map(({ type, name }) => `${type} ${name}`));
    assertDistinct(demoProject.integrations.map(({ id }) => id));
  });

  it("makes functions only of templates that exist, with their type", () => {
    const types = new Map(templates.map(({ id, type }) => [id, type]));
    for (const { body } of functions) {
      if (body.template_id === undefined) continue;
      assert.equal(types.get(body.template_id), body.type, body.name);
    }
  });

  it("gives every required input a value, and none that the schema does not name", () => {
    for (const fn of seedFunctions) {
      for (const [schema, inputs] of inputSetsOf(fn)) {
        const keys = new Set(schema.map(({ key }) => key));
        const required = schema.filter((entry) => entry.required).map(({ key }) => key);
        assert.deepEqual(
          required.filter((key) => inputs[key]?.value === undefined),
          [],
          fn.name,
        );
        assert.deepEqual(
          Object.keys(inputs).filter((key) => !keys.has(key)),
          [],
          fn.name,
        );
      }
    }
  });

  it("gives choices only values that can be chosen", () => {
    for (const fn of seedFunctions) {
      for (const [schema, inputs] of inputSetsOf(fn)) {
        for (const { key, choices } of schema.filter(({ type }) => type === "choice")) {
          const values = choices?.map(({ value }) => value) ?? [];
          if (inputs[key]) assert.ok(values.includes(inputs[key].value), `${fn.name}: ${key}`);
        }
      }
    }
  });

  it("has each kind of input that people meet", () => {
    const entries = seedFunctions.flatMap((fn) => inputSetsOf(fn).flatMap(([schema]) => schema));
    const types = new Set(entries.map(({ type }) => type));
    for (const type of inputTypes) assert.ok(types.has(type), type);
    assert.ok(entries.some(({ secret }) => secret));
  });

  it("uses only integrations that exist", () => {
    const ids = new Set<unknown>(demoProject.integrations.map(({ id }) => id));
    for (const { inputsSchema, inputs, name } of seedFunctions) {
      for (const { key } of inputsSchema.filter(({ type }) => type === "integration")) {
        assert.ok(ids.has(inputs[key]?.value), name);
      }
    }
  });

  it("leads nowhere outside the reserved names of the internet", () => {
    const events = eventStream(7, new Date("2026-03-10T09:15:00.000Z"), 1);
    const addresses = JSON.stringify([demoProject, events]).matchAll(/https?:\/\/([\w.-]+)/g);
    const hosts = new Set(Array.from(addresses, ([, host = ""]) => host));
    assert.deepEqual(
      [...hosts].filter((host) => !/(^|\.)(example\.com|test)$/.test(host)),
      [],
    );
  });
});

const inputTypes = [
  "string",
  "number",
  "boolean",
  "choice",
  "json",
  "dictionary",
  "integration",
  "integration_field",
];

type InputSet = readonly [readonly InputSchemaEntry[], Readonly<Record<string, InputItem>>];

/** The inputs of a function and of each of its mappings, with their schema. */
function inputSetsOf({ inputsSchema, inputs, mappings }: SeedFunction): readonly InputSet[] {
  const own = (mappings ?? []).map((mapping): InputSet => {
    return [mapping.inputs_schema ?? [], mapping.inputs ?? {}];
  });
  return [[inputsSchema, inputs], ...own];
}

function assertDistinct(values: readonly unknown[]): void {
  assert.deepEqual(
    values.filter((value, index) => values.indexOf(value) !== index),
    [],
  );
}
