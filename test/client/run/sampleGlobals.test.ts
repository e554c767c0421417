import assert from "node:assert/strict";
import { localRequest } from "../../../client/run/runRequest.ts";
import { sampleGlobals } from "../../../client/run/sampleGlobals.ts";
import type { HogFunction } from "../../../protocol/posthog.ts";
import { chooseHost } from "../../../server/run/chooseHost.ts";
import { runFunction } from "../../../server/run/runFunction.ts";
import { makeFunction } from "../../support/makeFunction.ts";

const project = { id: 7, name: "Demo shop", url: "https://us.posthog.com/project/7" };
const functionUrl = `${project.url}/functions/0198a000-0000-7000-8000-000000000001`;

describe("the default example", () => {
  it("of a destination is a page view by a person", () =>
    assert.deepEqual(sampleOf(makeFunction()), {
      event: {
        uuid: "id-1",
        event: "$pageview",
        distinct_id: "id-2",
        timestamp: "2026-03-10T09:15:00.000Z",
        url: "https://us.posthog.com/project/7/events/",
        elements_chain: "",
        properties: {
          $current_url: functionUrl,
          $browser: "Chrome",
          $ip: "89.160.20.129",
          this_is_an_example_event: true,
        },
      },
      person: {
        id: "id-3",
        name: "Example person",
        url: "https://us.posthog.com/person/id-2",
        properties: { email: "example@posthog.com" },
      },
      groups: {},
      project,
      source: { name: "Ping", url: functionUrl },
    }));

  it("calls a function without a name unnamed", () =>
    assert.deepEqual(sampleOf(makeFunction({ name: null }))["source"], {
      name: "Unnamed",
      url: functionUrl,
    }));

  it("of a transformation is the event alone, as it is before it is stored", () => {
    const { event, ...others } = sampleOf(makeFunction({ type: "transformation" }));
    assert.deepEqual(others, {});
    assert.deepEqual(Object.keys(Object(event)), [
      "event",
      "uuid",
      "distinct_id",
      "timestamp",
      "properties",
    ]);
  });

  it("of a log transformation is a record", () => {
    const { record, ...others } = sampleOf(makeFunction({ type: "transformation_log" }));
    assert.deepEqual(others, {});
    assert.deepEqual(
      [Object(record).severity_text, Object(record).timestamp],
      ["info", 1_773_134_100_000_000_000],
    );
  });

  it("of a webhook is a request whose text is its body", () => {
    const { request, ...others } = sampleOf(makeFunction({ type: "source_webhook" }));
    assert.deepEqual(others, {});
    assert.deepEqual(JSON.parse(Object(request).stringBody), Object(request).body);
  });

  it("of a site function is nothing", () => {
    assert.deepEqual(sampleOf(makeFunction({ type: "site_app" })), {});
    assert.deepEqual(sampleOf(makeFunction({ type: "site_destination" })), {});
  });

  it("of error tracking is an issue without a person", () => {
    const sample = sampleOf(internalOn("$error_tracking_issue_reopened"));
    assert.deepEqual(Object.keys(sample), ["event", "project", "source"]);
    const { event, properties } = Object(sample["event"]);
    assert.deepEqual(
      [event, properties],
      [
        "$error_tracking_issue_reopened",
        { name: "Test issue", description: "This is the issue description" },
      ],
    );
  });

  it("of the activity log is an entry", () => {
    const { event, properties } = Object(
      sampleOf(internalOn("$activity_log_entry_created"))["event"],
    );
    assert.deepEqual(
      [event, properties],
      ["$activity_log_entry_created", { activity: "created", scope: "Insight", item_id: "abcdef" }],
    );
  });

  it("of health checks is an issue", () => {
    const { properties } = Object(sampleOf(internalOn("$health_check_issue_firing"))["event"]);
    assert.deepEqual([properties.kind, properties.severity], ["sdk_outdated", "warning"]);
  });

  it("of other alerts has the name that the filters ask for", () =>
    assert.equal(eventName(internalOn("$insight_alert_firing")), "$insight_alert_firing"));

  it("is a page view where the filters take every event", () => {
    const filters = { events: [{ id: null, type: "events" }] };
    assert.equal(eventName(makeFunction({ filters })), "$pageview");
  });

  it("passes over what is odd in stored filters", () => {
    const filters = { events: "all", properties: [null, { key: 1, value: 2 }, { key: "a" }] };
    assert.equal(eventName(makeFunction({ filters })), "$pageview");
  });

  describe("passes filters", () => {
    it("on an event", () =>
      checkRuns({ filters: { events: [{ id: "signed up", type: "events" }] } }));

    it("on properties of that event", () =>
      checkRuns({
        filters: {
          events: [
            {
              id: "signed up",
              type: "events",
              properties: [
                { key: "plan", value: ["pro", "team"], operator: "exact", type: "event" },
                { key: "seats", value: 3 },
                { key: "coupon", operator: "is_set", value: "is_set", type: "event" },
              ],
            },
          ],
        },
      }));

    it("on a property of all events and of persons", () =>
      checkRuns({
        filters: {
          properties: [
            { key: "$browser", value: ["Firefox"], operator: "exact", type: "event" },
            { key: "email", value: "@a.test", operator: "icontains", type: "person" },
          ],
        },
      }));

    it("of the first mapping beside those of the function", () =>
      checkRuns({
        filters: { properties: [{ key: "plan", value: "pro", type: "event" }] },
        mappings: [
          {
            name: "Sign-ups",
            filters: {
              events: [{ id: "signed up", type: "events" }],
              properties: [{ key: "country", value: "IE", type: "event" }],
            },
          },
        ],
      }));

    it("on what is inside of an entry of the activity log", () =>
      checkRuns({
        type: "internal_destination",
        filters: {
          events: [
            {
              id: "$activity_log_entry_created",
              type: "events",
              properties: [{ key: "detail.name", value: "Signups", type: "event" }],
            },
          ],
        },
      }));

    it("of a transformation", () =>
      checkRuns({
        type: "transformation",
        hog: "return event",
        filters: { events: [{ id: "signed up", type: "events" }] },
      }));
  });
});

function internalOn(event: string): HogFunction {
  const filters = { events: [{ id: event, type: "events" }] };
  return makeFunction({ type: "internal_destination", filters });
}

function sampleOf(fn: HogFunction): Record<string, unknown> {
  let made = 0;
  return sampleGlobals(fn, project, new Date("2026-03-10T09:15:00Z"), () => `id-${++made}`);
}

function eventName(fn: HogFunction): unknown {
  return Object(sampleOf(fn)["event"]).event;
}

/** Runs the function against its example, which the filters must let through. */
async function checkRuns(fields: Partial<HogFunction>): Promise<void> {
  const fn = makeFunction({ hog: "return 1", ...fields });
  const subject = { base: fn, code: fn.hog, globals: sampleOf(fn), real: false };
  const local = localRequest(subject);
  assert.ok(local.kind === "runnable");
  const { status, errors } = await runFunction(local.request, chooseHost(local.request));
  assert.deepEqual([status, errors], ["success", []]);
}
