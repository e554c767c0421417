import assert from "node:assert/strict";
import type { RunResult } from "../../protocol/run.ts";
import { afterRun, afterSave, costOf, healthIn } from "../../sandbox/runs/health.ts";

const at = "2026-03-10T09:00:00.000Z";

describe("the health of a function", () => {
  it("starts full", () =>
    assert.deepEqual(afterRun(undefined, 0, at), { state: 1, tokens: 10_000, at }));

  it("is degraded at four fifths of its tokens, and disabled without any", () => {
    assert.equal(afterRun(undefined, 1999, at).state, 1);
    assert.equal(afterRun(undefined, 2000, at).state, 2);
    assert.equal(afterRun(undefined, 10_000, at).state, 3);
  });

  it("gets ten tokens a second back, and never more than it had", () => {
    const tired = afterRun(undefined, 1000, at);
    assert.equal(afterRun(tired, 0, "2026-03-10T09:00:10.000Z").tokens, 9100);
    assert.equal(afterRun(tired, 0, "2026-03-10T10:00:00.000Z").tokens, 10_000);
  });

  it("stays disabled until somebody saves", () => {
    const disabled = healthIn(3, at);
    assert.deepEqual(afterRun(disabled, 0, "2026-03-11T09:00:00.000Z"), disabled);
    assert.deepEqual(afterSave(disabled, at), { state: 2, tokens: 8000, at });
  });

  it("is not changed by saving otherwise", () => {
    const degraded = healthIn(2, at);
    assert.equal(afterSave(degraded, at), degraded);
    assert.equal(afterSave(undefined, at), undefined);
  });

  for (const [syncDuration, duration, cost] of [
    [50, 150, 0],
    [550, 550, 100],
    [0, 5000, 20],
    [300, 300, 50],
  ] as const) {
    it(`loses ${cost} for ${syncDuration} ms of ${duration} ms`, () => {
      const result: RunResult = {
        status: "success",
        result: null,
        returned: null,
        errors: [],
        logs: [],
        requests: [],
        captured: [],
        operations: 0,
        memory: 0,
        syncDuration,
        duration,
      };
      assert.equal(costOf(result), cost);
    });
  }
});
