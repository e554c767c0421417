import assert from "node:assert/strict";
import type { HogFunction } from "../../../protocol/posthog.ts";
import { decode } from "../../../client/api/decode.ts";
import { functionSchema } from "../../../client/api/functionSchemas.ts";
import { sampleFunction } from "./sampleFunction.ts";

describe("a function as servers answer it", () => {
  it("may be a very old row", () => {
    const old = decodeWith({
      type: null,
      inputs: null,
      inputs_schema: null,
      filters: null,
      status: null,
      created_by: null,
    });
    const { type, inputs, inputs_schema, filters, status } = old;
    assert.deepEqual(
      { type, inputs, inputs_schema, filters, status },
      {
        type: "destination",
        inputs: {},
        inputs_schema: [],
        filters: {},
        status: { state: 0, tokens: 0 },
      },
    );
  });

  it("may lack fields that came later", () => {
    const { execution_order, masking, mappings, ...rest } = sampleFunction();
    const decoded = decode(functionSchema, rest, "host");
    assert.deepEqual(
      [decoded.execution_order, decoded.masking, decoded.mappings],
      [execution_order, masking, mappings],
    );
  });

  it("loses fields of the function that we do not know", () =>
    assert.ok(!Object.hasOwn(decodeWith({ version: 3 }), "version")));

  it("keeps fields that we do not know in what is sent back as a whole", () => {
    const changes = {
      inputs_schema: [{ type: "choice", key: "a", searchable: true }],
      inputs: { a: { value: 1, later: true } },
      filters: { later: true },
      masking: { ttl: 60, hash: "a", later: true },
      mappings: [{ name: "One", disabled: true }],
    };
    const { inputs_schema, inputs, filters, masking, mappings } = decodeWith(changes);
    assert.deepEqual({ inputs_schema, inputs, filters, masking, mappings }, changes);
  });

  it("takes null in an entry of the schema as absent, but not as the default value", () => {
    const entry = { type: "string", key: "a", label: null, choices: null, default: null };
    assert.deepEqual(decodeWith({ inputs_schema: [entry] }).inputs_schema, [
      { type: "string", key: "a", default: null },
    ]);
  });

  it("keeps null as the value of an input", () => {
    const { inputs } = decodeWith({ inputs: { a: { value: null, order: null } } });
    assert.deepEqual(inputs, { a: { value: null } });
  });

  it("has no template when its template is odd", () =>
    assert.equal(decodeWith({ template: { name: "no id" } }).template, null));

  it("has a template with what is missing filled in", () => {
    const { template } = decodeWith({ template: { id: "template-webhook", name: "Webhook" } });
    assert.deepEqual([template?.code_language, template?.inputs_schema], ["hog", []]);
  });

  it("has nobody as its maker when that is odd", () =>
    assert.equal(decodeWith({ created_by: "Ada" }).created_by, null));

  for (const [field, changes] of [
    ["id", { id: 5 }],
    ["type", { type: "teleporter" }],
    ["enabled", { enabled: "yes" }],
    ["hog", { hog: ["a"] }],
    ["updated_at", { updated_at: null }],
    ["inputs", { inputs: 5 }],
    ["inputs_schema.0.key", { inputs_schema: [{ type: "string" }] }],
    ["filters", { filters: "all" }],
    ["masking.ttl", { masking: { hash: "a" } }],
    ["mappings.0.inputs.a", { mappings: [{ inputs: { a: "b" } }] }],
  ] as const) {
    it(`is not understood when ${field} is wrong`, () =>
      assert.throws(() => decodeWith(changes), {
        name: "ApiError",
        failure: "unexpected",
        message: new RegExp(`^host sent an answer .* \\(at ${field.replaceAll(".", "\\.")}\\)\\.`),
      }));
  }

  it("is not understood when it is nothing", () =>
    assert.throws(() => decode(functionSchema, null, "host"), /does not understand\. An update/));
});

function decodeWith(changes: Readonly<Record<string, unknown>>): HogFunction {
  return decode(functionSchema, { ...sampleFunction(), ...changes }, "host");
}
