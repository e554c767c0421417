import assert from "node:assert/strict";
import type { HogFunction } from "../../../protocol/posthog.ts";
import { type Counts, lensesOf } from "../../../client/language/lensTitles.ts";
import { makeFunction } from "../../support/makeFunction.ts";

const on: Partial<HogFunction> = { enabled: true, status: { state: 1, tokens: 0 } };

describe("the line above a program", () => {
  it("runs it, and shows its log and metrics", () =>
    assert.deepEqual(
      lensesOf(makeFunction(on), { succeeded: 1 }).map(({ command }) => command),
      ["hog.run", "hog.openLogs", "hog.openMetrics"],
    ));

  for (const [fields, title] of [
    [{ enabled: false }, "Off"],
    [{ enabled: true, status: { state: 0, tokens: 0 } }, "Live"],
    [{ enabled: true, status: { state: 1, tokens: 0 } }, "Live"],
    [{ enabled: true, status: { state: 2, tokens: 0 } }, "$(warning) Degraded"],
    [{ enabled: true, status: { state: 3, tokens: 0 } }, "$(error) Disabled by PostHog"],
    [{ enabled: true, status: { state: 11, tokens: 0 } }, "$(warning) Degraded"],
    [{ enabled: true, status: { state: 12, tokens: 0 } }, "$(error) Disabled by PostHog"],
    [{ enabled: true, filters: { bytecode_error: "no" } }, "$(error) Filters do not compile"],
  ] as const) {
    it(`says ${title} where the state is ${JSON.stringify(fields)}`, () =>
      assert.equal(lensesOf(makeFunction(fields), undefined)[1]?.title, title));
  }

  it("has no figures before they are there", () =>
    assert.deepEqual(titlesOf(undefined), ["$(play) Run", "Live"]));

  for (const [counts, titles] of [
    [{}, ["7 days: no runs"]],
    [{ filtered: 5031 }, ["7 days: no runs"]],
    [{ succeeded: 1204 }, ["7 days: 1,204 ok"]],
    [{ succeeded: 1204, failed: 3 }, ["7 days: 1,204 ok · 3 failed"]],
    [{ succeeded: 2, failed: 3, inputs_failed: 4 }, ["7 days: 2 ok · 7 failed"]],
    [{ failed: 1 }, ["7 days: 0 ok · 1 failed"]],
    [{ succeeded: 10, dropped: 2 }, ["7 days: 10 ok · 2 dropped"]],
    [
      { succeeded: 1204, triggered: 1207, failed: 3, filtered: 5031 },
      ["7 days: 1,204 ok · 3 failed", "1,207 of 6,238 events matched"],
    ],
    [{ succeeded: 5, triggered: 5 }, ["7 days: 5 ok"]],
    [{ succeeded: 5, filtered: 7 }, ["7 days: 5 ok"]],
    [{ succeeded: 1_234_567 }, ["7 days: 1,234,567 ok"]],
  ] as const) {
    it(`says ${titles.join(", ")} for ${JSON.stringify(counts)}`, () =>
      assert.deepEqual(titlesOf(counts).slice(2), titles));
  }
});

function titlesOf(counts: Counts | undefined): readonly string[] {
  return lensesOf(makeFunction(on), counts).map(({ title }) => title);
}
