import assert from "node:assert/strict";
import { PostHog } from "../../../client/api/posthog.ts";
import { type FakeHttp, json, onlyRequest, withFakeHttp } from "../../support/fakeHttp.ts";
import { failureOf } from "./failureOf.ts";

describe("the metrics of a function", () => {
  const answer = { labels: ["2026-03-08"], series: [{ name: "succeeded", values: [4] }] };

  it("are counts by name and bucket", () =>
    withFakeHttp(
      () => json(answer),
      async (server) => {
        const query = { after: "-7d", interval: "day" } as const;
        assert.deepEqual(await posthog(server).metrics.read("f", query), answer);
        const { path, query: sent } = onlyRequest(server);
        assert.equal(path, "/api/projects/7/hog_functions/f/metrics/");
        assert.deepEqual(sent, { after: "-7d", interval: "day", breakdown_by: "name" });
      },
    ));

  it("are not understood when a count is none", () =>
    withFakeHttp(
      () => json({ labels: [], series: [{ name: "succeeded", values: ["4"] }] }),
      async (server) => {
        const query = { after: "-7d", interval: "day" } as const;
        const error = await failureOf(posthog(server).metrics.read("f", query));
        assert.match(error.message, /\(at series\.0\.values\.0\)/);
      },
    ));
});

describe("the totals of a function", () => {
  it("are counts by name", () =>
    withFakeHttp(
      () => json({ totals: { succeeded: 16 } }),
      async (server) => {
        const time = { after: "-14d", before: "-7d" };
        assert.deepEqual(await posthog(server).metrics.totals("f", time), { succeeded: 16 });
        const { path, query } = onlyRequest(server);
        assert.equal(path, "/api/projects/7/hog_functions/f/metrics/totals/");
        assert.deepEqual(query, { ...time, breakdown_by: "name" });
      },
    ));

  it("are not understood when they are missing", () =>
    withFakeHttp(
      () => json({}),
      async (server) => {
        const error = await failureOf(posthog(server).metrics.totals("f", { after: "-7d" }));
        assert.match(error.message, /\(at totals\)/);
      },
    ));
});

function posthog({ host }: FakeHttp): PostHog {
  return new PostHog({ host, key: "phx_key" }, 7);
}
