import assert from "node:assert/strict";
import { comparedEvent } from "../../../client/run/comparedEvent.ts";

describe("the event after a transformation", () => {
  const before = { event: "signed up", distinct_id: "u-1", properties: { plan: "Pro" } };

  it("keeps what the program changed", () =>
    assert.deepEqual(
      comparedEvent(before, { ...before, event: "joined", properties: { plan: "pro", tier: 1 } }),
      { event: "joined", distinct_id: "u-1", properties: { plan: "pro", tier: 1 } },
    ));

  it("leaves out what the worker adds", () => {
    const properties = { plan: "Pro", $transformations_succeeded: ["Plan (1)"] };
    const after = { ...before, properties, ip: null, site_url: "", team_id: 7, now: "" };
    assert.deepEqual(comparedEvent(before, after), before);
  });

  it("is as it is where there is nothing to compare it with", () =>
    assert.equal(comparedEvent(undefined, null), null));
});
