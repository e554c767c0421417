import assert from "node:assert/strict";
import type { LogRow } from "../../../protocol/posthog.ts";
import type { LogQuery } from "../../../client/api/logs.ts";
import { PostHog } from "../../../client/api/posthog.ts";
import { type FakeRequest, json, onlyRequest, withFakeHttp } from "../../support/fakeHttp.ts";
import { failureOf } from "./failureOf.ts";

const row = {
  log_source_id: "f",
  instance_id: "i",
  timestamp: "2026-03-10T09:15:02.116000Z",
  level: "INFO",
  message: "about to call",
};

describe("the log of a function", () => {
  it("is what PostHog answers", async () => {
    const { rows } = await read({}, { results: [row], next: null });
    assert.deepEqual(rows, [row]);
  });

  it("has its levels in upper case", async () => {
    const { rows } = await read({}, { results: [{ ...row, level: "warn" }] });
    assert.equal(rows[0]?.level, "WARN");
  });

  it("is asked for with what is wanted of it", async () => {
    const { sent } = await read({
      limit: 100,
      before: "2026-03-10T09:15:02.116000Z",
      after: "2026-03-09T09:15:02.116000Z",
      levels: ["info", "warn"],
      search: "50% off",
      invocation: "i",
    });
    assert.equal(sent.path, "/api/projects/7/hog_functions/f/logs/");
    assert.deepEqual(sent.query, {
      limit: "100",
      before: "2026-03-10T09:15:02.116000Z",
      after: "2026-03-09T09:15:02.116000Z",
      level: "INFO,WARN",
      search: "50% off",
      instance_id: "i",
    });
  });

  it("is asked for without what is empty, which the server refuses", async () => {
    const { sent } = await read({ levels: [], search: "", invocation: "" });
    assert.deepEqual(sent.query, {});
  });

  it("is not to be had from an old server", () =>
    withFakeHttp(
      () => json({ detail: "This action does not support Personal API Key access" }, 403),
      async ({ host }) => {
        const asked = new PostHog({ host, key: "phx_key" }, 7).logs.read("f", {});
        assert.equal((await failureOf(asked)).failure, "outdated-server");
      },
    ));

  it("is not understood when a line has no message", async () => {
    const { message, ...rest } = row;
    const error = await failureOf(read({}, { results: [rest] }));
    assert.match(error.message, /\(at 0\.message\)/);
    assert.ok(!error.message.includes(message));
  });
});

async function read(
  query: LogQuery,
  answer: unknown = { results: [] },
): Promise<{
  readonly rows: readonly LogRow[];
  readonly sent: FakeRequest;
}> {
  return withFakeHttp(
    () => json(answer),
    async (server) => {
      const posthog = new PostHog({ host: server.host, key: "phx_key" }, 7);
      return { rows: await posthog.logs.read("f", query), sent: onlyRequest(server) };
    },
  );
}
