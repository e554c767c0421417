import assert from "node:assert/strict";
import { make, refused, useSandbox } from "./support/useSandbox.ts";

describe("templates", () => {
  const sandbox = useSandbox();
  const idsOf = async (path: string, key?: null): Promise<readonly string[]> => {
    const { body } = await sandbox.send("GET", path, undefined, key === null ? { key } : {});
    return body.results.map(({ id }: { readonly id: string }) => id);
  };

  it("are listed by use, then by name; destinations unless asked", async () => {
    assert.deepEqual(await idsOf("hog_function_templates/"), [
      "template-answer",
      "template-hidden",
      "template-ping",
    ]);
    await make(sandbox, { template_id: "template-ping" });
    assert.equal((await idsOf("hog_function_templates/"))[0], "template-ping");
  });

  it("are listed to everybody, but not those that are hidden", async () =>
    assert.deepEqual(await idsOf("/api/public_hog_function_templates/", null), [
      "template-ping",
      "template-answer",
    ]));

  it("of the project are open, too", async () =>
    assert.equal((await idsOf("hog_function_templates/", null)).length, 3));

  for (const [query, ids] of [
    ["?type=transformation", ["template-lower"]],
    ["?types=transformation,site_app", ["template-lower"]],
    ["?type=site_app&types=transformation", []],
    ["?template_id=template-answer", ["template-answer"]],
  ] as const) {
    it(`are listed for ${query}`, async () =>
      assert.deepEqual(await idsOf(`hog_function_templates/${query}`), ids));
  }

  it("are found by id whatever their status", async () => {
    const { body } = await sandbox.send("GET", "hog_function_templates/template-old/");
    assert.equal(body.status, "deprecated");
  });

  it("are not found by another id", async () => {
    const answer = await sandbox.send("GET", "hog_function_templates/constructor/");
    assert.equal(answer.status, 404);
  });

  it("refuse another method without a key", async () => {
    const path = "/api/public_hog_function_templates/";
    assert.equal((await sandbox.send("POST", path, {}, { key: null })).status, 405);
  });
});

describe("the account", () => {
  const sandbox = useSandbox();
  const get = async (path: string) => {
    const { status, body } = await sandbox.send("GET", path);
    assert.equal(status, 200, JSON.stringify(body));
    return body;
  };

  it("is one person with one project", async () => {
    const me = await get("/api/users/@me/");
    assert.equal(me.email, "ada@example.test");
    assert.equal(me.team.id, 1);
    assert.deepEqual(
      me.organization.teams.map(({ name }: { name: string }) => name),
      ["Tiny shop"],
    );
    assert.equal(me.organizations[0].name, "Tiny Shops");
  });

  it("has an organisation with its projects", async () => {
    const organization = await get("/api/organizations/@current/");
    assert.equal(organization.slug, "tiny-shops");
    const path = `/api/organizations/${organization.id}/projects/`;
    assert.equal((await get(path)).results[0].id, 1);
  });

  it("has no other organisation", async () =>
    assert.equal((await sandbox.send("GET", "/api/organizations/x/")).status, 404));

  it("has a project with its filters against test accounts", async () => {
    const project = await get("/api/projects/@current/");
    assert.equal(project.timezone, "UTC");
    assert.equal(project.test_account_filters.length, 1);
    assert.deepEqual(project.group_types, await get("groups_types/"));
  });

  it("has types of groups by number", async () =>
    assert.deepEqual(await get("groups_types/"), [
      { group_type: "company", group_type_index: 0, name_singular: null, name_plural: null },
    ]));
});

describe("definitions", () => {
  const sandbox = useSandbox();
  const namesOf = async (path: string): Promise<readonly string[]> => {
    const { status, body } = await sandbox.send("GET", path);
    assert.equal(status, 200, JSON.stringify(body));
    return body.results.map(({ name }: { readonly name: string }) => name);
  };

  for (const [path, names] of [
    ["event_definitions/", ["ordered", "$pageview"]],
    ["event_definitions/?search=ORDER", ["ordered"]],
    ["event_definitions/?event_type=event_posthog", ["$pageview"]],
    ["event_definitions/?limit=1&offset=1", ["$pageview"]],
    ["property_definitions/", ["order", "total"]],
    ["property_definitions/?type=person", ["email"]],
    ["property_definitions/?is_numerical=true", ["total"]],
    ["property_definitions/?search=ord", ["order"]],
    ["property_definitions/?properties=total,email", ["total"]],
    ["property_definitions/?excluded_properties=total", ["order"]],
    [
      `property_definitions/?filter_by_event_names=true&event_names=${encodeURIComponent('["$pageview"]')}`,
      [],
    ],
  ] as const) {
    it(`are listed by ${path}`, async () => assert.deepEqual(await namesOf(path), names));
  }

  it("of events are found by name", async () => {
    const { body } = await sandbox.send("GET", "event_definitions/by_name/?name=ordered");
    assert.equal(body.description, "Somebody paid.");
    assert.ok(body.last_seen_at);
  });

  it("of events are not found by another name", async () => {
    const path = "event_definitions/by_name/?name=nothing";
    assert.equal((await sandbox.send("GET", path)).status, 404);
  });

  it("say which properties are on events", async () => {
    const names = encodeURIComponent('["ordered"]');
    const { body } = await sandbox.send("GET", `property_definitions/?event_names=${names}`);
    assert.ok(
      body.results.every((each: Record<string, unknown>) => each["is_seen_on_filtered_events"]),
    );
  });

  for (const [path, attr] of [
    ["event_definitions/by_name/", "name"],
    ["property_definitions/?event_names={", "event_names"],
  ] as const) {
    it(`refuse ${path}`, async () => {
      const { status, body } = await sandbox.send("GET", path);
      assert.equal(status, 400);
      assert.equal(body.attr, attr);
    });
  }
});

describe("events", () => {
  const sandbox = useSandbox();

  it("come newest first, of the last day", async () => {
    const { body } = await sandbox.send("GET", "events/");
    assert.deepEqual(body, { next: null, results: [] });
  });

  it("come of a longer time with what belongs to them", async () => {
    const after = new Date(Date.now() - 7 * 86_400_000).toISOString();
    const { body } = await sandbox.send("GET", `events/?after=${after}&event=ordered&limit=1`);
    const [event] = body.results;
    assert.equal(event.properties.order, "o-2");
    assert.equal(event.person.properties.email, "eve@shop.test");
    const { pathname, search } = new URL(body.next);
    const next = await sandbox.send("GET", pathname + search);
    assert.equal(next.body.results[0].properties.order, "o-1");
  });

  it("come by the values of properties", async () => {
    const properties = encodeURIComponent(JSON.stringify([{ key: "order", value: "o-1" }]));
    const { body } = await sandbox.send(
      "GET",
      `events/?after=2020-01-01T00:00&properties=${properties}`,
    );
    assert.equal(body.results.length, 1);
  });

  it("have values", async () => {
    const { body } = await sandbox.send("GET", "events/values/?key=$browser");
    assert.deepEqual(body, [{ name: "Firefox" }, { name: "Chrome" }]);
    const { status } = await sandbox.send("GET", "events/values/");
    assert.equal(status, 400);
  });

  it("are of persons", async () => {
    const { body } = await sandbox.send("GET", "persons/?search=EVE");
    assert.deepEqual(
      body.results.map(({ name, distinct_ids }: Record<string, unknown>) => [name, distinct_ids]),
      [["eve@shop.test", ["u-1"]]],
    );
  });

  for (const path of ["events/?after=x", "events/?properties={"]) {
    it(`are refused for ${path}`, async () =>
      assert.equal((await sandbox.send("GET", path)).status, 400));
  }
});

describe("queries", () => {
  const sandbox = useSandbox();
  const ask = (query: object) => sandbox.send("POST", "query/", { query });
  const hogql = (query: string, values: object = {}) => ask({ kind: "HogQLQuery", query, values });

  it("get recent events of names", async () => {
    const { status, body } = await hogql(
      "SELECT uuid, event, distinct_id, timestamp, properties, elements_chain, person.id, person.properties, $group_0, group_0.properties FROM events WHERE event IN {names} AND timestamp > now() - INTERVAL 7 DAY ORDER BY timestamp DESC LIMIT 10",
      { names: ["ordered"] },
    );
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.results.length, 2);
    const [row] = body.results;
    assert.equal(row[1], "ordered");
    assert.equal(JSON.parse(row[4]).order, "o-2");
    assert.deepEqual(JSON.parse(row[7]), { email: "eve@shop.test" });
    assert.deepEqual(row.slice(8), ["c-1", '{"seats":3}']);
    assert.deepEqual(body.columns.slice(0, 2), ["uuid", "event"]);
    assert.deepEqual(body.types[1], ["event", "String"]);
    assert.equal(body.hasMore, false);
  });

  for (const [query, values, count] of [
    ["select event from events", {}, 3],
    ["select event from events limit 2", {}, 2],
    ["SELECT event FROM events LIMIT 2 OFFSET 2", {}, 1],
    ["SELECT event FROM events WHERE event = {name}", { name: "$pageview" }, 1],
    ["SELECT event FROM events WHERE event = 'it''s'", {}, 0],
    ["SELECT event FROM events WHERE event IN ('$pageview', {other})", { other: "ordered" }, 3],
    ["SELECT event FROM events WHERE timestamp > now() - INTERVAL 30 HOUR", {}, 1],
    ["SELECT event FROM events WHERE timestamp < '2020-01-01 00:00:00'", {}, 0],
  ] as const) {
    it(`understand ${query}`, async () => {
      const { status, body } = await hogql(query, values);
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(body.results.length, count);
    });
  }

  for (const query of [
    "SELECT count() FROM events",
    "SELECT nothing FROM events",
    "SELECT event FROM persons",
    "SELECT event FROM events WHERE properties.plan = 'x'",
    "SELECT event FROM events WHERE event = {absent}",
    "SELECT event FROM events WHERE event LIKE 'a'",
    "SELECT event FROM events GROUP BY event",
    "SELECT event FROM events WHERE timestamp > 'yesterday'",
    "DROP TABLE events",
    "",
  ]) {
    it(`refuse ${query === "" ? "nothing" : query}`, async () => {
      const { status, body } = await hogql(query);
      assert.equal(status, 400);
      assert.equal(body.type, "validation_error");
      assert.ok(body.detail.length > 20);
    });
  }

  it("get events by the filters of a function", async () => {
    const { body } = await ask({
      kind: "EventsQuery",
      select: ["*", "person"],
      event: "ordered",
      after: "-7d",
      properties: [{ key: "total", type: "event", operator: "gt", value: 5 }],
      limit: 10,
    });
    assert.equal(body.results.length, 1);
    const [[event, person]] = body.results;
    assert.equal(event.properties.order, "o-1");
    assert.equal(person.properties.email, "eve@shop.test");
  });

  for (const query of [{ kind: "TrendsQuery" }, {}]) {
    it(`of kind ${JSON.stringify(query)} are refused`, async () =>
      assert.equal((await ask(query)).status, 400));
  }

  it("are refused where there is none", async () =>
    assert.equal((await sandbox.send("POST", "query/", {})).body.attr, "query"));
});

describe("integrations", () => {
  const sandbox = useSandbox();

  it("are listed, and found by number", async () => {
    const { body } = await sandbox.send("GET", "integrations/");
    assert.equal(body.count, 2);
    const one = await sandbox.send("GET", "integrations/1/");
    assert.deepEqual(one.body, body.results[0]);
    assert.equal(one.body.kind, "slack");
  });

  it("of Slack have channels, others none", async () => {
    const { body } = await sandbox.send("GET", "integrations/1/channels/");
    assert.ok(body.channels.length > 0);
    assert.equal((await sandbox.send("GET", "integrations/2/channels/")).status, 404);
  });

  it("are not found by another number", async () =>
    assert.equal((await sandbox.send("GET", "integrations/9/")).status, 404));
});

describe("the history of a function", () => {
  const sandbox = useSandbox({ isEmpty: true });

  it("tells what was changed, newest first", async () => {
    const { id } = await make(sandbox, { name: "Ping" });
    await sandbox.send("PATCH", `hog_functions/${id}/`, { hog: "return 2", name: "Pong" });
    await sandbox.send("PATCH", `hog_functions/${id}/`, { deleted: true });
    const { body } = await sandbox.send("GET", `activity_log/?scope=HogFunction&item_id=${id}`);
    assert.equal(body.total_count, 3);
    const [deleted, updated, created] = body.results;
    assert.equal(created.activity, "created");
    assert.deepEqual(created.user, { first_name: "Ada", email: "ada@example.test" });
    assert.deepEqual(updated.detail.changes, [
      { type: "HogFunction", action: "changed", field: "name", before: "Ping", after: "Pong" },
      {
        type: "HogFunction",
        action: "changed",
        field: "hog",
        before: "return 1",
        after: "return 2",
      },
    ]);
    assert.equal(deleted.detail.changes[0].field, "deleted");
  });

  it("says nothing of a save that changes nothing", async () => {
    const { id } = await make(sandbox, {});
    await sandbox.send("PATCH", `hog_functions/${id}/`, { hog: "return 1" });
    assert.equal((await sandbox.send("GET", `activity_log/?item_id=${id}`)).body.total_count, 1);
  });

  it("has pages and scopes", async () => {
    await make(sandbox, {});
    const { body } = await sandbox.send("GET", "activity_log/?page_size=1&page=2");
    assert.equal(body.results.length, 1);
    assert.match(body.previous, /page=1/);
    assert.equal((await sandbox.send("GET", "activity_log/?scope=Insight")).body.total_count, 0);
    const { body: refusal } = await sandbox.send("GET", "activity_log/?page_size=1001");
    const detail = "Ensure this value is less than or equal to 1000.";
    assert.deepEqual(refusal, refused("page_size", detail, "max_value"));
  });
});

describe("a webhook", () => {
  const sandbox = useSandbox();
  let path = "";
  let id = "";
  before(async () => {
    const { body } = await sandbox.send("GET", "hog_functions/?type=source_webhook");
    ({ id } = body.results[0]);
    path = `/public/webhooks/${id}`;
  });
  const call = (method: string, body?: unknown, options: object = {}) =>
    sandbox.send(method, path, body, { key: null, ...options });

  it("answers everybody", async () => {
    const { status, body } = await call("POST", {});
    assert.equal(status, 200);
    assert.deepEqual(body, { status: "ok" });
  });

  it("answers what its program says", async () => {
    const { status, body, headers } = await call("GET");
    assert.equal(status, 418);
    assert.equal(body, "tea");
    assert.equal(headers.get("content-type"), "text/plain");
  });

  it("answers a failure, logs and counts it", async () => {
    assert.equal((await call("POST", { bad: true })).status, 500);
    const logs = await sandbox.send("GET", `hog_functions/${id}/logs/?level=error`);
    assert.match(logs.body.results[0].message, /bad request/);
    const { body } = await sandbox.send("GET", `hog_functions/${id}/metrics/totals/?kind=failure`);
    assert.deepEqual(body.totals, { failure: 1 });
  });

  it("captures an event", async () => {
    await call("POST", { capture: 1 });
    const { body } = await sandbox.send("GET", "events/?event=hooked");
    assert.equal(body.results[0].distinct_id, "h-1");
    assert.equal(body.results[0].properties.x, 1);
  });

  it("reads the fields of a form", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    assert.equal((await call("POST", "bad=1", { isText: true, headers })).status, 500);
  });

  for (const missing of ["00000000-0000-7000-8000-000000000000", "x"]) {
    it(`is not there for ${missing}`, async () => {
      const answer = await sandbox.send("POST", `/public/webhooks/${missing}`, {}, { key: null });
      assert.equal(answer.status, 404);
      assert.deepEqual(answer.body, { error: "Not found" });
    });
  }

  it("takes no more than 20 MB", async () => {
    const answer = await call("POST", "x".repeat(21 * 1024 * 1024), { isText: true });
    assert.equal(answer.status, 413);
  });

  it("is not there while it is off", async () => {
    await sandbox.send("PATCH", `hog_functions/${id}/`, { enabled: false });
    assert.equal((await call("POST", {})).status, 404);
  });
});
