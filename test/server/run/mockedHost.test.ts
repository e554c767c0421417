import assert from "node:assert/strict";
import { createMockedHost } from "../../../server/run/mockedHost.ts";
import { toRecord } from "../../../server/run/record.ts";
import { askHost, valueOf } from "../../support/askHost.ts";

describe("the mocked host", () => {
  const host = createMockedHost(() => new Date("2026-03-10T09:15:00Z"));

  it("answers fetch with an empty success, and logs it as PostHog does", async () => {
    const options = { method: "POST", body: { who: "u-1" } };
    assert.deepEqual(await askHost(host, "fetch", "https://hooks.example.test/a", options), {
      type: "answered",
      value: { status: 200, body: {} },
      notes: [
        { level: "info", message: "Async function 'fetch' was mocked with arguments:" },
        {
          level: "info",
          message: `fetch('https://hooks.example.test/a', ${JSON.stringify(options, null, 2)})`,
        },
      ],
    });
  });

  it("shows that fetch was called with a URL only", async () => {
    const { notes } = await askHost(host, "fetch", "https://x.test");
    assert.equal(notes[1]?.message, "fetch('https://x.test', undefined)");
  });

  it("answers other functions, and logs their first argument", async () => {
    const answer = await askHost(host, "sendEmail", { to: "a@b.test" });
    assert.deepEqual(valueOf(answer), { success: true });
    assert.equal(answer.notes[1]?.message, 'sendEmail({\n  "to": "a@b.test"\n})');
  });

  it("gives a ticket the id that was asked for, and the run's time", async () => {
    const value = valueOf(await askHost(host, "postHogGetTicket", { ticket_id: "t-1" }));
    const { id, created_at: created } = toRecord(toRecord(value)["body"]);
    assert.deepEqual({ id, created }, { id: "t-1", created: "2026-03-10T09:15:00.000Z" });
  });

  it("fails on a function that PostHog does not have", async () =>
    assert.deepEqual(await askHost(host, "sleep", 1), {
      type: "failed",
      message: "Unknown async function 'sleep'",
      notes: [],
    }));
});
