import assert from "node:assert/strict";
import { Turns } from "../../sandbox/runs/turns.ts";

describe("turns", () => {
  it("let no more than so many work at a time, and everybody in the end", async () => {
    const turns = new Turns(2);
    let working = 0;
    const most: number[] = [];
    const work = async (): Promise<void> => {
      most.push(++working);
      await Promise.resolve();
      working--;
    };
    await Promise.all(Array.from({ length: 7 }, () => turns.take(work)));
    assert.equal(most.length, 7);
    assert.equal(Math.max(...most), 2);
  });

  it("go on behind work that failed", async () => {
    const turns = new Turns(1);
    const failed = turns.take(() => Promise.reject(new Error("no")));
    const next = turns.take(() => Promise.resolve("yes"));
    await assert.rejects(failed, /no/);
    assert.equal(await next, "yes");
  });
});
