import assert from "node:assert/strict";
import { make, refused, useSandbox } from "./support/useSandbox.ts";

const notFound = {
  type: "invalid_request",
  code: "not_found",
  detail: "Not found.",
  attr: null,
};

describe("hog_functions", () => {
  const sandbox = useSandbox({ isEmpty: true });

  describe("creating", () => {
    it("answers the whole function with its defaults", async () => {
      const fn = await make(sandbox, { name: "Ping", hog: "\n return 1 \n" });
      const { id, created_at, updated_at, created_by, bytecode, ...others } = fn;
      assert.match(id, /^[\da-f]{8}-[\da-f]{4}-7/);
      assert.match(created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
      assert.equal(updated_at, created_at);
      assert.equal(created_by.email, "ada@example.test");
      assert.deepEqual(bytecode, ["_H", 1, 33, 1, 38]);
      assert.deepEqual(others, {
        type: "destination",
        name: "Ping",
        description: "",
        enabled: false,
        hog: "return 1",
        transpiled: null,
        inputs_schema: [],
        inputs: {},
        filters: { source: "events", bytecode: ["_H", 1, 29] },
        masking: null,
        mappings: null,
        icon_url: null,
        template: null,
        status: { state: 0, tokens: 0 },
        execution_order: null,
        batch_export_id: null,
      });
    });

    it("takes from a template what is left out or blank", async () => {
      const fn = await make(sandbox, { template_id: "template-ping", name: "", hog: "return 2" });
      assert.equal(fn.name, "Ping");
      assert.equal(fn.description, "Ping it.");
      assert.equal(fn.hog, "return 2");
      assert.equal(fn.icon_url, "/static/ping.png");
      assert.equal(fn.template.id, "template-ping");
      assert.deepEqual(fn.inputs_schema[0].key, "url");
      assert.deepEqual(fn.inputs, {});
    });

    it("compiles inputs and puts them in the order of their evaluation", async () => {
      const fn = await make(sandbox, {
        inputs_schema: [
          { key: "full", type: "string" },
          { key: "base", type: "string" },
          { key: "kind", type: "choice" },
        ],
        inputs: {
          full: { value: "{inputs.base}/x", bytecode: ["forged"], order: 9 },
          base: { value: "https://a.test" },
          kind: { value: "a" },
          stray: { value: 1 },
        },
      });
      assert.deepEqual(Object.keys(fn.inputs), ["base", "kind", "full"]);
      assert.equal(fn.inputs.full.order, 2);
      assert.deepEqual(fn.inputs.base.bytecode, ["_H", 1, 32, "https://a.test"]);
      assert.deepEqual(fn.inputs.kind, { value: "a", order: 1 });
    });

    it("leaves Liquid for later", async () => {
      const fn = await make(sandbox, {
        inputs_schema: [{ key: "a", type: "string" }],
        inputs: { a: { value: "{{ event.event }}", templating: "liquid" } },
      });
      assert.deepEqual(fn.inputs.a, {
        value: "{{ event.event }}",
        templating: "liquid",
        order: 0,
      });
    });

    it("compiles the hash of a masking", async () => {
      const fn = await make(sandbox, { masking: { ttl: 60, hash: "{person.id}" } });
      assert.deepEqual(fn.masking, {
        ttl: 60,
        threshold: null,
        hash: "{person.id}",
        bytecode: ["_H", 1, 32, "id", 32, "person", 1, 2],
      });
    });

    it("strips types from a site function and gives it no bytecode", async () => {
      const fn = await make(sandbox, {
        type: "site_app",
        hog: "export function onLoad(): void { const a: number = 1 }",
      });
      assert.equal(fn.bytecode, null);
      assert.equal(fn.transpiled, "export function onLoad() { const a = 1 }");
    });

    it("compiles a program that holds a query", async () => {
      const fn = await make(sandbox, { hog: "let q := (select event from events)\nreturn q" });
      assert.equal(fn.bytecode[0], "_H");
    });

    it("takes null for empty filters, and an empty list for no mappings", async () => {
      const fn = await make(sandbox, { filters: null, mappings: [] });
      assert.equal(fn.filters.source, "events");
      assert.equal(fn.mappings, null);
    });

    it("keeps of filters what their source has", async () => {
      const fn = await make(sandbox, {
        filters: {
          source: "person-updates",
          events: [{ id: "a", type: "events" }],
          properties: [],
          stray: 1,
        },
      });
      assert.deepEqual(Object.keys(fn.filters), ["source", "properties", "bytecode"]);
    });

    it("gives events and actions to the mappings", async () => {
      const fn = await make(sandbox, {
        filters: { events: [{ id: "a", type: "events" }], properties: [] },
        mappings: [
          { name: "M", filters: { events: [{ id: "b", type: "events" }] }, disabled: true },
        ],
      });
      assert.equal(fn.filters.events, undefined);
      assert.equal(fn.mappings[0].filters.events[0].id, "b");
      assert.deepEqual(Object.keys(fn.mappings[0]), ["name", "inputs_schema", "inputs", "filters"]);
    });

    it("stores why filters do not compile while the function is off", async () => {
      const fn = await make(sandbox, {
        filters: { properties: [{ key: "nope(1)", type: "hogql" }] },
      });
      assert.equal(fn.filters.bytecode, null);
      assert.match(fn.filters.bytecode_error, /nope/);
    });
  });

  describe("reading", () => {
    it("answers one as it was made, with either path and either slash", async () => {
      const fn = await make(sandbox, { name: "Same" });
      for (const path of [
        `hog_functions/${fn.id}/`,
        `hog_functions/${fn.id}`,
        `/api/projects/@current/hog_functions/${fn.id}/`,
        `/api/environments/1/hog_functions/${fn.id}/`,
      ]) {
        assert.deepEqual((await sandbox.send("GET", path)).body, fn);
      }
    });

    for (const id of ["00000000-0000-7000-8000-000000000000", "not-a-uuid", "constructor"]) {
      it(`does not find ${id}`, async () => {
        const answer = await sandbox.send("GET", `hog_functions/${id}/`);
        assert.equal(answer.status, 404);
        assert.deepEqual(answer.body, notFound);
      });
    }
  });

  describe("updating", () => {
    for (const method of ["PATCH", "PUT"]) {
      it(`changes with ${method} what is sent and nothing else`, async () => {
        const fn = await make(sandbox, { name: "Before", hog: "return 3" });
        const { status, body } = await sandbox.send(method, `hog_functions/${fn.id}/`, {
          description: "new",
        });
        assert.equal(status, 200);
        assert.ok(body.updated_at > fn.updated_at);
        assert.deepEqual(body, { ...fn, description: "new", updated_at: body.updated_at });
      });
    }

    it("refuses a stored input that a new schema requires", async () => {
      const fn = await make(sandbox, {});
      const answer = await sandbox.send("PATCH", `hog_functions/${fn.id}/`, {
        inputs_schema: [{ key: "url", type: "string", required: true }],
      });
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body, refused("inputs__url", "This field is required."));
    });

    it("drops the inputs that a new schema does not name", async () => {
      const fn = await make(sandbox, {
        inputs_schema: [{ key: "a", type: "string" }],
        inputs: { a: { value: "x" } },
      });
      const { body } = await sandbox.send("PATCH", `hog_functions/${fn.id}/`, {
        inputs_schema: [],
      });
      assert.deepEqual(body.inputs, {});
    });

    it("ignores another template", async () => {
      const fn = await make(sandbox, { template_id: "template-ping" });
      const { body } = await sandbox.send("PATCH", `hog_functions/${fn.id}/`, {
        template_id: "template-answer",
      });
      assert.equal(body.template.id, "template-ping");
    });

    it("refuses to switch on what has filters that do not compile", async () => {
      const fn = await make(sandbox, {
        filters: { properties: [{ key: "nope(1)", type: "hogql" }] },
      });
      const { body } = await sandbox.send("PATCH", `hog_functions/${fn.id}/`, { enabled: true });
      assert.equal(body.attr, "filters__non_field_errors");
      assert.match(body.detail, /^Invalid filter configuration: /);
    });

    it("is healthy when switched on", async () => {
      const fn = await make(sandbox, {});
      const { body } = await sandbox.send("PATCH", `hog_functions/${fn.id}/`, { enabled: true });
      assert.deepEqual(body.status, { state: 1, tokens: 10_000 });
    });

    it("does not find an unknown function", async () => {
      const path = "hog_functions/00000000-0000-7000-8000-000000000000/";
      assert.equal((await sandbox.send("PATCH", path, {})).status, 404);
    });
  });

  describe("deleting", () => {
    it("hides the function from every route", async () => {
      const fn = await make(sandbox, { name: "Gone", enabled: true });
      const path = `hog_functions/${fn.id}/`;
      const answer = await sandbox.send("PATCH", path, { deleted: true });
      assert.equal(answer.status, 200);
      assert.equal(answer.body.enabled, true);
      assert.equal(answer.body.deleted, undefined);
      for (const [method, rest] of [
        ["GET", ""],
        ["GET", "logs/"],
        ["GET", "metrics/"],
        ["PUT", ""],
      ] as const) {
        const body = method === "PUT" ? { deleted: false } : undefined;
        assert.equal((await sandbox.send(method, path + rest, body)).status, 404, method + rest);
      }
      const list = await sandbox.send("GET", "hog_functions/?search=Gone");
      assert.equal(list.body.count, 0);
    });

    it("is undone by a PATCH that says so", async () => {
      const fn = await make(sandbox, { name: "Back" });
      const path = `hog_functions/${fn.id}/`;
      await sandbox.send("PATCH", path, { deleted: true });
      assert.equal((await sandbox.send("PATCH", path, { name: "No" })).status, 404);
      assert.equal((await sandbox.send("PATCH", path, { deleted: false })).status, 200);
      assert.equal((await sandbox.send("GET", path)).body.name, "Back");
    });

    it("never happens by DELETE", async () => {
      const fn = await make(sandbox, {});
      const answer = await sandbox.send("DELETE", `hog_functions/${fn.id}/`);
      assert.equal(answer.status, 405);
      assert.equal(answer.body, "");
      assert.equal((await sandbox.send("GET", `hog_functions/${fn.id}/`)).status, 200);
    });
  });
});

describe("the list of hog_functions", () => {
  const sandbox = useSandbox({ isEmpty: true });

  before(async () => {
    await make(sandbox, { name: "One", description: "first try", enabled: true });
    await make(sandbox, { name: "Two", type: "site_app", hog: "1" });
    await make(sandbox, {
      name: "Three",
      type: "transformation",
      filters: { events: [{ id: "paid", type: "events" }] },
    });
    await make(sandbox, { name: "Four", type: "transformation" });
  });

  const namesOf = async (query: string): Promise<readonly string[]> => {
    const { status, body } = await sandbox.send("GET", `hog_functions/${query}`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.results.map(({ name }: { readonly name: string }) => name);
  };

  it("has transformations first in their order, then the newest", async () => {
    assert.deepEqual(await namesOf(""), ["Three", "Four", "Two", "One"]);
  });

  it("leaves out what makes functions long", async () => {
    const { body } = await sandbox.send("GET", "hog_functions/?type=destination");
    assert.deepEqual(Object.keys(body.results[0]), [
      "id",
      "type",
      "name",
      "description",
      "created_at",
      "created_by",
      "updated_at",
      "enabled",
      "hog",
      "filters",
      "icon_url",
      "template",
      "status",
      "execution_order",
    ]);
  });

  it("has whole functions when asked", async () => {
    const { body } = await sandbox.send("GET", "hog_functions/?full=true");
    assert.deepEqual(body.results[0].inputs_schema, []);
  });

  const paid = encodeURIComponent(JSON.stringify({ events: [{ id: "paid" }] }));
  const warehouse = encodeURIComponent(
    JSON.stringify([{ source: "data-warehouse-table" }, {}, { events: [{ id: "paid" }] }]),
  );
  for (const [query, names] of [
    ["?type=destination,site_app", ["Two", "One"]],
    [`?type=${encodeURIComponent('["destination"]')}`, []],
    ["?enabled=true", ["One"]],
    ["?enabled=false&type=site_app", ["Two"]],
    ["?search=try%20one", ["One"]],
    ["?search=nothing", []],
    ["?created_by=1&limit=1", ["Three"]],
    ["?created_by=2", []],
    [`?filters=${paid}`, ["Three"]],
    [`?filter_groups=${warehouse}`, ["Three"]],
    ["?limit=2&offset=1", ["Four", "Two"]],
    ["?limit=nonsense", ["Three", "Four", "Two", "One"]],
  ] as const) {
    it(`answers ${query}`, async () => assert.deepEqual(await namesOf(query), names));
  }

  it("links its pages by absolute addresses", async () => {
    const { body } = await sandbox.send("GET", "hog_functions/?limit=1&offset=1");
    const list = `${sandbox.host}/api/projects/1/hog_functions/`;
    assert.equal(body.count, 4);
    assert.equal(body.next, `${list}?limit=1&offset=2`);
    assert.equal(body.previous, `${list}?limit=1`);
  });

  for (const [query, expected] of [
    [
      `?search=${"x".repeat(201)}`,
      refused("search", "Search query must be 200 characters or fewer."),
    ],
    ["?filters={", refused("filters", "Invalid filters")],
    ["?filter_groups={}", refused("filter_groups", "Invalid filter_groups")],
    ["?id=x", refused("id", "Enter a valid UUID.")],
    ["?created_at=x", refused("created_at", "Enter a valid date/time.")],
  ] as const) {
    it(`refuses ${query.slice(0, 20)}`, async () => {
      const { status, body } = await sandbox.send("GET", `hog_functions/${query}`);
      assert.equal(status, 400);
      assert.deepEqual(body, expected);
    });
  }
});
