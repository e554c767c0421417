import assert from "node:assert/strict";
import { inspect } from "node:util";
import { PostHog } from "../../../client/api/posthog.ts";

describe("a project of PostHog", () => {
  const posthog = new PostHog({ host: "https://us.posthog.com", key: "phx_very_secret" }, 7);

  it("knows its host and its number", () =>
    assert.deepEqual([posthog.host, posthog.projectId], ["https://us.posthog.com", 7]));

  it("does not show its key when it is printed", () =>
    assert.ok(!inspect(posthog, { depth: Infinity, showHidden: true }).includes("phx_")));

  it("does not show its key when it is turned into JSON", () =>
    assert.ok(!JSON.stringify(posthog).includes("phx_")));
});
