import assert from "node:assert/strict";
import type { RunResult } from "../../../protocol/run.ts";
import { toRecord } from "../../../server/run/record.ts";
import { linesOf, pageviewGlobals, runSource, type RunSetting } from "../../support/runSource.ts";

describe("running a transformation", () => {
  it("gives the event after it, as ingestion has it", async () => {
    const { status, result } = await transform(`
      let changed := event
      changed.properties.plan := lower(event.properties.plan)
      return changed
    `);
    assert.equal(status, "success");
    assert.deepEqual(result, {
      ...pageviewGlobals.event,
      properties: {
        ...pageviewGlobals.event.properties,
        plan: "pro",
        $transformations_succeeded: ["Ping (id-1)"],
      },
      ip: "89.160.20.129",
      site_url: "https://us.posthog.com/project/7",
      team_id: 7,
      now: "",
    });
  });

  it("takes over properties, name and distinct id, and nothing else", async () => {
    const { result } = await transform(
      "return {'event': 'renamed', 'distinct_id': 'd', 'uuid': 'x', 'properties': {'a': 1}}",
    );
    const { event, distinct_id: distinctId, uuid, properties, ip } = toRecord(result);
    assert.deepEqual(
      { event, distinctId, uuid, properties, ip },
      {
        event: "renamed",
        distinctId: "d",
        uuid: pageviewGlobals.event.uuid,
        properties: { a: 1, $transformations_succeeded: ["Ping (id-1)"] },
        ip: null,
      },
    );
  });

  for (const nothing of ["null", "false", "0", "''"]) {
    it(`drops the event where the program returns ${nothing}`, async () => {
      const { status, result, errors } = await transform(`return ${nothing}`);
      assert.deepEqual([status, result, errors], ["dropped", null, []]);
    });
  }

  it("drops the event where the program returns nothing at all", async () => {
    const { status } = await transform("print('no return')");
    assert.equal(status, "dropped");
  });

  for (const [returned, message] of [
    ["'text'", "missing or invalid properties"],
    ["{'event': 'a'}", "missing or invalid properties"],
    ["{'properties': 'a'}", "missing or invalid properties"],
    ["{'properties': {}, 'event': 1}", "event name must be a string"],
    ["{'properties': {}, 'distinct_id': null}", "distinct_id must be a string"],
  ] as const) {
    it(`fails on ${returned}`, async () => {
      const { status, result, errors } = await transform(`return ${returned}`);
      const text = `Invalid transformation result - ${message}`;
      assert.deepEqual([status, errors], ["error", [{ stage: "result", message: text }]]);
      assert.deepEqual(propertyOf(result, "$transformations_failed"), ["Ping (id-1)"]);
    });
  }

  it("leaves the event as it was where the program fails, and says so in it", async () => {
    const { status, result, logs } = await transform(
      "let changed := event changed.properties.plan := 'x' throw Error('no')",
    );
    assert.equal(status, "error");
    assert.equal(propertyOf(result, "plan"), "Pro");
    assert.deepEqual(propertyOf(result, "$transformations_failed"), ["Ping (id-1)"]);
    assert.match(logs[0]?.message ?? "", /^Error executing function on event .*: Error\('no'\)$/);
  });

  it("leaves the event as it was where filters do not match, and says so in it", async () => {
    const { status, result } = await transform("return null", {
      function: { filters: { events: [{ id: "other", type: "events" }] } },
    });
    assert.equal(status, "skipped");
    assert.deepEqual(propertyOf(result, "$transformations_skipped"), ["Ping (id-1)"]);
  });

  it("forgets what earlier transformations said of themselves", async () => {
    const properties = { $transformations_failed: ["Old (1)"], kept: 1 };
    const { result } = await transform("return event", {
      globals: { ...pageviewGlobals, event: { ...pageviewGlobals.event, properties } },
    });
    const { properties: after } = toRecord(result);
    assert.deepEqual(after, { kept: 1, $transformations_succeeded: ["Ping (id-1)"] });
  });

  it("sees the event, the project without a name, its inputs, and nobody", async () => {
    const { returned } = await transform("return {'properties': {'p': project, 'u': event.url}}");
    assert.deepEqual(returned, {
      properties: {
        p: { id: 7, name: "", url: "https://us.posthog.com" },
        u: "https://shop.example.test/cart",
      },
    });
    const { errors } = await transform("return person");
    assert.equal(errors[0]?.message, "Global variable not found: person");
  });

  for (const name of ["fetch", "sendEmail"]) {
    it(`cannot call ${name}`, async () => {
      const { errors } = await transform(`${name}('https://a.test') return event`);
      assert.equal(errors[0]?.message, `Unsupported function call: ${name}`);
    });
  }

  it("cannot capture", async () => {
    const { errors } = await transform("postHogCapture({'event': 'a'}) return event");
    assert.equal(errors[0]?.message, "posthogCapture is not supported in transformations");
  });

  it("finds places, bots and nulls", async () => {
    const { returned } = await transform(
      `return {'properties': {
        'country': geoipLookup(event.properties.$ip).country.iso_code,
        'nowhere': geoipLookup('10.0.0.1'),
        'bot': isKnownBotUserAgent('Mozilla Googlebot/2.1'),
        'person': isKnownBotUserAgent('Mozilla Firefox'),
        'ip': isKnownBotIp('192.0.2.77'),
        'other': isKnownBotIp('198.51.100.1'),
        'clean': cleanNullValues({'a': null, 'b': [1, null], 'c': {'d': {'e': {'f': null}}}})
      }}`,
      { world: { botIps: ["192.0.2.0/24"] } },
    );
    assert.deepEqual(toRecord(returned)["properties"], {
      country: "SE",
      nowhere: null,
      bot: true,
      person: false,
      ip: true,
      other: false,
      clean: { b: [1], c: { d: { e: { f: null } } } },
    });
  });

  it("refuses an input that reads the person", async () => {
    const { errors } = await transform("return event", {
      function: { inputs: { who: { value: "{person.id}" } } },
    });
    assert.equal(
      errors[0]?.message,
      "Invalid template: Variable not available in transformations: person. Transformations only have access to project, event, and inputs.",
    );
  });
});

describe("running a transformation of log records", () => {
  const record = {
    body: "GET /api 200",
    attributes: { "http.method": "GET", level: '"error"' },
    severity_text: "info",
  };

  it("gives the record after it", async () => {
    const { status, result } = await transformLog(
      "let r := record r.attributes.n := 1 r.body := upper(r.body) return r",
    );
    assert.equal(status, "success");
    const { body, attributes, severity_text: severity, service_name: service } = toRecord(result);
    assert.deepEqual(
      { body, attributes, severity, service },
      {
        body: "GET /API 200",
        attributes: { "http.method": "GET", level: "error", n: "1" },
        severity: "info",
        service: null,
      },
    );
  });

  it("drops the record, and says so", async () => {
    const result = await transformLog("return null");
    assert.deepEqual([result.status, result.result], ["dropped", null]);
    assert.deepEqual(linesOf(result), ["info Record dropped by transformation."]);
  });

  for (const returned of ["1", "[]", "{'body': 1}", "{'attributes': 'a'}"]) {
    it(`fails on ${returned}, and keeps the record`, async () => {
      const { status, result, errors } = await transformLog(`return ${returned}`);
      assert.equal(status, "error");
      assert.equal(
        errors[0]?.message,
        "Transformation must return the record (optionally mutated) or null to drop it",
      );
      assert.equal(toRecord(result)["body"], "GET /api 200");
    });
  }

  it("prints five lines at most, and says nothing more", async () => {
    const result = await transformLog(
      "for (let i := 0; i < 9; i := i + 1) { print(i) } return record",
    );
    assert.deepEqual(linesOf(result), ["info 0", "info 1", "info 2", "info 3", "info 4"]);
  });

  it("reports an error with its class", async () => {
    const { status, errors } = await transformLog("return recrod");
    assert.equal(status, "error");
    assert.equal(errors[0]?.message, "HogVMException: Global variable not found: recrod");
  });

  function transformLog(source: string): Promise<RunResult> {
    return runSource(source, {
      globals: { record },
      // The machine of the tests may be slower than the limit is meant for.
      limits: { timeout: 5000 },
      function: { type: "transformation_log" },
    });
  }
});

function transform(source: string, setting: RunSetting = {}): Promise<RunResult> {
  return runSource(source, {
    ...setting,
    function: { type: "transformation", ...setting.function },
  });
}

function propertyOf(event: unknown, name: string): unknown {
  return toRecord(toRecord(event)["properties"])[name];
}
