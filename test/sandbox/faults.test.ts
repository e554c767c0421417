import assert from "node:assert/strict";
import type { Fault } from "../../protocol/sandbox.ts";
import { make, useSandbox } from "./support/useSandbox.ts";

describe("faults", () => {
  const sandbox = useSandbox({ isEmpty: true });
  const suffer = async (...faults: readonly Fault[]): Promise<void> => {
    assert.equal((await sandbox.send("PUT", "/sandbox/faults", faults)).status, 204);
  };
  afterEach(() => suffer());

  it("throttle, with the time to wait", async () => {
    await suffer({ kind: { type: "throttle", seconds: 59 } });
    const { status, headers, body } = await sandbox.send("GET", "hog_functions/");
    assert.equal(status, 429);
    assert.equal(headers.get("retry-after"), "59");
    assert.deepEqual(body, {
      type: "throttled_error",
      code: "throttled",
      detail: "Request was throttled. Expected available in 59 seconds.",
      attr: null,
    });
  });

  it("answer another status", async () => {
    await suffer({ kind: { type: "error", status: 503 } });
    assert.equal((await sandbox.send("GET", "hog_functions/")).status, 503);
  });

  it("answer a page", async () => {
    await suffer({ kind: { type: "html" } });
    const { status, headers, body } = await sandbox.send("GET", "hog_functions/");
    assert.equal(status, 200);
    assert.match(headers.get("content-type") ?? "", /^text\/html/);
    assert.match(body, /^<!doctype html>/);
  });

  it("delay, and answer then", async () => {
    await suffer({ kind: { type: "delay", milliseconds: 1 } });
    assert.equal((await sandbox.send("GET", "hog_functions/")).status, 200);
  });

  it("close the connection before anything is done", async () => {
    await suffer({ method: "POST", kind: { type: "drop", when: "before" } });
    await assert.rejects(make(sandbox, { name: "Lost" }));
    assert.equal((await sandbox.send("GET", "hog_functions/?search=Lost")).body.count, 0);
  });

  it("close the connection after all is done", async () => {
    await suffer({ method: "POST", kind: { type: "drop", when: "after" } });
    await assert.rejects(make(sandbox, { name: "Done" }));
    assert.equal((await sandbox.send("GET", "hog_functions/?search=Done")).body.count, 1);
  });

  it("meet the methods, paths and numbers of requests that they are for", async () => {
    await suffer({ method: "get", path: "/logs", times: 1, kind: { type: "error", status: 500 } });
    const { id } = await make(sandbox, {});
    const statuses = [];
    for (const path of [
      `hog_functions/${id}/`,
      `hog_functions/${id}/logs/`,
      `hog_functions/${id}/logs/`,
    ]) {
      statuses.push((await sandbox.send("GET", path)).status);
    }
    assert.deepEqual(statuses, [200, 500, 200]);
  });

  it("replace earlier ones", async () => {
    await suffer({ kind: { type: "html" } });
    await suffer();
    assert.deepEqual((await sandbox.send("GET", "hog_functions/icons/")).body, []);
  });

  for (const [what, body, attr] of [
    ["no list", {}, null],
    ["an unknown kind", [{ kind: { type: "flood" } }], "0__kind__type"],
    ["no kind", [{}], "0__kind"],
    ["a status that is no error", [{ kind: { type: "error", status: 200 } }], "0__kind__status"],
  ] as const) {
    it(`are refused for ${what}`, async () => {
      const answer = await sandbox.send("PUT", "/sandbox/faults", body);
      assert.equal(answer.status, 400);
      assert.equal(answer.body.attr, attr);
    });
  }
});

describe("the requests", () => {
  const sandbox = useSandbox({ isEmpty: true });
  const requestsOf = async () => (await sandbox.send("GET", "/sandbox/requests")).body;
  beforeEach(() => sandbox.send("DELETE", "/sandbox/requests"));

  it("are kept in their order, without their headers", async () => {
    await sandbox.send("GET", "hog_functions/?limit=1");
    await sandbox.send("POST", "hog_functions/", { hog: 1 });
    await sandbox.send("POST", "hog_functions/", "{", { isText: true });
    assert.deepEqual(await requestsOf(), [
      { method: "GET", path: "/api/projects/1/hog_functions/?limit=1", status: 200 },
      { method: "POST", path: "/api/projects/1/hog_functions/", body: { hog: 1 }, status: 201 },
      { method: "POST", path: "/api/projects/1/hog_functions/", body: "{", status: 400 },
    ]);
  });

  it("are kept with the status 0 where nothing was answered", async () => {
    await sandbox.send("PUT", "/sandbox/faults", [
      { times: 1, kind: { type: "drop", when: "before" } },
    ]);
    await assert.rejects(sandbox.send("GET", "hog_functions/"));
    assert.deepEqual(
      (await requestsOf()).map(({ status }: { readonly status: number }) => status),
      [0],
    );
  });

  it("are forgotten when asked", async () => {
    await sandbox.send("GET", "hog_functions/");
    assert.equal((await sandbox.send("DELETE", "/sandbox/requests")).status, 204);
    assert.deepEqual(await requestsOf(), []);
  });
});
