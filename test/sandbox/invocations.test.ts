import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { listen } from "./support/listen.ts";
import { type Answer, make, useSandbox } from "./support/useSandbox.ts";

const uuid = "11111111-2222-3333-4444-555555555555";
const event = {
  uuid,
  event: "signed up",
  distinct_id: "u-1",
  timestamp: "2026-03-10T09:00:00.000Z",
  url: "https://a.test/event",
  properties: { plan: "Pro" },
};

function linesOf(body: Answer["body"]): readonly string[] {
  return body.logs.map(({ level, message }: Record<string, string>) => `${level} ${message}`);
}

/** A mapping for events of a name, with an input. */
function mapping(id: string, value: string): object {
  return {
    inputs_schema: [{ key: "a", type: "string" }],
    inputs: { a: { value } },
    filters: { events: [{ id, type: "events" }] },
  };
}

describe("a test run", () => {
  const sandbox = useSandbox({ isEmpty: true });

  const invoke = (body: object, id = "new"): Promise<Answer> =>
    sandbox.send("POST", `hog_functions/${id}/invocations/`, body);
  const test = async (configuration: object, rest: object = {}): Promise<Answer["body"]> => {
    const { status, body } = await invoke({ configuration, globals: { event }, ...rest });
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };

  it("answers in PostHog's form, mocks first", async () => {
    const body = await test({
      hog: "print('about to call')\nreturn fetch('https://a.test', {'method': 'POST', 'body': {'who': event.distinct_id}})",
    });
    assert.deepEqual(Object.keys(body), ["result", "status", "errors", "logs"]);
    assert.equal(body.result, null);
    assert.equal(body.status, "success");
    assert.deepEqual(body.errors, []);
    const lines = linesOf(body);
    assert.deepEqual(lines.slice(0, 3), [
      "info Async function 'fetch' was mocked with arguments:",
      `info fetch('https://a.test', ${JSON.stringify({ method: "POST", body: { who: "u-1" } }, null, 2)})`,
      "info about to call",
    ]);
    assert.match(
      lines[3] ?? "",
      /^debug Function completed in [\d.]+ms\. Sync: [\d.]+ms\. Mem: [\d.]+kb\. Ops: \d+\. Event: 'https:\/\/a\.test\/event'$/,
    );
    assert.match(body.logs[0].timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it("tells an error bare, and in the log with its class", async () => {
    const body = await test({ hog: "return evnt" });
    assert.equal(body.status, "error");
    assert.deepEqual(body.errors, ["Global variable not found: evnt"]);
    assert.deepEqual(linesOf(body), [
      `error Error executing function on event ${uuid}: HogVMException: Global variable not found: evnt`,
    ]);
  });

  it("is skipped where filters do not match", async () => {
    const body = await test({
      hog: "print(1)",
      filters: { events: [{ id: "other", type: "events" }] },
    });
    assert.deepEqual(
      { ...body, logs: linesOf(body) },
      {
        result: null,
        status: "skipped",
        errors: [],
        logs: ["info Mapping trigger not matching filters was ignored."],
      },
    );
  });

  it("is skipped where an input fails", async () => {
    const body = await test({
      hog: "print(1)",
      inputs_schema: [{ key: "a", type: "string" }],
      inputs: { a: { value: "{nobody.knows}" } },
    });
    assert.equal(body.status, "skipped");
    assert.deepEqual(body.errors, []);
    assert.match(linesOf(body)[0] ?? "", /^error Error building inputs for event /);
  });

  it("runs each mapping that matches", async () => {
    const body = await test({
      hog: "print(inputs.a)",
      mappings: [
        mapping("signed up", "one"),
        mapping("other", "two"),
        mapping("signed up", "three"),
      ],
    });
    const printed = linesOf(body).filter((line) => line.startsWith("info"));
    assert.deepEqual(printed, [
      "info Mapping trigger not matching filters was ignored.",
      "info one",
      "info three",
    ]);
  });

  it("writes 24 lines and says then that there are no more", async () => {
    const body = await test({ hog: "for (let i := 0; i < 30; i := i + 1) print(i)" });
    const lines = linesOf(body);
    assert.equal(lines.filter((line) => line.startsWith("info")).length, 24);
    assert.equal(
      lines[24],
      `warn Function exceeded maximum log entries. No more logs will be collected. Event: ${uuid}`,
    );
  });

  it("waits five times and no more", async () => {
    const body = await test({ hog: "for (let i := 0; i < 6; i := i + 1) fetch('https://a.test')" });
    assert.deepEqual(body.errors, ["Exceeded maximum number of async steps: 5"]);
  });

  it("ends a program that does not", async () => {
    const body = await test({ hog: "while (true) {}" });
    assert.match(body.errors[0], /^Execution timed out after 0\.55 seconds\./);
  });

  it("completes the project, and leaves to it what the caller says", async () => {
    const body = await test(
      { hog: "print(project.id, project.name, project.url)" },
      { globals: { event, project: { name: "Mine" } } },
    );
    assert.equal(linesOf(body)[0], "info 1, Mine, https://sandbox.test/project/1");
  });

  it("says in `source` which function it is", async () => {
    const fn = await make(sandbox, { name: "Mine", hog: "print(source.name, source.url)" });
    const { body } = await invoke({ configuration: {}, globals: { event } }, fn.id);
    assert.equal(
      linesOf(body)[0],
      `info Mine, https://sandbox.test/project/1/functions/${fn.id}/configuration/`,
    );
  });

  describe("of a transformation", () => {
    it("gives the event after it", async () => {
      const body = await test({
        type: "transformation",
        name: "Lower",
        hog: "let e := event\ne.properties.plan := lower(e.properties.plan)\nreturn e",
      });
      const { $transformations_succeeded: marks, ...properties } = body.result.properties;
      assert.equal(body.status, "success");
      assert.deepEqual(properties, { plan: "pro" });
      assert.match(marks[0], /^Lower \([\da-f-]{36}\)$/);
      assert.equal(body.result.team_id, 1);
      assert.equal(body.result.site_url, "https://sandbox.test/project/1");
      assert.deepEqual(body.logs, []);
    });

    it("gives null for what it drops", async () => {
      const body = await test({ type: "transformation", hog: "return null" });
      assert.deepEqual(body, { result: null, status: "success", errors: [], logs: [] });
    });

    it("gives the event with a mark where it fails", async () => {
      const body = await test({ type: "transformation", hog: "return evnt" });
      assert.equal(body.status, "error");
      assert.equal(body.result.properties.$transformations_failed.length, 1);
    });

    it("gives the event with a mark where filters do not match", async () => {
      const body = await test({
        type: "transformation",
        hog: "return event",
        filters: { events: [{ id: "other", type: "events" }] },
      });
      assert.equal(body.status, "skipped");
      assert.equal(body.result.properties.$transformations_skipped.length, 1);
    });
  });

  describe("of a stored function", () => {
    it("takes from it what the request leaves out", async () => {
      const fn = await make(sandbox, {
        hog: "print(inputs.a)",
        inputs_schema: [{ key: "a", type: "string" }],
        inputs: { a: { value: "stored" } },
        filters: { events: [{ id: "other", type: "events" }] },
      });
      const { body } = await invoke({ configuration: { filters: {} }, globals: { event } }, fn.id);
      assert.equal(linesOf(body)[0], "info stored");
    });

    it("saves, logs and counts nothing", async () => {
      const fn = await make(sandbox, { hog: "print(1)" });
      await invoke({ configuration: { hog: "print(2)" }, globals: { event } }, fn.id);
      const path = `hog_functions/${fn.id}/`;
      assert.equal((await sandbox.send("GET", path)).body.hog, "print(1)");
      assert.equal((await sandbox.send("GET", `${path}logs/`)).body.count, 0);
      assert.deepEqual((await sandbox.send("GET", `${path}metrics/totals/`)).body.totals, {});
    });

    it("is one of a new function where the id is unknown", async () => {
      const id = "00000000-0000-7000-8000-000000000000";
      const answer = await invoke({ configuration: { hog: "print(1)" }, globals: { event } }, id);
      assert.equal(answer.status, 200);
    });
  });

  it("takes a row of events instead of globals", async () => {
    const row = {
      uuid,
      event: "signed up",
      distinct_id: "u-1",
      timestamp: "2026-03-10 09:15:00.000",
      properties: JSON.stringify({ plan: "Pro" }),
      person_id: "p-1",
      person_properties: JSON.stringify({ email: "u1@example.test" }),
    };
    const body = await test(
      { hog: "print(event.properties.plan, event.timestamp, person.name, groups)" },
      { clickhouse_event: row, globals: { event: { event: "other" } } },
    );
    assert.equal(linesOf(body)[0], "info Pro, 2026-03-10T09:15:00.000Z, u1@example.test, {}");
  });

  describe("with real requests", () => {
    let server: Server;
    let address = "";
    before(async () => {
      server = createServer((request, response) => {
        response.statusCode = request.url === "/busy" ? 503 : 201;
        response.end(JSON.stringify({ ok: request.url }));
      });
      address = `http://127.0.0.1:${await listen(server)}`;
    });
    after(() => void server.close());

    it("sends them", async () => {
      const body = await test(
        { hog: `let answer := fetch('${address}/x')\nprint(answer.status, answer.body.ok)` },
        { mock_async_functions: false },
      );
      assert.equal(linesOf(body)[0], "info 201, /x");
    });

    it("does not wait for a second attempt", async () => {
      const body = await test(
        { hog: `fetch('${address}/busy')\nprint('not reached')` },
        { mock_async_functions: false },
      );
      assert.equal(body.status, "success");
      const [line, ...others] = linesOf(body);
      assert.match(
        line ?? "",
        /^error HTTP fetch failed on attempt 1 with status code 503\. Retrying in \d+ms\.$/,
      );
      assert.deepEqual(others, []);
    });
  });

  describe("refuses, nested and bare,", () => {
    for (const [what, body, expected] of [
      ["no configuration", { globals: { event } }, { configuration: ["This field is required."] }],
      [
        "code that does not compile",
        { configuration: { hog: "let := 1" } },
        { configuration: { hog: ["Hog code has errors."] } },
      ],
      [
        "a missing input",
        { configuration: { inputs_schema: [{ key: "url", type: "string", required: true }] } },
        { configuration: { inputs: { url: ["This field is required."] } } },
      ],
      [
        "a wrong schema",
        {
          configuration: {
            inputs_schema: [
              { key: "a", type: "string" },
              { key: "b", type: "x" },
            ],
          },
        },
        { configuration: { inputs_schema: [{}, { type: ['"x" is not a valid choice.'] }] } },
      ],
      [
        "a wrong switch",
        { configuration: {}, mock_async_functions: "maybe" },
        { mock_async_functions: ["Must be a valid boolean."] },
      ],
      [
        "a row that is no object",
        { configuration: {}, clickhouse_event: "x" },
        { clickhouse_event: ['Expected a dictionary of items but got type "str".'] },
      ],
    ] as const) {
      it(what, async () => {
        const answer = await invoke(body);
        assert.equal(answer.status, 400);
        assert.deepEqual(answer.body, expected);
      });
    }

    it("filters that do not compile", async () => {
      const filters = { properties: [{ key: "nope(1)", type: "hogql" }] };
      const { body } = await invoke({ configuration: { enabled: true, filters } });
      const [message] = body.configuration.filters.non_field_errors;
      assert.match(message, /^Invalid filter configuration: /);
    });
  });

  describe("is refused by the worker", () => {
    for (const [what, body] of [
      ["without an event", { configuration: { hog: "return 1" }, globals: {} }],
      [
        "with an id that is none",
        { configuration: { hog: "return 1" }, globals: { event }, invocation_id: "x" },
      ],
      [
        "for a webhook",
        { configuration: { type: "source_webhook", hog: "1" }, globals: { event } },
      ],
      [
        "for a site function",
        { configuration: { type: "site_app", hog: "1" }, globals: { event } },
      ],
    ] as const) {
      it(what, async () => {
        const answer = await invoke(body);
        assert.equal(answer.status, 400);
        assert.deepEqual(answer.body, { status: "error" });
      });
    }
  });
});
