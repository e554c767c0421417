import assert from "node:assert/strict";
import { configurationText } from "../../../client/files/functionDocument.ts";
import { fieldsOf } from "../../../client/files/configurationFields.ts";
import type { HogFunction, HogFunctionType } from "../../../protocol/posthog.ts";
import { makeFunction, makeFunctionWithSecret } from "../../support/makeFunction.ts";

const everyType: readonly HogFunctionType[] = [
  "destination",
  "internal_destination",
  "transformation",
  "transformation_log",
  "source_webhook",
  "warehouse_source_webhook",
  "site_destination",
  "site_app",
];

describe("the text of a configuration", () => {
  it("is what a person edits, in a fixed order, with a line break at the end", () =>
    assert.equal(
      configurationText(makeFunction()),
      `{
  "name": "Ping",
  "description": "",
  "enabled": false,
  "inputs_schema": [],
  "inputs": {},
  "filters": {
    "source": "events"
  },
  "mappings": null,
  "masking": null
}
`,
    ));

  it("shows a stored secret as a marker, and nothing that the server computes of inputs", () =>
    assert.deepEqual(shown(makeFunctionWithSecret())["inputs"], {
      url: { value: "https://a.test/{event.uuid}" },
      token: { secret: true },
    }));

  it("shows inputs in the order of their schema", () =>
    assert.deepEqual(Object.keys(shown(makeFunctionWithSecret())["inputs"] ?? {}), [
      "url",
      "token",
    ]));

  it("shows how an input is templated, and values that are empty", () => {
    const inputs = { a: { value: null }, b: { value: "{{ x }}", templating: "liquid" } } as const;
    assert.deepEqual(shown(makeFunction({ inputs }))["inputs"], inputs);
  });

  it("shows nothing that the server computes of filters, masking and mappings", () => {
    const program = ["_H", 1, 29];
    const filters = { events: [], bytecode: program, bytecode_error: "No.", transpiled: {} };
    const text = configurationText(
      makeFunction({
        filters,
        masking: { ttl: 60, hash: "{person.id}", bytecode: program },
        mappings: [
          { name: "A", filters, inputs: { k: { value: 1, order: 0, bytecode: program } } },
        ],
      }),
    );
    assert.doesNotMatch(text, /bytecode|transpiled|order/);
  });

  it("keeps what it does not know", () => {
    const filters = { source: "events", later: { key: [1] } };
    const mappings = [{ name: "A", disabled: true }];
    const fn = shown(makeFunction({ filters, mappings }));
    assert.deepEqual([fn["filters"], fn["mappings"]], [filters, mappings]);
  });

  it("shows an empty list of mappings as none", () =>
    assert.equal(shown(makeFunction({ mappings: [] }))["mappings"], null));

  it("is the same whatever order the server has its fields in", () => {
    const one = makeFunction({ inputs_schema: [{ key: "a", type: "string", label: "A" }] });
    const other = makeFunction({ inputs_schema: [{ label: "A", type: "string", key: "a" }] });
    assert.equal(configurationText(one), configurationText(other));
  });

  it("escapes what editors take for ends of lines", () =>
    assert.match(
      configurationText(makeFunction({ description: "a\u2028b\u2029c" })),
      /"a\\u2028b\\u2029c"/,
    ));

  it("keeps names that objects of JavaScript have themselves", () => {
    const inputs = JSON.parse('{ "__proto__": { "value": 1 }, "constructor": { "value": 2 } }');
    assert.match(configurationText(makeFunction({ inputs })), /"__proto__": \{\s+"value": 1/);
  });

  for (const type of everyType) {
    it(`holds the fields that ${type} has`, () =>
      assert.deepEqual(Object.keys(shown(makeFunction({ type }))), fieldsOf(type)));
  }

  it("has mappings for destinations and site destinations", () =>
    assert.deepEqual(
      everyType.filter((type) => fieldsOf(type).includes("mappings")),
      ["destination", "site_destination"],
    ));

  it("has masking for destinations", () =>
    assert.deepEqual(
      everyType.filter((type) => fieldsOf(type).includes("masking")),
      ["destination", "internal_destination"],
    ));

  it("has no filters for log transformations, for which PostHog refuses them", () =>
    assert.deepEqual(
      everyType.filter((type) => !fieldsOf(type).includes("filters")),
      ["transformation_log"],
    ));
});

function shown(fn: HogFunction): Readonly<Record<string, unknown>> {
  return JSON.parse(configurationText(fn));
}
