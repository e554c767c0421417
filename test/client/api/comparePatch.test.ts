import assert from "node:assert/strict";
import type { HogFunction, HogFunctionPatch } from "../../../protocol/posthog.ts";
import { comparePatch } from "../../../client/api/comparePatch.ts";
import { sampleFunction } from "./sampleFunction.ts";

const secretSchema = [{ type: "string", key: "token", secret: true }] as const;
const withSecret = { inputs_schema: secretSchema, inputs: { token: { secret: true } } } as const;

describe("comparing what was sent with what is stored", () => {
  const same: readonly [name: string, patch: HogFunctionPatch, stored?: Partial<HogFunction>][] = [
    ["code that was trimmed", { hog: "\n fetch(inputs.url)\n" }],
    ["a name", { name: "Ping" }],
    [
      "inputs without what is computed",
      { inputs: { url: { value: "https://hooks.example.test" } } },
    ],
    [
      "inputs that no schema names",
      { inputs: { url: { value: "https://hooks.example.test" }, other: { value: 1 } } },
    ],
    [
      "the language of a template where it is the usual one",
      { inputs: { url: { value: "https://hooks.example.test", templating: "hog" } } },
    ],
    [
      "a schema whose defaults were filled in",
      { inputs_schema: [{ type: "string", key: "url" }] },
      { inputs_schema: [{ type: "string", key: "url", secret: false, hidden: false }] },
    ],
    ["filters without what is computed", { filters: { source: "events" } }],
    ["filters without a source", { filters: {} }],
    [
      "events that mappings take out of the filters",
      { filters: { events: [{ id: "a" }], actions: [] } },
      { mappings: [{ name: "One" }] },
    ],
    [
      "mappings without what is computed",
      { mappings: [{ name: "One", filters: { source: "events" } }] },
      { mappings: [{ name: "One", filters: { source: "events", bytecode: [] }, inputs: {} }] },
    ],
    [
      "masking without what is computed",
      { masking: { ttl: 60, hash: "a" } },
      { masking: { ttl: 60, hash: "a", threshold: null, bytecode: [] } },
    ],
    ["a secret that is kept", { inputs: { token: { secret: true } } }, withSecret],
    ["a secret that is not sent", { inputs: {} }, withSecret],
  ];
  for (const [name, patch, stored] of same) {
    it(`takes ${name} as the same`, () =>
      assert.equal(comparePatch(patch, sampleFunction(stored)), "same"));
  }

  const different: readonly [string, HogFunctionPatch, Partial<HogFunction>?][] = [
    ["other code", { hog: "return 1" }],
    ["another name", { name: null }],
    ["the switch", { enabled: true }],
    ["another value", { inputs: { url: { value: "x" } } }],
    ["an input that was taken away", { inputs: {} }],
    [
      "another language of a template",
      { inputs: { url: { value: "https://hooks.example.test", templating: "liquid" } } },
    ],
    ["a label that was taken away", { inputs_schema: [{ type: "string", key: "url" }] }],
    ["other filters", { filters: { events: [{ id: "a" }] } }],
    ["a mapping", { mappings: [{ name: "One" }] }],
    [
      "a mapping with another input",
      {
        mappings: [{ inputs_schema: [{ type: "string", key: "a" }], inputs: { a: { value: 1 } } }],
      },
      {
        mappings: [{ inputs_schema: [{ type: "string", key: "a" }], inputs: { a: { value: 2 } } }],
      },
    ],
    ["masking", { masking: { ttl: 60, hash: "a" } }],
    ["one of two fields", { name: "Ping", hog: "return 1" }],
  ];
  for (const [name, patch, stored] of different) {
    it(`takes ${name} as different`, () =>
      assert.equal(comparePatch(patch, sampleFunction(stored)), "different"));
  }

  it("does not know of a new secret", () =>
    assert.equal(
      comparePatch({ inputs: { token: { value: "new" } } }, sampleFunction(withSecret)),
      "unknown",
    ));

  it("does not know of a new secret in a mapping", () => {
    const stored = sampleFunction({ mappings: [withSecret] });
    const mapping = { inputs_schema: secretSchema, inputs: { token: { value: "new" } } };
    assert.equal(comparePatch({ mappings: [mapping] }, stored), "unknown");
  });

  it("knows of another field beside a new secret", () =>
    assert.equal(
      comparePatch(
        { name: "Pong", inputs: { token: { value: "new" } } },
        sampleFunction(withSecret),
      ),
      "different",
    ));
});
