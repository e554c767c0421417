import assert from "node:assert/strict";
import { toDuration, toLocalTime, toOffset } from "../../../client/webviews/time.ts";

describe("a duration", () => {
  it("has a decimal only where it matters", () => {
    assert.deepEqual([0, 0.44, 31.5, 999, 1250, 60_000].map(toDuration), [
      "0 ms",
      "0.4 ms",
      "32 ms",
      "999 ms",
      "1.25 s",
      "60 s",
    ]);
  });
});

describe("the offset of a time", () => {
  it("is what passed since the start", () => {
    assert.equal(toOffset("2026-03-10T09:15:02.100Z", "2026-03-10T09:15:02.112Z"), "+12 ms");
  });

  it("is nothing where there is no time", () => {
    assert.equal(toOffset("soon", "2026-03-10T09:15:02.112Z"), "");
  });
});

describe("a local time", () => {
  it("has milliseconds and a clock of 24 hours", () => {
    assert.match(toLocalTime("2026-03-10T09:15:02.116000Z"), /^Mar \d\d, \d\d:\d\d:02\.116$/);
  });

  it("is the text itself where that is no time", () => {
    assert.equal(toLocalTime("soon"), "soon");
  });
});
