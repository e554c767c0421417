import assert from "node:assert/strict";
import type { ShownConfiguration } from "../../../client/files/configurationFields.ts";
import { configurationText, readConfiguration } from "../../../client/files/functionDocument.ts";
import { localRequest, postHogRequest } from "../../../client/run/runRequest.ts";
import type { HogFunction, InvocationRequest } from "../../../protocol/posthog.ts";
import type { RunRequest } from "../../../protocol/run.ts";
import { makeFunction, makeFunctionWithSecret } from "../../support/makeFunction.ts";

describe("a request to run here", () => {
  it("has the code as it stands in the editor, and the function as the server has it", () => {
    const { request } = localOf(makeFunction(), { code: "return 1 // new" });
    assert.deepEqual(request, {
      function: {
        type: "destination",
        id: "0198a000-0000-7000-8000-000000000001",
        name: "Ping",
        program: { source: "return 1 // new" },
        inputsSchema: [],
        inputs: {},
        filters: { source: "events", bytecode: ["_H", 1, 29] },
      },
      globals: { event: {} },
      host: { mode: "mocked" },
    });
  });

  it("has the configuration as it stands in the editor", () => {
    const fn = makeFunctionWithSecret();
    const inputs = { url: { value: "https://b.test" }, token: { value: "typed" } };
    const configuration = edited(fn, { name: "Pong", inputs });
    const { request, missingSecrets } = localOf(fn, { configuration });
    assert.deepEqual([request.function.name, request.function.inputs], ["Pong", inputs]);
    assert.deepEqual(missingSecrets, []);
  });

  it("names the secrets whose values only PostHog has, and leaves them out", () => {
    const { request, missingSecrets } = localOf(makeFunctionWithSecret());
    assert.deepEqual(missingSecrets, ["token"]);
    assert.deepEqual(request.function.inputs, { url: { value: "https://a.test/{event.uuid}" } });
  });

  it("has changed filters without the program of the old ones", () => {
    const fn = makeFunction();
    const configuration = edited(fn, { filters: { source: "events", events: [{ id: "a" }] } });
    const { request } = localOf(fn, { configuration });
    assert.deepEqual(request.function.filters, { source: "events", events: [{ id: "a" }] });
  });

  it("has mappings, with the programs of filters that were not changed", () => {
    const filters = { events: [{ id: "a" }], bytecode: ["_H", 1, 30] };
    const mappings = [
      { name: "A", filters },
      {
        name: "B",
        filters,
        inputs_schema: [{ key: "k", type: "string" }],
        inputs: { k: { value: 1 } },
      },
    ];
    const fn = makeFunction({ mappings });
    const configuration = edited(fn, {
      mappings: [{ name: "A", filters: { events: [] } }, ...mappings.slice(1)],
    });
    assert.deepEqual(localOf(fn, { configuration }).request.function.mappings, [
      { name: "A", filters: { events: [] } },
      {
        name: "B",
        filters,
        inputsSchema: [{ key: "k", type: "string" }],
        inputs: { k: { value: 1 } },
      },
    ]);
  });

  it("has no filters for a log transformation", () =>
    assert.equal(
      localOf(makeFunction({ type: "transformation_log" })).request.function.filters,
      undefined,
    ));

  it("sends real requests when it is asked to", () =>
    assert.deepEqual(localOf(makeFunction(), { real: true }).request.host, { mode: "real" }));

  it("is refused for site functions", () => {
    for (const type of ["site_app", "site_destination"] as const) {
      const local = localRequest({ ...subjectOf(makeFunction({ type })) });
      assert.equal(local.kind, "refused");
    }
  });

  it("is made for webhooks", () =>
    assert.equal(
      localOf(makeFunction({ type: "source_webhook" })).request.function.type,
      "source_webhook",
    ));
});

describe("a request to run on PostHog", () => {
  it("has all that is edited, with markers for what PostHog has stored", () =>
    assert.deepEqual(postHogOf(makeFunctionWithSecret(), { code: "return 1" }), {
      configuration: {
        type: "destination",
        hog: "return 1",
        name: "Ping",
        description: "",
        enabled: false,
        inputs_schema: [
          { key: "url", type: "string" },
          { key: "token", type: "string", secret: true },
        ],
        inputs: { url: { value: "https://a.test/{event.uuid}" }, token: { secret: true } },
        filters: { source: "events" },
        mappings: null,
        masking: null,
      },
      globals: { event: {} },
      mock_async_functions: true,
    }));

  it("has the configuration as it stands in the editor", () => {
    const fn = makeFunction();
    const configuration = edited(fn, { enabled: true, filters: {} });
    const request = postHogOf(fn, { configuration });
    assert.deepEqual([request.configuration.enabled, request.configuration.filters], [true, {}]);
  });

  it("has no mappings for types that cannot have them", () =>
    assert.equal(
      "mappings" in postHogOf(makeFunction({ type: "transformation" })).configuration,
      false,
    ));

  it("sends real requests when it is asked to", () =>
    assert.equal(postHogOf(makeFunction(), { real: true }).mock_async_functions, false));

  for (const type of ["site_app", "site_destination", "source_webhook"] as const) {
    it(`is refused for ${type}`, () => {
      const asked = postHogRequest(subjectOf(makeFunction({ type })));
      assert.equal(asked.kind, "refused");
    });
  }
});

interface Edits {
  readonly code?: string;
  readonly configuration?: ShownConfiguration;
  readonly real?: boolean;
}

function subjectOf(base: HogFunction, edits: Edits = {}) {
  return { base, code: base.hog, globals: { event: {} }, real: false, ...edits };
}

function localOf(
  base: HogFunction,
  edits?: Edits,
): { readonly request: RunRequest; readonly missingSecrets: readonly string[] } {
  const local = localRequest(subjectOf(base, edits));
  assert.ok(local.kind === "runnable");
  return local;
}

function postHogOf(base: HogFunction, edits?: Edits): InvocationRequest {
  const asked = postHogRequest(subjectOf(base, edits));
  assert.ok(asked.kind === "runnable");
  return asked.request;
}

/** What the document of a function says after some fields of its text were replaced. */
function edited(fn: HogFunction, fields: object): ShownConfiguration {
  const text = JSON.stringify({ ...JSON.parse(configurationText(fn)), ...fields });
  const read = readConfiguration(text, fn.type);
  assert.ok("configuration" in read, read.problems[0]?.message);
  return read.configuration;
}
