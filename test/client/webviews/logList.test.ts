import assert from "node:assert/strict";
import { LogList } from "../../../client/webviews/logs/logList.ts";
import type { LogEntry } from "../../../protocol/logPage.ts";

function entry(message: string, invocation = "run 1"): LogEntry {
  return { timestamp: "2026-03-10T09:15:02Z", level: "info", invocation, message };
}

function messages(list: LogList): readonly string[] {
  return list.visible.map(({ entry: { message } }) => message);
}

describe("the list of entries", () => {
  it("has newer entries above and older ones below", () => {
    const list = new LogList();
    list.replace([entry("b")]);
    list.append([entry("c")]);
    list.prepend([entry("a")]);
    assert.deepEqual(messages(list), ["a", "b", "c"]);
  });

  it("keeps the number of an entry wherever it moves", () => {
    const list = new LogList();
    list.replace([entry("b")]);
    const id = list.visible[0]?.id;
    list.prepend([entry("a")]);
    assert.equal(list.visible[1]?.id, id);
  });

  it("never gives a number twice", () => {
    const list = new LogList();
    list.replace([entry("a")]);
    const id = list.visible[0]?.id;
    list.replace([entry("a")]);
    assert.notEqual(list.visible[0]?.id, id);
  });

  it("shows one run alone", () => {
    const list = new LogList();
    list.replace([entry("a"), entry("b", "run 2"), entry("c")]);
    list.chooseInvocation("run 1");
    assert.deepEqual(messages(list), ["a", "c"]);
  });

  it("tells how many newer entries are visible", () => {
    const list = new LogList();
    list.chooseInvocation("run 1");
    assert.equal(list.prepend([entry("a"), entry("b", "run 2")]), 1);
  });
});
