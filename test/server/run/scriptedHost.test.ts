import assert from "node:assert/strict";
import type { MockRule } from "../../../protocol/run.ts";
import { createMockedHost } from "../../../server/run/mockedHost.ts";
import { toRecord } from "../../../server/run/record.ts";
import { createScriptedHost } from "../../../server/run/scriptedHost.ts";
import { askHost, valueOf } from "../../support/askHost.ts";

describe("the scripted host", () => {
  it("answers by the first rule that fits URL and method", async () => {
    const host = createScriptedHost([
      { url: "https://a.test/*", method: "get", status: 404 },
      { url: "https://a.test/*", body: { ok: true } },
    ]);
    const found = await askHost(host, "fetch", "https://a.test/1", { method: "POST" });
    assert.deepEqual(valueOf(found), { status: 200, body: { ok: true } });
  });

  it("answers as often as a rule says, then by the next", async () => {
    const host = createScriptedHost([{ status: 500, times: 2 }, { status: 200 }]);
    const statuses = [];
    for (let call = 0; call < 3; call++) {
      statuses.push(toRecord(valueOf(await askHost(host, "fetch", "https://a.test")))["status"]);
    }
    assert.deepEqual(statuses, [500, 500, 200]);
  });

  for (const [pattern, url, fits] of [
    ["https://a.test/*", "https://a.test/", true],
    ["https://a.test/*", "https://b.test/", false],
    ["*/items/*/tags", "https://a.test/items/7/tags", true],
    ["*/items/*/tags", "https://a.test/items/tags", false],
    ["https://a.test/?q=1", "https://a.test/?q=1", true],
    ["https://a.test", "https://a.test/", false],
    ["ab*ba", "aba", false],
  ] as const) {
    it(`takes ${url} ${fits ? "" : "not "}for ${pattern}`, async () => {
      const answer = await askHost(createScriptedHost([{ url: pattern }]), "fetch", url);
      assert.equal(answer.type === "answered", fits);
    });
  }

  it("lets the network fail: the program sees status 500 and the reason", async () => {
    const host = createScriptedHost([{ error: "connect ECONNREFUSED" }]);
    assert.deepEqual(valueOf(await askHost(host, "fetch", "https://a.test")), {
      status: 500,
      body: "connect ECONNREFUSED",
    });
  });

  it("answers other functions by their name", async () => {
    const rules: readonly MockRule[] = [
      { function: "postHogGetTicket", answer: { status: 200 } },
      { function: "sendEmail", error: "mailbox full" },
    ];
    const host = createScriptedHost(rules);
    assert.deepEqual(valueOf(await askHost(host, "postHogGetTicket", {})), { status: 200 });
    const failed = await askHost(host, "sendEmail", {});
    assert.equal(failed.type === "failed" && failed.message, "mailbox full");
  });

  it("names the call that no rule fits", async () => {
    const answer = await askHost(createScriptedHost([]), "fetch", "https://a.test/x", {
      method: "put",
    });
    const expected = "No mock answers fetch PUT https://a.test/x. Add a rule for it.";
    assert.equal(answer.type === "failed" && answer.message, expected);
  });

  it("leaves a call that no rule fits to another host", async () => {
    const host = createScriptedHost([{ url: "https://a.test" }], createMockedHost());
    const answer = await askHost(host, "fetch", "https://b.test");
    assert.deepEqual(valueOf(answer), { status: 200, body: {} });
  });
});
