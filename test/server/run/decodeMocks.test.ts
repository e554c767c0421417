import assert from "node:assert/strict";
import { decodeMocks } from "../../../server/run/decodeMocks.ts";

describe("a mocks file", () => {
  it("is a list of rules, beside which every call is an error", () =>
    assert.deepEqual(decodeMocks([{ url: "https://a.test/*", status: 404, body: null }]), {
      mode: "scripted",
      rules: [{ url: "https://a.test/*", status: 404, body: null }],
      otherwise: "error",
    }));

  it("may leave other calls to PostHog's mocks", () =>
    assert.deepEqual(decodeMocks({ rules: [], otherwise: "mock" }), {
      mode: "scripted",
      rules: [],
      otherwise: "mock",
    }));

  for (const [json, problem] of [
    [null, "Mocks must be a list of rules."],
    [{ rule: [] }, "Mocks must be a list of rules."],
    [{ rules: [], otherwise: "fail" }, '"otherwise" must be "error" or "mock".'],
    [[{}, "x"], "Rule 2: it must be an object."],
    [[{ status: "200" }], 'Rule 1: "status" must be a number.'],
    [
      [{ path: "/a" }],
      'Rule 1: "path" is unknown; known are function, url, method, times, status, error, body, answer.',
    ],
  ] as const) {
    it(`is refused as ${JSON.stringify(json)}`, () =>
      assert.deepEqual(decodeMocks(json), { problem }));
  }
});
