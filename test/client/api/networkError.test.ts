import assert from "node:assert/strict";
import { isNetworkFailure, toNetworkError } from "../../../client/api/networkError.ts";

describe("a request without an answer", () => {
  const unanswered = { host: "us.posthog.com", isWrite: true, isCancelled: false, limit: 15_000 };

  for (const code of [
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
  ]) {
    it(`says that the certificate is not trusted: ${code}`, () =>
      assert.match(
        toNetworkError(failed(code), unanswered).message,
        /^The certificate of us\.posthog\.com is not trusted here\. Check/,
      ));
  }

  for (const [code, wasSent] of [
    ["ENOTFOUND", false],
    ["EAI_AGAIN", false],
    ["ECONNREFUSED", false],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", false],
    ["ECONNRESET", true],
    ["UND_ERR_SOCKET", true],
    ["ANYTHING_ELSE", true],
  ] as const) {
    it(`${wasSent ? "may have taken" : "took no"} effect: ${code}`, () =>
      assert.equal(toNetworkError(failed(code), unanswered).mayHaveTakenEffect, wasSent));
  }

  it("is not made again when the certificate is not trusted", () =>
    assert.ok(!isNetworkFailure(failed("CERT_HAS_EXPIRED"))));

  it("does not carry what was thrown, which holds the request", () =>
    assert.equal(toNetworkError(failed("ECONNRESET"), unanswered).cause, undefined));
});

/** What `fetch` throws. */
function failed(code: string): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
}
