import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import { whenIdle } from "../../../server/lsp/whenIdle.ts";

describe("waiting for idleness", () => {
  it("makes many calls with one key one", async () => {
    const ran: string[] = [];
    const call = whenIdle((key) => void ran.push(key));
    call("a");
    call("b");
    call("a");
    await turns(15);
    assert.deepEqual(ran, ["a", "b"]);
  });

  it("waits while there is a call in every turn of the event loop", async () => {
    let count = 0;
    const call = whenIdle(() => void count++);
    for (let message = 0; message < 50; message++) {
      call("a");
      await turn();
    }
    assert.equal(count, 0);
    await turns(15);
    assert.equal(count, 1);
  });

  it("waits while a few other messages come between two calls", async () => {
    let count = 0;
    const call = whenIdle(() => void count++);
    for (let message = 0; message < 20; message++) {
      call("a");
      await turns(5);
    }
    assert.equal(count, 0);
    await turns(15);
    assert.equal(count, 1);
  });

  it("runs again for a call that comes later", async () => {
    let count = 0;
    const call = whenIdle(() => void count++);
    call("a");
    await turns(15);
    call("a");
    await turns(15);
    assert.equal(count, 2);
  });
});

async function turns(count: number): Promise<void> {
  for (let left = count; left > 0; left--) await turn();
}
