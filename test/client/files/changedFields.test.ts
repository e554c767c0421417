import assert from "node:assert/strict";
import {
  changedFields,
  configurationText,
  readConfiguration,
  sameContent,
} from "../../../client/files/functionDocument.ts";
import type { HogFunction, HogFunctionPatch } from "../../../protocol/posthog.ts";
import { makeFunction, makeFunctionWithSecret } from "../../support/makeFunction.ts";

describe("the changed fields of a configuration", () => {
  it("are none where nothing was changed", () =>
    assert.deepEqual(patchOf(makeFunctionWithSecret(), {}), {}));

  it("are none where only the order in objects was", () => {
    const fn = makeFunction({ masking: { ttl: 60, hash: "a" }, filters: { a: 1, b: 2 } });
    const reversed = { masking: { hash: "a", ttl: 60 }, filters: { b: 2, a: 1 } };
    assert.deepEqual(patchOf(fn, reversed), {});
  });

  it("are those that were changed, as a whole", () => {
    const filters = { source: "events", events: [{ id: "a", type: "events" }] };
    assert.deepEqual(patchOf(makeFunction(), { enabled: true, filters }), {
      enabled: true,
      filters,
    });
  });

  it("hold a list whose order was changed", () => {
    const [a, b] = [
      { key: "a", type: "string" },
      { key: "b", type: "string" },
    ];
    assert.deepEqual(patchOf(makeFunction({ inputs_schema: [a, b] }), { inputs_schema: [b, a] }), {
      inputs_schema: [b, a],
    });
  });

  it("hold null where masking or mappings were taken out", () => {
    const fn = makeFunction({ masking: { ttl: 60, hash: "a" }, mappings: [{ name: "A" }] });
    assert.deepEqual(patchOf(fn, { masking: null, mappings: null }), {
      masking: null,
      mappings: null,
    });
  });

  it("send the marker of a secret that was not touched, and nothing that the server computes", () =>
    assert.deepEqual(
      patchOf(makeFunctionWithSecret(), {
        inputs: { url: { value: "https://b.test", order: 0 }, token: { secret: true } },
      }),
      { inputs: { url: { value: "https://b.test" }, token: { secret: true } } },
    ));

  it("never send a mask that stands beside the marker", () =>
    assert.deepEqual(
      patchOf(makeFunctionWithSecret(), {
        inputs: { url: { value: "" }, token: { secret: true, value: "********" } },
      }),
      { inputs: { url: { value: "" }, token: { secret: true } } },
    ));

  it("send the new value of a secret", () =>
    assert.deepEqual(
      patchOf(makeFunctionWithSecret(), { inputs: { token: { secret: true, value: "new" } } }),
      { inputs: { token: { value: "new" } } },
    ));

  it("are the schema alone where an input becomes secret", () => {
    const fn = makeFunction({
      inputs_schema: [{ key: "a", type: "string" }],
      inputs: { a: { value: "b" } },
    });
    const inputs_schema = [{ key: "a", type: "string", secret: true }];
    assert.deepEqual(patchOf(fn, { inputs_schema }), { inputs_schema });
  });

  it("are none of the fields that the type of function has not", () => {
    const fn = makeFunction({ type: "transformation", masking: { ttl: 60, hash: "a" } });
    assert.deepEqual(patchOf(fn, {}), {});
  });
});

describe("the content of two functions", () => {
  it("is the same code but for blanks at its ends", () => {
    const [one, other] = [
      makeFunction({ hog: "return 1" }),
      makeFunction({ hog: "\n return 1\n" }),
    ];
    assert.equal(sameContent(one, other, "code"), true);
  });

  it("is other code where something within it differs", () => {
    const [one, other] = [makeFunction({ hog: "return 1" }), makeFunction({ hog: "return  1" })];
    assert.equal(sameContent(one, other, "code"), false);
  });

  it("is the same configuration where only what the server computes differs", () => {
    const other = makeFunction({
      filters: { bytecode: null, source: "events" },
      updated_at: "later",
    });
    assert.equal(sameContent(makeFunction(), other, "configuration"), true);
  });

  it("is another configuration where a field differs", () =>
    assert.equal(
      sameContent(makeFunction(), makeFunction({ enabled: true }), "configuration"),
      false,
    ));

  it("does not mix its parts", () => {
    const [one, other] = [makeFunction({ hog: "1" }), makeFunction({ hog: "2" })];
    assert.equal(sameContent(one, other, "configuration"), true);
  });
});

/** What is sent when some fields in the text of a function are replaced. */
function patchOf(fn: HogFunction, fields: object): HogFunctionPatch {
  const text = JSON.stringify({ ...JSON.parse(configurationText(fn)), ...fields });
  const read = readConfiguration(text, fn.type);
  assert.ok("configuration" in read, read.problems[0]?.message);
  return changedFields(fn, read.configuration);
}
