import assert from "node:assert/strict";
import { bucketsBetween, createBuckets } from "../../sandbox/queries/buckets.ts";
import { resolveRelativeTime } from "../../sandbox/queries/relativeTime.ts";

describe("buckets of metrics", () => {
  const time = Date.parse("2026-07-05T23:30:00Z");

  for (const [interval, zone, label] of [
    ["hour", "UTC", "2026-07-05T23:00"],
    ["hour", "Europe/Dublin", "2026-07-06T00:00"],
    ["day", "Europe/Dublin", "2026-07-06"],
    ["week", "UTC", "2026-06-29"],
    ["week", "Europe/Dublin", "2026-07-06"],
  ] as const) {
    it(`are named ${label} for a ${interval} in ${zone}`, () =>
      assert.equal(createBuckets(interval, zone)(time), label));
  }

  it("have a day each, also where summer time ends", () => {
    const bucketOf = createBuckets("day", "Europe/Dublin");
    const labels = bucketsBetween(
      Date.parse("2026-10-24T12:00:00Z"),
      Date.parse("2026-10-26T12:00:00Z"),
      bucketOf,
    );
    assert.deepEqual(labels, ["2026-10-24", "2026-10-25", "2026-10-26"]);
  });

  it("are none where the end comes before the start", () =>
    assert.deepEqual(bucketsBetween(time, time - 1, createBuckets("day", "UTC")), []));

  it("come to an end however long ago they start", () => {
    const labels = bucketsBetween(-8.64e15, time, createBuckets("week", "UTC"));
    assert.ok(labels.length < 600);
  });
});

describe("relative times", () => {
  const now = Date.parse("2026-03-31T10:00:00.000Z");

  for (const [text, expected] of [
    ["-1h", "2026-03-31T09:00:00.000Z"],
    ["1h", "2026-03-31T09:00:00.000Z"],
    ["-7d", "2026-03-24T10:00:00.000Z"],
    ["-1dStart", "2026-03-30T10:00:00.000Z"],
    ["-2w", "2026-03-17T10:00:00.000Z"],
    ["-1m", "2026-02-28T10:00:00.000Z"],
    ["-30M", "2026-03-31T09:30:00.000Z"],
    ["-15s", "2026-03-31T09:59:45.000Z"],
    ["-1q", "2025-12-30T10:00:00.000Z"],
    ["-1y", "2025-03-31T10:00:00.000Z"],
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01T08:00:00+02:00", "2026-03-01T06:00:00.000Z"],
    ["-999999q", "1970-01-01T00:00:00.000Z"],
    ["-999999y", "2026-03-31T10:00:00.000Z"],
    ["0001-01-01", "1970-01-01T00:00:00.000Z"],
    ["nonsense", "2026-03-31T10:00:00.000Z"],
    ["", "2026-03-31T10:00:00.000Z"],
  ] as const) {
    it(`are ${expected} for ${text === "" ? "nothing" : text}`, () =>
      assert.equal(new Date(resolveRelativeTime(text, now)).toISOString(), expected));
  }
});
