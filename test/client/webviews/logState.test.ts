import assert from "node:assert/strict";
import {
  decodeLogState,
  initialLogState,
  isRestricted,
  levelChoices,
  toEntryLevels,
  toggleLevel,
} from "../../../client/webviews/logs/logState.ts";

describe("the levels of the log page", () => {
  it("are removed and added in their own order", () => {
    const without = toggleLevel(levelChoices, "warn");
    assert.deepEqual(
      [without, toggleLevel(without, "warn")],
      [
        ["error", "info", "debug"],
        ["error", "warn", "info", "debug"],
      ],
    );
  });

  it("are all of them once the last one is removed", () => {
    assert.deepEqual(toggleLevel(["error"], "error"), levelChoices);
  });

  it("are not named to the panel where all are wanted", () => {
    assert.deepEqual(toEntryLevels(levelChoices), []);
  });

  it("count `log` as `info`", () => {
    assert.deepEqual(toEntryLevels(["warn", "info"]), ["warn", "info", "log"]);
  });
});

describe("the kept state of the log page", () => {
  it("comes back as it was", () => {
    const state = { text: "slack", chosen: ["error", "info"], live: true };
    assert.deepEqual(decodeLogState(state), state);
  });

  for (const kept of [undefined, null, "text", 7, [], { text: 1, chosen: "error", live: 1 }]) {
    it(`begins anew with ${JSON.stringify(kept)}`, () => {
      assert.deepEqual(decodeLogState(kept), initialLogState);
    });
  }

  it("restricts the entries by a search or by levels", () => {
    assert.deepEqual(
      [
        isRestricted(initialLogState),
        isRestricted({ ...initialLogState, live: true }),
        isRestricted({ ...initialLogState, text: "x" }),
        isRestricted({ ...initialLogState, chosen: ["error"] }),
      ],
      [false, false, true, true],
    );
  });
});
