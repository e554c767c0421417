import assert from "node:assert/strict";
import { toApiError } from "../../../client/api/refusal.ts";

describe("the message for a key that is not known", () => {
  for (const [host, message] of [
    ["us.posthog.com", /wrong or deleted, or belongs to eu\.posthog\.com\. Connect/],
    ["eu.posthog.com", /wrong or deleted, or belongs to us\.posthog\.com\. Connect/],
    ["posthog.example.com", /wrong or deleted\. Connect/],
  ] as const) {
    it(`names the other region, if there is one, at ${host}`, () =>
      assert.match(refusal(host, 401).message, message));
  }
});

describe("the message for too many requests", () => {
  for (const [retryAfter, wait] of [
    [undefined, "in a while"],
    [1, "in a second"],
    [59, "in 59 seconds"],
    [3000, "in 50 minutes"],
  ] as const) {
    it(`says ${wait}`, () =>
      assert.ok(refusal("us.posthog.com", 429, retryAfter).message.endsWith(` ${wait}.`)));
  }
});

function refusal(host: string, status: number, retryAfter?: number): Error {
  return toApiError({ host, status, retryAfter, isWrite: false, body: undefined });
}
