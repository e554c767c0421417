import assert from "node:assert/strict";
import { RequestLog } from "../../sandbox/http/requestLog.ts";

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe("the log of requests", () => {
  const request = { method: "POST", path: "/api/x", status: 200 };

  it("keeps bodies as JSON, as text, or not at all", () => {
    const log = new RequestLog();
    for (const text of ['{"a":1}', "a", ""]) log.add(request, bytes(text));
    assert.deepEqual(log.requests, [
      { ...request, body: { a: 1 } },
      { ...request, body: "a" },
      request,
    ]);
  });

  it("keeps bodies as text that are too deep to be written again", () => {
    const log = new RequestLog();
    const text = "[".repeat(10_000) + "]".repeat(10_000);
    log.add(request, bytes(text));
    assert.equal(log.requests[0]?.body, text);
  });

  it("keeps the last thousand", () => {
    const log = new RequestLog();
    for (let status = 0; status < 1001; status++) log.add({ ...request, status }, bytes(""));
    assert.equal(log.requests.length, 1000);
    assert.equal(log.requests[0]?.status, 1);
  });

  it("keeps fewer where they are large", () => {
    const log = new RequestLog();
    const large = new Uint8Array(20 * 1024 * 1024);
    log.add(request, large);
    log.add({ ...request, status: 201 }, large);
    assert.deepEqual(
      log.requests.map(({ status }) => status),
      [201],
    );
  });
});
