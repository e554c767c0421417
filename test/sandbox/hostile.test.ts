import assert from "node:assert/strict";
import { make, useSandbox } from "./support/useSandbox.ts";

const globals = { event: { event: "a", uuid: "1", distinct_id: "d", properties: {} } };

function nested(levels: number): string {
  return "[".repeat(levels) + "]".repeat(levels);
}

describe("requests that mean harm", () => {
  const sandbox = useSandbox({ isEmpty: true });
  const invoke = (body: unknown) =>
    sandbox.send("POST", "hog_functions/new/invocations/", body, { isText: true });
  const assertAlive = async () =>
    assert.equal((await sandbox.send("GET", "hog_functions/")).status, 200);

  it("with lists in lists without end are refused", async () => {
    const { status, body } = await invoke(`{"globals":${nested(100_000)}}`);
    assert.equal(status, 400);
    assert.equal(body.detail, "JSON parse error - maximum recursion depth exceeded");
    await assertAlive();
  });

  it("with lists in lists in a text end no process", async () => {
    const properties = `{"a":${nested(100_000)}}`;
    const row = { uuid: "1", event: "a", timestamp: "2026-03-10T09:00:00Z", properties };
    const configuration = { hog: "return 1" };
    const { status } = await invoke(JSON.stringify({ configuration, clickhouse_event: row }));
    assert.equal(status, 500);
    await assertAlive();
  });

  it("with lists in lists for a webhook end no process", async () => {
    const { id } = await make(sandbox, { type: "source_webhook", enabled: true });
    const path = `/public/webhooks/${id}`;
    const body = `{"a":${nested(100_000)}}`;
    assert.equal((await sandbox.send("POST", path, body, { isText: true })).status, 500);
    await assertAlive();
  });

  it("with lists in lists in the address are refused", async () => {
    for (const path of ["events/?properties=", "hog_functions/?filters="]) {
      assert.equal((await sandbox.send("GET", path + nested(2000))).status, 400, path);
    }
  });

  it("that are no JSON are not repeated, as they may hold a secret", async () => {
    const text = '{"inputs":{"token":{"value":s3cret}}}';
    const { status, body } = await sandbox.send("POST", "hog_functions/", text, { isText: true });
    assert.equal(status, 400);
    assert.equal(body.code, "parse_error");
    assert.ok(!body.detail.includes("s3cret"), body.detail);
  });

  it("that are no UTF-8 are refused", async () => {
    const answer = await fetch(`${sandbox.host}/api/projects/1/hog_functions/`, {
      method: "POST",
      headers: { authorization: `Bearer ${sandbox.key}`, "content-type": "application/json" },
      body: Buffer.from('{"hog":"return 1","name":"\xff"}', "latin1"),
    });
    assert.equal(answer.status, 400);
  });

  for (const [what, path, body] of [
    [
      "a column",
      "query/",
      { query: { kind: "EventsQuery", select: [{ toString: 1, valueOf: 1 }] } },
    ],
    ["an order", "query/", { query: { kind: "EventsQuery", orderBy: [{ toString: 1 }] } }],
    ["a source", "hog_functions/", { hog: "return 1", filters: { source: { toString: 1 } } }],
    [
      "an id",
      "hog_functions/new/invocations/",
      {
        configuration: { hog: "return 1" },
        clickhouse_event: { uuid: { toString: 1 }, timestamp: { toString: 1 } },
      },
    ],
  ] as const) {
    it(`with an object as ${what} that cannot become a text are no mistake of ours`, async () =>
      assert.notEqual((await sandbox.send("POST", path, body)).status, 500));
  }

  it("with names of an object's prototype store what they say", async () => {
    const keys = ["__proto__", "constructor", "toString"];
    const { inputs } = await make(sandbox, {
      inputs_schema: keys.map((key) => ({ key, type: "string", required: true })),
      inputs: Object.fromEntries(keys.map((key) => [key, { value: `of ${key}` }])),
    });
    const stored = Object.entries<{ readonly value: string }>(inputs);
    assert.deepEqual(
      stored.map(([key, { value }]) => [key, value]),
      keys.map((key) => [key, `of ${key}`]),
    );
  });

  it("with names of an object's prototype lack required inputs", async () => {
    const { body } = await sandbox.send("POST", "hog_functions/", {
      hog: "return 1",
      inputs_schema: [{ key: "constructor", type: "string", required: true }],
    });
    assert.equal(body.attr, "inputs__constructor");
  });

  it("with names of an object's prototype change no other object", async () => {
    const text = JSON.stringify({ configuration: { hog: "print(event.x)" }, globals });
    const { status } = await invoke(text.replace('"properties":{}', '"__proto__":{"x":1}'));
    assert.equal(status, 200);
    assert.ok(!("x" in {}));
  });

  it("with queries without end are refused", async () => {
    const query = { kind: "HogQLQuery", query: `SELECT ${",".repeat(1_000_000)}` };
    const { status, body } = await sandbox.send("POST", "query/", { query });
    assert.equal(status, 400);
    assert.match(body.detail, /^The query is too long\./);
  });

  it("about metrics of another age are answered", async () => {
    const { id } = await make(sandbox, {});
    const query = "interval=week&after=-999999q&before=-999998q";
    const { status } = await sandbox.send("GET", `hog_functions/${id}/metrics/?${query}`);
    assert.equal(status, 200);
  });
});
