import assert from "node:assert/strict";
import { demoProject } from "../../../sandbox/seed/demoProject.ts";
import { eventStream, type StreamEvent } from "../../../sandbox/seed/eventStream.ts";

const end = new Date("2026-03-10T09:15:00.000Z");
const week = eventStream(7, end, 1);

describe("the event stream", () => {
  it("is the same for the same seed", () => assert.deepEqual(eventStream(7, end, 1), week));

  it("is another one for another seed", () => {
    const other = eventStream(7, end, 2);
    assert.notDeepEqual(other.map(eventName), week.map(eventName));
  });

  it("agrees with a longer stream where they overlap", () => {
    const longer = eventStream(9, end, 1);
    assert.deepEqual(longer.slice(-week.length), week);
  });

  it("goes on where an earlier one ended", () => {
    const noon = new Date("2026-03-08T12:00:00.000Z");
    const earlier = week.filter(({ timestamp }) => Date.parse(timestamp) <= noon.getTime());
    assert.deepEqual(eventStream(7, noon, 1).slice(-earlier.length), earlier);
  });

  it("has the oldest events first", () => {
    const times = week.map(({ timestamp }) => timestamp);
    assert.deepEqual(times, times.toSorted());
  });

  it("lies within its days", () => {
    const first = new Date(end.getTime() - 7 * 86_400_000).toISOString();
    const outside = week.filter(({ timestamp: at }) => at <= first || at > end.toISOString());
    assert.deepEqual(outside, []);
  });

  for (const seed of [1, 7, 42]) {
    it(`has 600 to 900 events a week with the seed ${seed}`, () => {
      const { length } = eventStream(7, end, seed);
      assert.ok(length >= 600 && length <= 900, String(length));
    });
  }

  it("has an id of its own for each event", () => {
    assert.equal(new Set(week.map(({ uuid }) => uuid)).size, week.length);
  });

  it("has about forty people", () => {
    const people = new Set(week.filter(isOnPage).map(({ person }) => person.id));
    assert.ok(people.size >= 30 && people.size <= 60, String(people.size));
  });

  it("has busier days and evenings than nights", () => {
    assert.ok(countBetween(18, 22) > 4 * countBetween(1, 5));
  });

  it("has busier Sundays than Saturdays", () => {
    const month = eventStream(28, end, 1);
    const on = (day: number): number =>
      month.filter(({ timestamp }) => new Date(timestamp).getUTCDay() === day).length;
    assert.ok(on(0) > on(6));
  });

  it("has bots, staff, and what PostHog itself reports", () => {
    assert.ok(week.some(isBot));
    assert.ok(week.some(isStaff));
    for (const name of internalEvents) assert.ok(week.map(eventName).includes(name), name);
  });

  it("has no order without a visit to the checkout", () => {
    const sessions = new Set(week.filter(named("checkout started")).map(sessionOf));
    // Of a visit on the edge only the end is there.
    const later = week.filter(named("order completed")).slice(1);
    assert.deepEqual(
      later.filter((order) => !sessions.has(sessionOf(order))),
      [],
    );
  });

  it("makes a stranger keep the person in signing up", () => {
    const [identify] = week.filter(named("$identify"));
    assert.ok(identify);
    const before = week.filter(
      ({ distinct_id: id }) => id === identify.properties["$anon_distinct_id"],
    );
    assert.deepEqual([...new Set(before.map(({ person }) => person.id))], [identify.person.id]);
  });

  it("has only events that are defined", () => {
    const defined = new Set(demoProject.eventDefinitions.map(({ name }) => name));
    assert.deepEqual(
      week.map(eventName).filter((name) => !defined.has(name)),
      [],
    );
  });

  it("has only properties that are defined", () => {
    const defined = new Set(
      demoProject.propertyDefinitions.map(({ type, name }) => `${type} ${name}`),
    );
    const used = new Set(eventStream(28, end, 1).flatMap(propertiesOf));
    assert.deepEqual(
      [...used].filter((name) => !defined.has(name)),
      [],
    );
  });
});

const internalEvents = [
  "$error_tracking_issue_created",
  "$insight_alert_firing",
  "$activity_log_entry_created",
];

/** How many events of the week fall into these hours of the day. */
function countBetween(from: number, to: number): number {
  return week.filter(({ timestamp }) => {
    const hour = new Date(timestamp).getUTCHours();
    return hour >= from && hour < to;
  }).length;
}

const isBot = ({ properties }: StreamEvent): boolean =>
  String(properties["$raw_user_agent"]).includes("PriceBot");

const isStaff = ({ person }: StreamEvent): boolean => person.properties["is_staff"] === true;

const eventName = ({ event }: StreamEvent): string => event;

const sessionOf = ({ properties }: StreamEvent): unknown => properties["$session_id"];

const isOnPage = ({ event }: StreamEvent): boolean => !internalEvents.includes(event);

const named =
  (name: string) =>
  ({ event }: StreamEvent): boolean =>
    event === name;

function propertiesOf({ properties, person, groups }: StreamEvent): readonly string[] {
  const ofGroups = Object.values(groups).flatMap((group) => Object.keys(group.properties));
  return [
    ...Object.keys(properties).map((name) => `event ${name}`),
    ...Object.keys(person.properties).map((name) => `person ${name}`),
    ...ofGroups.map((name) => `group ${name}`),
  ];
}
