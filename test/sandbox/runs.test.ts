import assert from "node:assert/strict";
import { findByName, make, refused, useSandbox } from "./support/useSandbox.ts";

interface Row {
  readonly instance_id: string;
  readonly timestamp: string;
  readonly level: string;
  readonly message: string;
}

describe("the logs of a function", () => {
  const sandbox = useSandbox();
  let path = "";
  let id = "";
  before(async () => {
    ({ id } = await findByName(sandbox, "Orders"));
    path = `hog_functions/${id}/logs/`;
  });

  const rowsOf = async (query: string): Promise<readonly Row[]> => {
    const { status, body } = await sandbox.send("GET", path + query);
    assert.equal(status, 200, JSON.stringify(body));
    return body.results;
  };
  const messagesOf = async (query: string): Promise<readonly string[]> =>
    (await rowsOf(query)).map(({ message }) => message.replace(/ (on event|in) .*/, ""));

  it("come from the week before the first start, newest first", async () => {
    assert.deepEqual(await messagesOf(""), [
      "Error executing function",
      "order, o-2",
      "Function completed",
      "order, o-1",
    ]);
  });

  it("are one page, with times in microseconds and levels in capitals", async () => {
    const { body } = await sandbox.send("GET", `${path}?limit=2`);
    assert.deepEqual(
      { ...body, results: body.results.length },
      { count: 2, next: null, previous: null, results: 2 },
    );
    const [row] = body.results;
    assert.deepEqual(Object.keys(row), [
      "log_source_id",
      "instance_id",
      "timestamp",
      "level",
      "message",
    ]);
    assert.equal(row.log_source_id, id);
    assert.equal(row.level, "ERROR");
    assert.match(row.timestamp, /\.\d{3}000Z$/);
  });

  it("have lines of one invocation apart in time", async () => {
    const [last, first] = await rowsOf("?limit=2");
    assert.equal(last?.instance_id, first?.instance_id);
    assert.ok((last?.timestamp ?? "") > (first?.timestamp ?? ""));
  });

  it("can be paged by time without losing or repeating a line", async () => {
    const all = await rowsOf("");
    const [newest] = await rowsOf("?limit=1");
    const older = await rowsOf(`?before=${encodeURIComponent(newest?.timestamp ?? "")}`);
    assert.deepEqual([newest, ...older], all);
    const oldest = all.at(-1);
    const newer = await rowsOf(`?after=${encodeURIComponent(oldest?.timestamp ?? "")}`);
    assert.deepEqual([...newer, oldest], all);
  });

  for (const [query, count] of [
    ["?level=error,info", 3],
    ["?level=DEBUG", 1],
    ["?search=ORDER", 2],
    ["?search=o_2", 1],
    ["?search=order%25o-1", 1],
    ["?search=o-1%25order", 0],
    ["?search=Error(", 1],
    ["?search=[", 0],
    ["?offset=3", 1],
    ["?instance_id=nobody", 0],
  ] as const) {
    it(`answer ${query}`, async () => assert.equal((await rowsOf(query)).length, count));
  }

  for (const [query, expected] of [
    ["?limit=0", refused("limit", "Ensure this value is greater than or equal to 1.", "min_value")],
    [
      "?limit=501",
      refused("limit", "Ensure this value is less than or equal to 500.", "max_value"),
    ],
    ["?limit=x", refused("limit", "A valid integer is required.")],
    ["?level=", refused("level", "This field may not be blank.", "blank")],
    [
      "?after=yesterday",
      refused(
        "after",
        "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
      ),
    ],
  ] as const) {
    it(`refuse ${query}`, async () => {
      const answer = await sandbox.send("GET", path + query);
      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body, expected);
    });
  }
});

describe("the metrics of a function", () => {
  const sandbox = useSandbox();
  let path = "";
  before(async () => {
    path = `hog_functions/${(await findByName(sandbox, "Orders")).id}/metrics/`;
  });
  const metrics = async (query: string) => {
    const { status, body } = await sandbox.send("GET", path + query);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };

  it("have a value for each day of the last week, by kind", async () => {
    const { labels, series } = await metrics("");
    assert.equal(labels.length, 8);
    assert.equal(labels.at(-1), new Date().toISOString().slice(0, 10));
    const sums = series.map(({ name, values }: { name: string; values: readonly number[] }) => {
      assert.equal(values.length, labels.length);
      return [name, values.reduce((sum, value) => sum + value, 0)];
    });
    assert.deepEqual(Object.fromEntries(sums), { other: 5, success: 1, billing: 2, failure: 1 });
  });

  it("are counted by name", async () => {
    const { totals } = await metrics("totals/?breakdown_by=name");
    assert.deepEqual(totals, {
      triggered: 2,
      succeeded: 1,
      failed: 1,
      billable_invocation: 2,
      fetch: 2,
      filtered: 1,
    });
  });

  for (const [query, totals] of [
    ["?kind=success,failure", { success: 1, failure: 1 }],
    ["?name=fetch&breakdown_by=name", { fetch: 2 }],
    ["?after=-30h&kind=failure", { failure: 1 }],
    ["?after=-30h&kind=success", {}],
    ["?before=-30h&kind=success,failure", { success: 1 }],
    ["?instance_id=x&kind=success", { success: 1 }],
  ] as const) {
    it(`are totals for ${query}`, async () =>
      assert.deepEqual(await metrics(`totals/${query}`), { totals }));
  }

  it("have labels but no series where nothing was counted", async () => {
    const { labels, series } = await metrics("?after=-2h&interval=hour");
    assert.deepEqual(series, []);
    assert.equal(labels.length, 3);
    assert.match(labels[0], /^\d{4}-\d\d-\d\dT\d\d:00$/);
  });

  it("begin weeks on Monday", async () => {
    const { labels } = await metrics("?after=2026-03-01&before=2026-03-10&interval=week");
    assert.deepEqual(labels, ["2026-02-23", "2026-03-02", "2026-03-09"]);
  });

  it("know nothing of single invocations", async () =>
    assert.deepEqual((await metrics("?instance_id=x")).series, []));

  for (const [query, attr, choice] of [
    ["?interval=minute", "interval", "minute"],
    ["?breakdown_by=level", "breakdown_by", "level"],
  ] as const) {
    it(`refuse ${query}`, async () => {
      const { body } = await sandbox.send("GET", path + query);
      assert.deepEqual(body, refused(attr, `"${choice}" is not a valid choice.`, "invalid_choice"));
    });
  }
});

describe("an event that comes now", () => {
  const sandbox = useSandbox();
  const play = async (body: object) => {
    const answer = await sandbox.send("POST", "/sandbox/events", body);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body.events;
  };
  const totalsOf = async (name: string) => {
    const { id } = await findByName(sandbox, name);
    const path = `hog_functions/${id}/metrics/totals/?breakdown_by=name`;
    return (await sandbox.send("GET", path)).body.totals;
  };

  it("goes through transformations to the destinations that it fits, and is kept", async () => {
    const before = await totalsOf("Orders");
    const [event] = await play({ event: "ordered", properties: { order: "o-3", total: 5 } });
    assert.equal(event.properties.marked, true);
    assert.match(event.properties.$transformations_succeeded[0], /^Mark \(/);
    assert.equal((await totalsOf("Orders")).succeeded, before.succeeded + 1);
    const { body } = await sandbox.send("GET", "events/?limit=1");
    assert.equal(body.results[0].id, event.uuid);
  });

  it("goes to internal destinations only where PostHog itself says it", async () => {
    const before = await totalsOf("Alerts");
    const events = await play({ event: "$insight_alert_firing" });
    assert.deepEqual(events, []);
    assert.equal((await totalsOf("Alerts")).succeeded, before.succeeded + 1);
  });

  it("is not kept where a transformation drops it", async () => {
    const fn = await make(sandbox, {
      type: "transformation",
      enabled: true,
      hog: "return null",
      filters: { events: [{ id: "dropped", type: "events" }] },
    });
    assert.deepEqual(await play({ event: "dropped" }), []);
    const { body } = await sandbox.send(
      "GET",
      `hog_functions/${fn.id}/metrics/totals/?breakdown_by=name`,
    );
    assert.deepEqual(body.totals, { succeeded: 1, dropped: 1 });
  });

  it("is held back where it is masked", async () => {
    const fn = await make(sandbox, {
      enabled: true,
      hog: "print(1)",
      filters: { events: [{ id: "often", type: "events" }] },
      masking: { ttl: 60, threshold: 1, hash: "all" },
    });
    for (let count = 0; count < 3; count++) await play({ event: "often" });
    const { body } = await sandbox.send(
      "GET",
      `hog_functions/${fn.id}/metrics/totals/?breakdown_by=name`,
    );
    assert.equal(body.totals.masked, 1);
    assert.equal(body.totals.succeeded, 2);
  });

  it("counts an input that fails, and a filter that fails", async () => {
    const fn = await make(sandbox, {
      enabled: true,
      inputs_schema: [{ key: "a", type: "string" }],
      inputs: { a: { value: "{nobody.knows}" } },
      filters: { events: [{ id: "failing", type: "events" }] },
    });
    await play({ event: "failing" });
    const { body } = await sandbox.send(
      "GET",
      `hog_functions/${fn.id}/metrics/totals/?breakdown_by=name`,
    );
    assert.deepEqual(body.totals, { triggered: 1, inputs_failed: 1 });
  });

  it("captures what a function captures, once", async () => {
    await make(sandbox, {
      enabled: true,
      hog: "postHogCapture({'event': 'echo', 'properties': {'of': event.event}})",
      filters: { events: [{ id: "call", type: "events" }] },
    });
    const events = await play({ event: "call", distinct_id: "u-9" });
    const seen = events.map((each: { event: string; distinct_id: string }) => [
      each.event,
      each.distinct_id,
    ]);
    assert.deepEqual(seen, [
      ["call", "u-9"],
      ["echo", "u-9"],
    ]);
  });

  it("comes to an end where functions call themselves", async () => {
    await make(sandbox, {
      enabled: true,
      hog: "postHogCapture({'event': 'loop'})",
      filters: { events: [{ id: "loop", type: "events" }] },
    });
    assert.equal((await play({ event: "loop" })).length, 11);
  });

  for (const [what, body, attr] of [
    ["without a name", {}, "event"],
    ["with a time that is none", { event: "a", timestamp: "x" }, "timestamp"],
    ["with properties that are no object", { event: "a", properties: [] }, "properties"],
  ] as const) {
    it(`is refused ${what}`, async () => {
      const answer = await sandbox.send("POST", "/sandbox/events", body);
      assert.equal(answer.status, 400);
      assert.equal(answer.body.attr, attr);
    });
  }
});

describe("the state of a function", () => {
  const sandbox = useSandbox();

  it("is what the demo shows", async () =>
    assert.deepEqual((await findByName(sandbox, "Hook")).status, { state: 2, tokens: 8000 }));

  it("is healthy after quick runs, even if they failed", async () =>
    assert.deepEqual((await findByName(sandbox, "Orders")).status, { state: 1, tokens: 10_000 }));

  it("is unknown while it is off", async () => {
    const { id } = await findByName(sandbox, "Orders");
    const { body } = await sandbox.send("PATCH", `hog_functions/${id}/`, { enabled: false });
    assert.deepEqual(body.status, { state: 0, tokens: 0 });
  });
});
