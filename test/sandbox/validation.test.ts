import assert from "node:assert/strict";
import { make, refused, useSandbox } from "./support/useSandbox.ts";

type Case = readonly [
  situation: string,
  body: object,
  attr: string | null,
  detail: string | RegExp,
  code?: string,
];

const required = "This field is required.";

/** Inputs of one type with a value. */
function input(type: string, value: unknown, schema: object = {}): object {
  return { inputs_schema: [{ key: "k", type, ...schema }], inputs: { k: { value } } };
}

const email = { from: { email: "a@a.test" }, to: { email: "b@b.test" }, subject: "Hi" };

const cases: readonly Case[] = [
  [
    "an unknown type",
    { type: "invalid_type" },
    "type",
    '"invalid_type" is not a valid choice.',
    "invalid_choice",
  ],
  [
    "a webhook of the warehouse",
    { type: "warehouse_source_webhook" },
    "type",
    "Cannot create or modify warehouse source webhook functions via this API.",
  ],
  [
    "a long name",
    { name: "x".repeat(401) },
    "name",
    "Ensure this field has no more than 400 characters.",
    "max_length",
  ],
  ["a name that is no text", { name: ["x"] }, "name", "Not a valid string."],
  ["a switch that is no boolean", { enabled: "maybe" }, "enabled", "Must be a valid boolean."],
  ["a switch that is null", { enabled: null }, "enabled", "This field may not be null.", "null"],
  ["no code", { hog: undefined }, "hog", "Required."],
  ["blank code", { hog: "  " }, "hog", "This field may not be blank.", "blank"],
  ["code that is no text", { hog: {} }, "hog", "Not a valid string."],
  ["code that does not compile", { hog: "let := 1" }, "hog", "Hog code has errors."],
  [
    "a hyphen in a name",
    { hog: "return event.properties.utm-source" },
    "hog",
    "Hyphens are not supported in identifiers and are interpreted as subtraction. Use bracket notation: event.properties['utm-source']",
  ],
  [
    "code of more than 100 KB",
    { hog: `let a := '${"é".repeat(60_000)}'` },
    "hog",
    "HOG code exceeds maximum size of 100KB. Please simplify your code or contact support if you need this limit increased.",
  ],
  [
    "wrong TypeScript",
    { type: "site_app", hog: "export function (" },
    "hog",
    "Error in TypeScript code",
  ],
  [
    "an unknown type of input",
    { inputs_schema: [{ key: "k", type: "not-valid" }] },
    "inputs_schema__0__type",
    '"not-valid" is not a valid choice.',
    "invalid_choice",
  ],
  [
    "a schema without a key",
    { inputs_schema: [{ type: "string" }] },
    "inputs_schema__0__key",
    required,
    "required",
  ],
  [
    "a schema that is no list",
    { inputs_schema: {} },
    "inputs_schema",
    'Expected a list of items but got type "dict".',
    "not_a_list",
  ],
  [
    "a schema entry that is no object",
    { inputs_schema: ["x"] },
    "inputs_schema__0__non_field_errors",
    "Invalid data. Expected a dictionary, but got str.",
  ],
  [
    "a missing input",
    { inputs_schema: [{ key: "k", type: "string", required: true }] },
    "inputs__k",
    required,
  ],
  ["an empty input", input("string", "", { required: true }), "inputs__k", required],
  [
    "an input named as what every object has",
    { inputs_schema: [{ key: "constructor", type: "string", required: true }], inputs: {} },
    "inputs__constructor",
    required,
  ],
  [
    "inputs that are no object",
    { inputs: [] },
    "inputs",
    'Expected a dictionary of items but got type "list".',
    "not_a_dict",
  ],
  ["a string that is none", input("string", 1), "inputs__k", "Value must be a string."],
  ["a number that is none", input("number", "1"), "inputs__k", "Value must be a number."],
  ["a boolean that is none", input("boolean", "yes"), "inputs__k", "Value must be a boolean."],
  [
    "a dictionary that is none",
    input("dictionary", [1]),
    "inputs__k",
    "Value must be a dictionary.",
  ],
  [
    "an integration that is none",
    input("integration", "x"),
    "inputs__k",
    "Value must be an Integration ID.",
  ],
  ["an e-mail that is none", input("email", "x"), "inputs__k", "Value must be an email object."],
  [
    "an e-mail without a sender",
    input("email", { to: 1 }),
    "inputs__k",
    "Missing value for 'from'.",
  ],
  [
    "an e-mail without a text",
    input("native_email", email),
    "inputs__k",
    "Either 'text' or 'html' is required.",
  ],
  [
    "a template that does not compile",
    input("string", "{a +}"),
    "inputs__k",
    /^Invalid template: /,
  ],
  [
    "Liquid where Hog is expected",
    input("string", "{{ person.name | upper }}"),
    "inputs__k",
    /^Invalid template: .*Liquid/,
  ],
  [
    "a person in an input of a transformation",
    { type: "transformation", ...input("string", "{person.id}") },
    "inputs__k",
    "Invalid template: Variable not available in transformations: person. Transformations only have access to project, event, and inputs.",
  ],
  [
    "inputs that read each other in a circle",
    {
      inputs_schema: [
        { key: "a", type: "string" },
        { key: "b", type: "string" },
      ],
      inputs: { a: { value: "{inputs.b}" }, b: { value: "{inputs.a}" } },
    },
    "inputs",
    "Circular dependency detected in input_deps.",
  ],
  [
    "an unknown engine of templates",
    {
      inputs_schema: [{ key: "k", type: "string" }],
      inputs: { k: { value: "x", templating: "jinja" } },
    },
    "inputs__k__templating",
    '"jinja" is not a valid choice.',
    "invalid_choice",
  ],
  [
    "filters that do not compile in what is switched on",
    { enabled: true, filters: { properties: [{ key: "nope(1)", type: "hogql" }] } },
    "filters__non_field_errors",
    /^Invalid filter configuration: /,
  ],
  [
    "a query in a filter",
    { filters: { properties: [{ key: "event in (select 1)", type: "hogql" }] } },
    "filters__non_field_errors",
    /Select queries are not allowed in filters/,
  ],
  [
    "an unknown source of filters",
    { filters: { source: "x" } },
    "filters__source",
    '"x" is not a valid choice.',
    "invalid_choice",
  ],
  [
    "filters that are no object",
    { filters: "x" },
    "filters__non_field_errors",
    "Invalid data. Expected a dictionary, but got str.",
  ],
  [
    "events that are no objects",
    { filters: { events: ["x"] } },
    "filters__events__0",
    'Expected a dictionary of items but got type "str".',
    "not_a_dict",
  ],
  [
    "a masking that ends too soon",
    { masking: { ttl: 59, hash: "x" } },
    "masking__ttl",
    "Ensure this value is greater than or equal to 60.",
    "min_value",
  ],
  [
    "a masking that never ends",
    { masking: { ttl: 86_401, hash: "x" } },
    "masking__ttl",
    "Ensure this value is less than or equal to 86400.",
    "max_value",
  ],
  ["a masking without a hash", { masking: { ttl: 60 } }, "masking__hash", required, "required"],
  [
    "mappings where no destination is",
    { type: "transformation", mappings: [{ name: "M" }] },
    "mappings",
    "Mappings are only allowed for destinations.",
  ],
  [
    "a missing input of a mapping",
    { mappings: [{ inputs_schema: [{ key: "k", type: "string", required: true }] }] },
    "mappings__0__inputs__k",
    required,
  ],
  ["an unknown template", { template_id: "x" }, "template_id", "No template found for id 'x'"],
  [
    "an order below none",
    { execution_order: -1 },
    "execution_order",
    "Ensure this value is greater than or equal to 0.",
    "min_value",
  ],
  [
    "an order beyond all",
    { execution_order: 32_768 },
    "execution_order",
    "Ensure this value is less than or equal to 32767.",
    "max_value",
  ],
  [
    "an order that is no number",
    { execution_order: "x" },
    "execution_order",
    "A valid integer is required.",
  ],
  ["what is no object", [], null, "Invalid data. Expected a dictionary, but got list."],
];

describe("what hog_functions refuse", () => {
  const sandbox = useSandbox({ isEmpty: true });

  for (const [situation, given, attr, detail, code = "invalid_input"] of cases) {
    it(`is ${situation}`, async () => {
      const body = Array.isArray(given) ? given : { hog: "return 1", ...given };
      const answer = await sandbox.send("POST", "hog_functions/", body);
      assert.equal(answer.status, 400, JSON.stringify(answer.body));
      const { detail: told } = answer.body;
      assert.deepEqual(answer.body, refused(attr, told, code));
      if (typeof detail === "string") assert.equal(told, detail);
      else assert.match(told, detail);
    });
  }

  it("is another type for a function that exists", async () => {
    const fn = await make(sandbox, {});
    const { body } = await sandbox.send("PATCH", `hog_functions/${fn.id}/`, { type: "site_app" });
    assert.deepEqual(body, refused("type", "Cannot modify the type of an existing function"));
  });

  it("is told of inputs before code", async () => {
    const body = { ...input("string", 1), hog: "let := 1" };
    assert.equal((await sandbox.send("POST", "hog_functions/", body)).body.attr, "inputs__k");
  });

  it("is told of the template before everything", async () => {
    const body = { template_id: "x", type: "x" };
    assert.equal((await sandbox.send("POST", "hog_functions/", body)).body.attr, "template_id");
  });

  it("is a mistake of the server where the hash of a masking does not compile", async () => {
    const body = { hog: "return 1", masking: { ttl: 60, hash: "{a +}" } };
    const answer = await sandbox.send("POST", "hog_functions/", body);
    assert.equal(answer.status, 500);
    assert.equal(answer.body.type, "server_error");
  });

  it("is what is no JSON", async () => {
    const answer = await sandbox.send("POST", "hog_functions/", "{", { isText: true });
    assert.equal(answer.status, 400);
    assert.equal(answer.body.type, "invalid_request");
    assert.equal(answer.body.code, "parse_error");
    assert.match(answer.body.detail, /^JSON parse error - /);
  });

  it("is a form", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const options = { isText: true, headers };
    const answer = await sandbox.send("POST", "hog_functions/", "type=x", options);
    assert.equal(answer.status, 415);
    assert.equal(answer.body.code, "unsupported_media_type");
  });

  it("leaves nothing behind", async () => {
    const { body: before } = await sandbox.send("GET", "hog_functions/");
    await sandbox.send("POST", "hog_functions/", { hog: "let := 1" });
    assert.equal((await sandbox.send("GET", "hog_functions/")).body.count, before.count);
  });
});
