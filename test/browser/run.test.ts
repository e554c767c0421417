import assert from "node:assert/strict";
import type { RunHeading, RunPageLog, RunReport, ToRunPage } from "../../protocol/runPage.ts";
import {
  type BrowserPages,
  type OpenOptions,
  type OpenPage,
  type ThemeName,
  startBrowserPages,
  themeNames,
} from "./browserPages.ts";

const run: RunHeading = {
  functionName: "Slack notification",
  sample: "signed up, 3 minutes ago",
  place: "local",
  real: false,
};

function log(message: string, milliseconds: number, change: Partial<RunPageLog> = {}): RunPageLog {
  const timestamp = new Date(Date.UTC(2026, 2, 10, 9, 15, 2) + milliseconds).toISOString();
  return { timestamp, level: "info", message, ...change };
}

const report: RunReport = {
  status: "success",
  result: { event: "signed up", properties: { plan: "pro", $ip: "203.0.113.7" } },
  comparable: true,
  errors: [],
  logs: [
    log("Function completed in 31.5ms. Sync: 1ms. Mem: 0.4kb. Ops: 27.", 31, { level: "debug" }),
    log("about to call", 2, { line: 3 }),
    log("rate limit is near", 12, { level: "warn", line: 6 }),
  ],
  requests: [
    {
      name: "fetch",
      args: [
        "https://hooks.example.com/services/T000/B000",
        {
          method: "post",
          headers: { "Content-Type": "application/json" },
          body: '{"text":"signed up","channel":"#growth"}',
        },
      ],
      answer: { status: 200, body: { ok: true, ts: "1770.1" } },
      duration: 12.4,
    },
    {
      name: "fetch",
      args: ["https://api.example.com/users"],
      answer: { status: 503, body: "down" },
      duration: 1250,
    },
    { name: "postHogGetTicket", args: [{ id: 7 }], duration: 0.4 },
  ],
  captured: [
    {
      event: "message sent",
      distinct_id: "user-1",
      properties: { channel: "#growth" },
      timestamp: "2026-03-10T09:15:02.020Z",
    },
  ],
  duration: 31.5,
  operations: 2731,
};

describe("the run page", () => {
  let pages: BrowserPages;

  before(async () => {
    pages = await startBrowserPages();
  });

  afterEach(() => pages.closeOpen());

  after(() => pages.close());

  async function open(
    messages: readonly ToRunPage[],
    options?: OpenOptions,
  ): Promise<OpenPage<ToRunPage>> {
    const opened = await pages.open("run", options);
    await opened.send(...messages);
    return opened;
  }

  function openReport(
    change: Partial<RunReport> = {},
    options?: OpenOptions,
  ): Promise<OpenPage<ToRunPage>> {
    return open([{ type: "finished", run, report: { ...report, ...change } }], options);
  }

  it("says that it is ready", async () => {
    assert.deepEqual(await (await open([])).posted(), [{ type: "ready" }]);
  });

  it("has a script of less than 120 KB", async () => {
    assert.ok((await pages.sizeOf("run.js")) < 120_000);
  });

  it("says so before anything ran", async () => {
    const { page } = await open([]);
    await page.getByText("Nothing has run yet.").waitFor();
  });

  describe("its heading", () => {
    it("names the function, the sample and where it ran", async () => {
      const { page } = await openReport();
      assert.equal(
        await page.locator(".title").textContent(),
        "Slack notificationWith signed up, 3 minutes ago · on this machine · requests are mocked",
      );
    });

    it("says when requests are real and when PostHog ran it", async () => {
      const heading: RunHeading = { ...run, place: "posthog", real: true };
      const { page } = await open([{ type: "running", run: heading }]);
      assert.match(
        (await page.locator(".facts").textContent()) ?? "",
        /on PostHog · requests are real$/,
      );
    });

    it("opens the sample", async () => {
      const opened = await openReport();
      await opened.page.getByRole("button", { name: run.sample }).click();
      assert.deepEqual((await opened.posted()).at(-1), { type: "openSample" });
    });
  });

  describe("its banner", () => {
    const sentences = new Map<RunReport["status"], string>([
      ["success", "SuccessThe function ran to its end."],
      ["error", "ErrorThe function failed."],
      ["skipped", "SkippedThe filters do not match this event."],
      ["dropped", "DroppedThe transformation dropped the event."],
      ["retry", "RetryA request failed; PostHog would try again later."],
      ["cancelled", "CancelledThe run was cancelled."],
    ]);

    for (const [status, sentence] of sentences) {
      it(`says how a run ended with ${status}`, async () => {
        const { page } = await openReport({ status });
        assert.equal(
          await page.getByRole("status").textContent(),
          `${sentence}32 ms · 2,731 operations`,
        );
      });
    }

    it("does not blame the event where the filters failed", async () => {
      const { page } = await openReport({
        status: "skipped",
        errors: [{ message: "Global variable not found: evnt" }],
      });
      await page.getByRole("status").getByText("The filters or inputs failed.").waitFor();
    });

    it("says why there was no run", async () => {
      const { page } = await open([
        { type: "running", run },
        { type: "failed", run, message: "The sample is no JSON. Correct it and run again." },
      ]);
      await page.getByRole("status").getByText("The sample is no JSON.").waitFor();
    });
  });

  describe("while a run is under way", () => {
    it("shows lines as they come", async () => {
      const { page } = await open([
        { type: "running", run },
        { type: "log", log: log("first", 0) },
        { type: "log", log: log("second", 7) },
      ]);
      assert.deepEqual(await page.locator(".logs li").allTextContents(), [
        "+0 msinfofirst",
        "+7 msinfosecond",
      ]);
    });

    it("shows a bar", async () => {
      const { page } = await open([{ type: "running", run }]);
      assert.ok(await page.getByRole("progressbar").isVisible());
    });

    it("can be cancelled, and nothing else", async () => {
      const opened = await open([{ type: "running", run }]);
      await opened.page.getByRole("button", { name: "Cancel" }).click();
      assert.deepEqual(
        [
          (await opened.posted()).at(-1),
          await opened.page.getByRole("button", { name: "Run again" }).isVisible(),
        ],
        [{ type: "cancel" }, false],
      );
    });

    it("wipes what an earlier run left", async () => {
      const { page } = await open([
        { type: "finished", run, report },
        { type: "running", run },
      ]);
      assert.equal(await page.locator("section:visible").count(), 0);
    });
  });

  describe("its buttons", () => {
    it("run again", async () => {
      const opened = await openReport();
      await opened.page.getByRole("button", { name: "Run again" }).click();
      assert.deepEqual((await opened.posted()).at(-1), { type: "again" });
    });

    it("keep the focus when they change", async () => {
      const opened = await openReport();
      await opened.page.getByRole("button", { name: "Run again" }).focus();
      await opened.send({ type: "running", run });
      await opened.page.keyboard.press("Enter");
      assert.deepEqual((await opened.posted()).at(-1), { type: "cancel" });
    });

    it("compare where there is something to compare", async () => {
      const opened = await openReport();
      await opened.page.getByRole("button", { name: "Compare before and after" }).click();
      assert.deepEqual((await opened.posted()).at(-1), { type: "compare" });
    });

    it("do not compare elsewhere", async () => {
      const { page } = await openReport({ comparable: false });
      assert.equal(await page.getByRole("button", { name: "Compare" }).isVisible(), false);
    });
  });

  describe("its report", () => {
    it("has the log in order of time", async () => {
      const { page } = await openReport();
      assert.deepEqual(await page.locator(".logs li").allTextContents(), [
        "+0 msinfoabout to callLine 4",
        "+10 mswarnrate limit is nearLine 7",
        "+29 msdebugFunction completed in 31.5ms. Sync: 1ms. Mem: 0.4kb. Ops: 27.",
      ]);
    });

    it("leads from a line of the log to the program", async () => {
      const opened = await openReport();
      await opened.page.getByRole("button", { name: "Line 7" }).click();
      assert.deepEqual((await opened.posted()).at(-1), { type: "reveal", line: 6 });
    });

    it("leads from an error to the program", async () => {
      const opened = await openReport({ errors: [{ message: "Not a number", line: 11 }] });
      const error = opened.page.getByRole("region", { name: "Errors" });
      await error.getByText("Not a number").waitFor();
      await error.getByRole("button", { name: "Line 12" }).click();
      assert.deepEqual((await opened.posted()).at(-1), { type: "reveal", line: 11 });
    });

    it("has a line for each request", async () => {
      const { page } = await openReport();
      assert.deepEqual(
        await page
          .locator(".request > summary")
          .evaluateAll((lines) =>
            lines.map((line) => [...line.children].map((c) => c.textContent)),
          ),
        [
          ["POST", "https://hooks.example.com/services/T000/B000", "200", "12 ms"],
          ["POST", "https://api.example.com/users", "503", "1.25 s"],
          ["postHogGetTicket", '[ { "id": 7 } ]', "no answer", "0.4 ms"],
        ],
      );
    });

    it("shows what a request sent and got", async () => {
      const { page } = await openReport();
      await page.locator(".request > summary").first().click();
      assert.deepEqual(await page.locator(".request").first().locator("pre").allTextContents(), [
        '{\n  "text": "signed up",\n  "channel": "#growth"\n}',
        '{\n  "ok": true,\n  "ts": "1770.1"\n}',
      ]);
    });

    it("shows captured events", async () => {
      const { page } = await openReport();
      const events = page.getByRole("region", { name: "Captured events" });
      await events.getByText("message sent").click();
      assert.match((await events.locator("pre").textContent()) ?? "", /"distinct_id": "user-1"/);
    });

    it("shows the result", async () => {
      const { page } = await openReport();
      const result = page.getByRole("region", { name: "Result" }).locator("pre");
      assert.equal(await result.textContent(), JSON.stringify(report.result, null, 2));
    });

    it("has no result where there is none", async () => {
      const { page } = await openReport({ result: null });
      assert.equal(await page.getByRole("region", { name: "Result" }).count(), 0);
    });
  });

  describe("with hostile data", () => {
    const bad = "<img src=x onerror=\"document.title='owned'\">\u202e\u0000";
    const hostile: Partial<RunReport> = {
      errors: [{ message: bad }],
      logs: [log(bad, 0), log("x".repeat(100_000), 1)],
      requests: [
        {
          name: "fetch",
          args: [bad, { method: bad, headers: bad, body: bad }],
          answer: { status: bad, body: bad },
          duration: 1,
        },
        { name: "fetch", args: [], duration: Number.NaN },
        { name: bad, args: [{ constructor: bad }], answer: bad, duration: 1 },
      ],
      captured: [{ event: bad, distinct_id: { bad }, properties: { [bad]: bad }, timestamp: bad }],
      result: { [bad]: "y".repeat(1_000_000) },
    };

    async function openHostile(): Promise<OpenPage<ToRunPage>> {
      const opened = await openReport(hostile);
      for (const fold of await opened.page.locator("summary").all()) await fold.click();
      return opened;
    }

    it("makes no element and runs no script", async () => {
      const { page } = await openHostile();
      assert.deepEqual(
        [await page.locator("img, script:not([src])").count(), await page.title()],
        [0, "Test of run"],
      );
    });

    it("cuts a huge result, and says so", async () => {
      const { page } = await openReport(hostile);
      const result = page.getByRole("region", { name: "Result" });
      await result.getByText("Cut here: the first 100,000 of").waitFor();
    });

    it("stops after many lines, and says how many are missing", async () => {
      const logs = Array.from({ length: 1500 }, (_, index) => log(`line ${index}`, index));
      const { page } = await openReport({ logs });
      await page.getByText("500 more lines are not shown.").waitFor();
      assert.equal(await page.locator(".logs li").count(), 1000);
    });

    it("does nothing that its policy forbids, and throws nothing", async () => {
      assert.deepEqual(await (await openHostile()).complaints(), []);
    });
  });

  async function openAll(theme: ThemeName): Promise<OpenPage<ToRunPage>> {
    const errors = [{ message: "HTTP 503 from https://api.example.com/users", line: 11 }];
    const opened = await openReport(
      { status: "retry", errors },
      { theme, width: 700, height: 900 },
    );
    await opened.page.locator(".request > summary").first().click();
    await opened.picture(`run-${theme}`);
    return opened;
  }

  for (const theme of themeNames) {
    describe(`in the theme ${theme}`, () => {
      it("can be read", async () => {
        assert.deepEqual(await (await openAll(theme)).faintTexts(), []);
      });

      it("has a name for every control", async () => {
        assert.deepEqual(await (await openAll(theme)).namelessControls(), []);
      });
    });
  }

  it("fits a narrow panel", async () => {
    const opened = await openReport({}, { width: 340, height: 700 });
    await opened.picture("run-narrow");
    const overflow = await opened.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
  });

  it("shows a run under way", async () => {
    const opened = await open([
      { type: "running", run },
      { type: "log", log: log("about to call", 0) },
    ]);
    await opened.picture("run-running");
    assert.deepEqual(await opened.complaints(), []);
  });
});
