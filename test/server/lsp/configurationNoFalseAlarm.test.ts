import assert from "node:assert/strict";
import { isObject } from "../../../client/files/fields.ts";
import { demoProject } from "../../../sandbox/seed/demoProject.ts";
import type { ProjectNames } from "../../../protocol/languageRequests.ts";
import { problemsOfConfiguration } from "../../../server/lsp/services/configuration/problems.ts";
import { readVectorLines } from "../../support/vectors.ts";
import { openConfiguration, problemsIn } from "./openConfiguration.ts";
import { decodeType } from "../../../server/lsp/decodeContext.ts";

/** What is right to report in vectors that PostHog takes. */
const trueFindings: ReadonlyMap<string, readonly string[]> = new Map([
  // An input called so is a credential, and the schema of the test does not say that it is secret.
  ["templates-080", ["secret-not-marked"]],
  ["templates-113", ["secret-not-marked"]],
  // Saved, and it fails when it is run.
  ["templates-091", ["unknown-function"]],
  // Without a type, value or key, or of an unknown type.
  ["filters-events-014", ["incomplete-filter"]],
  ["filters-exact-005", ["incomplete-filter"]],
  ["filters-exact-023", ["incomplete-filter"]],
  ["filters-in-005", ["incomplete-filter"]],
  ["filters-types-032", ["incomplete-filter"]],
  ["filters-hogql-025", ["incomplete-filter"]],
  ["filters-shapes-004", ["incomplete-filter"]],
  ["filters-shapes-005", ["incomplete-filter"]],
  // A negation that is true unless all values occur; a date that is none; an open bracket in a pattern.
  ["filters-contains-013", ["operator-misfit"]],
  ["filters-date-008", ["operator-misfit"]],
  ["filters-regex-008", ["operator-misfit"]],
  // What the globals of filters do not have: the run of the filters ends with an error, or finds null.
  ["filters-types-002", ["filter-never-fits"]],
  ["filters-types-017", ["filter-never-fits"]],
  ["filters-types-019", ["filter-never-fits"]],
  ["filters-types-020", ["filter-never-fits"]],
  ["filters-types-025", ["filter-never-fits"]],
  ["filters-types-026", ["filter-never-fits"]],
  ["filters-types-028", ["filter-never-fits"]],
  ["filters-types-034", ["filter-never-fits"]],
  ["filters-types-035", ["filter-never-fits"]],
]);

/** Refused for something that only the project has: an action, a cohort among its own filters. */
const refusedForProject: ReadonlySet<string> = new Set([
  "filters-actions-026",
  "filters-test-accounts-010",
  "filters-test-accounts-011",
  "filters-test-accounts-013",
]);

describe("problems of configurations", () => {
  const project: Partial<ProjectNames> = {
    events: demoProject.eventDefinitions.map(({ name }) => ({ name })),
    eventProperties: propertiesOf("event"),
    personProperties: propertiesOf("person"),
    groups: demoProject.groupTypes.map((type, index) => ({
      type,
      index,
      properties: propertiesOf("group"),
    })),
    complete: true,
  };

  for (const { body } of demoProject.functions) {
    it(`are none in the demo function ${body.name}`, () => {
      const type = decodeType(body.type);
      const setting = { project, uri: "hogfn://demo/f/1/F.json", ...(type && { type }) };
      assert.deepEqual(problemsIn(body, setting), []);
    });
  }

  it("are nothing but the truth in templates that PostHog takes", () => {
    for (const { id, source, isRefused } of vectorsOf("inputs", "template")) {
      if (!isRefused)
        assert.deepEqual(gravest(withReadInputs(source)), trueFindings.get(id) ?? [], id);
    }
  });

  it("are some in templates that PostHog refuses", () => {
    for (const { id, source, isRefused } of vectorsOf("inputs", "template")) {
      if (isRefused) assert.notDeepEqual(gravest(withReadInputs(source)), [], id);
    }
  });

  it("are nothing but the truth in filters that PostHog takes", () => {
    for (const { id, source, isRefused } of vectorsOf("filters")) {
      if (!isRefused)
        assert.deepEqual(gravest({ filters: source }), trueFindings.get(id) ?? [], id);
    }
  });

  it("are some in filters that PostHog refuses", () => {
    for (const { id, source, isRefused } of vectorsOf("filters")) {
      if (!isRefused || refusedForProject.has(id)) continue;
      assert.notDeepEqual(gravest({ filters: source }), [], id);
    }
  });
});

function propertiesOf(type: string): ProjectNames["eventProperties"] {
  return demoProject.propertyDefinitions
    .filter((definition) => definition.type === type)
    .map(({ name, property_type }) => ({ name, ...(property_type && { type: property_type }) }));
}

interface ReadVector {
  readonly id: string;
  readonly source: unknown;
  readonly isRefused: boolean;
}

function vectorsOf(...kinds: readonly string[]): readonly ReadVector[] {
  return readVectorLines().flatMap((line) => {
    const vector: unknown = JSON.parse(line);
    if (!isObject(vector) || !kinds.includes(String(vector["kind"]))) return [];
    const { id, source, error } = vector;
    return [{ id: String(id), source, isRefused: error !== undefined }];
  });
}

/** A value of an input, beside inputs of all the names that it reads. */
function withReadInputs(value: unknown): object {
  const read = [...JSON.stringify(value).matchAll(/inputs\??\.(\w+)/g)].map(([, key]) => key);
  return {
    inputs_schema: [
      { key: "tested", type: "json" },
      ...[...new Set(read)].map((key) => ({ key, type: "string" })),
    ],
    inputs: { tested: { value } },
  };
}

/** The codes of errors and warnings. */
function gravest(written: object): readonly string[] {
  return problemsOfConfiguration(openConfiguration(JSON.stringify(written))).flatMap(
    ({ severity, code }) => (severity === "error" || severity === "warning" ? [code] : []),
  );
}
