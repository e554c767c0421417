import assert from "node:assert/strict";
import type { FunctionMetrics, ToMetricsPage } from "../../protocol/metricsPage.ts";
import {
  type BrowserPages,
  type OpenOptions,
  type OpenPage,
  type ThemeName,
  startBrowserPages,
  themeNames,
} from "./browserPages.ts";

const week: FunctionMetrics = {
  range: "7d",
  labels: ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"],
  series: [
    { name: "succeeded", values: [412, 388, 501, 220, 187, 460] },
    { name: "failed", values: [3, 0, 41, 12, 0, 5] },
    { name: "filtered", values: [190, 171, 244, 90, 101, 203] },
    { name: "disabled_temporarily", values: [0, 0, 0, 35, 0, 0] },
    { name: "disabled_permanently", values: [0, 0, 0, 0, 60, 0] },
    { name: "inputs_failed", values: [0, 2, 0, 0, 0, 11] },
    { name: "fetch", values: [412, 388, 501, 220, 187, 460] },
  ],
  totals: {
    succeeded: 2168,
    failed: 61,
    filtered: 999,
    disabled_temporarily: 35,
    disabled_permanently: 60,
    inputs_failed: 13,
    fetch: 2168,
    billable_invocation: 2229,
  },
  previousTotals: { succeeded: 2000, filtered: 999, disabled_permanently: 10, fetch: 2000 },
};

describe("the metrics page", () => {
  let pages: BrowserPages;

  before(async () => {
    pages = await startBrowserPages();
  });

  afterEach(() => pages.closeOpen());

  after(() => pages.close());

  async function open(
    messages: readonly ToMetricsPage[],
    options?: OpenOptions,
  ): Promise<OpenPage<ToMetricsPage>> {
    const opened = await pages.open("metrics", options);
    await opened.send({ type: "opened", functionName: "Slack notification" }, ...messages);
    return opened;
  }

  function openWeek(options?: OpenOptions): Promise<OpenPage<ToMetricsPage>> {
    return open([{ type: "metrics", metrics: week }], options);
  }

  it("says that it is ready", async () => {
    assert.deepEqual(await (await open([])).posted(), [{ type: "ready" }]);
  });

  it("has a script of less than 120 KB", async () => {
    assert.ok((await pages.sizeOf("metrics.js")) < 120_000);
  });

  it("shows totals with the change against the time before", async () => {
    const { page } = await openWeek();
    assert.deepEqual(
      await page
        .locator(".tile")
        .evaluateAll((tiles) => tiles.map((tile) => [...tile.children].map((c) => c.textContent))),
      [
        ["Succeeded", "2,168", "+8% (2,000 before)"],
        ["Failed", "61", "none before"],
        ["Filtered", "999", "unchanged"],
        ["Disabled", "95", "+850% (10 before)"],
        ["Others", "13", "none before"],
      ],
    );
  });

  it("lists what else was counted", async () => {
    const { page } = await openWeek();
    assert.deepEqual(await page.locator(".others-list li").allTextContents(), [
      "billable_invocation 2,229",
      "fetch 2,168",
    ]);
  });

  it("draws bars in the colours of the theme", async () => {
    const { page } = await openWeek();
    assert.ok((await countPixels(page, [0x89, 0xd1, 0x85])) > 1000);
  });

  it("draws anew when the theme changes", async () => {
    const opened = await openWeek();
    await opened.setTheme("light");
    await opened.send();
    assert.ok((await countPixels(opened.page, [0x38, 0x8a, 0x34])) > 1000);
  });

  it("follows the width of the panel", async () => {
    const { page } = await openWeek();
    await page.setViewportSize({ width: 500, height: 600 });
    await page.waitForFunction(() => {
      const canvas = document.querySelector("canvas");
      return canvas !== null && canvas.getBoundingClientRect().width < 500;
    });
  });

  it("shows the numbers of the bucket under the pointer", async () => {
    const { page } = await openWeek();
    await page.locator(".u-over").hover({ position: { x: 20, y: 60 } });
    assert.equal(
      await page.locator(".tooltip").textContent(),
      "Mar 4Others0Disabled0Filtered190Failed3Succeeded412",
    );
  });

  it("shows the numbers as a table, newest first", async () => {
    const { page } = await openWeek();
    await page.getByRole("button", { name: "Show as table" }).click();
    assert.deepEqual(await page.getByRole("row").first().allTextContents(), [
      "TimeSucceededFailedFilteredDisabledOthers",
    ]);
    assert.equal(await page.getByRole("row").nth(2).textContent(), "Mar 81870101600");
  });

  it("keeps the table for the next life of the page", async () => {
    const { page } = await openWeek({ state: { asTable: true, hidden: ["filtered"] } });
    assert.ok(await page.getByRole("table").isVisible());
  });

  it("leaves an outcome out of the chart on demand", async () => {
    const opened = await openWeek();
    await opened.page.getByRole("button", { name: "Succeeded" }).click();
    assert.equal(await countPixels(opened.page, [0x89, 0xd1, 0x85]), 0);
  });

  it("remembers what is left out", async () => {
    const opened = await openWeek();
    await opened.page.getByRole("button", { name: "Filtered" }).click();
    assert.deepEqual(await opened.state(), { asTable: false, hidden: ["filtered"] });
  });

  it("asks for another time", async () => {
    const opened = await openWeek();
    await opened.page.getByRole("button", { name: "30 days" }).click();
    assert.deepEqual((await opened.posted()).at(-1), { type: "choose", range: "30d" });
  });

  it("shows which time it is", async () => {
    const { page } = await openWeek();
    const times = page.getByRole("group", { name: "Time" });
    assert.deepEqual(await times.getByRole("button", { pressed: true }).allTextContents(), [
      "7 days",
    ]);
  });

  it("asks the same question again with Refresh", async () => {
    const opened = await openWeek();
    await opened.page.getByRole("button", { name: "Refresh" }).click();
    assert.deepEqual((await opened.posted()).at(-1), { type: "refresh" });
  });

  it("says when nothing happened, and what to do", async () => {
    const nothing = { ...week, series: [], totals: {}, previousTotals: {} };
    const opened = await open([{ type: "metrics", metrics: nothing }]);
    await opened.page.getByText("Nothing happened in the last 7 days.").waitFor();
    await opened.page.getByRole("button", { name: "Show 30 days" }).click();
    assert.deepEqual((await opened.posted()).at(-1), { type: "choose", range: "30d" });
  });

  it("shows a bar while it loads, and keeps the numbers", async () => {
    const { page } = await open([{ type: "metrics", metrics: week }, { type: "loading" }]);
    assert.deepEqual(
      [await page.getByRole("progressbar").isVisible(), await page.locator("canvas").count()],
      [true, 1],
    );
  });

  it("says what failed, and tries again", async () => {
    const opened = await open([{ type: "failed", message: "No connection. Try again." }]);
    await opened.page.getByRole("alert").getByText("No connection. Try again.").waitFor();
    await opened.page.getByRole("button", { name: "Retry" }).click();
    assert.deepEqual((await opened.posted()).at(-1), { type: "refresh" });
  });

  it("shows hostile names as text", async () => {
    const hostile = "<img src=x onerror=alert(1)>\u202e";
    const metrics = {
      ...week,
      labels: [hostile],
      series: [{ name: hostile, values: [1] }],
      totals: { [hostile]: 7, constructor: 3, succeeded: 1 },
    };
    const { page } = await open([
      { type: "opened", functionName: hostile },
      { type: "metrics", metrics },
    ]);
    assert.deepEqual(
      [
        await page.locator("img").count(),
        await page.getByRole("heading", { level: 1 }).textContent(),
        await page.locator(".others-list li").allTextContents(),
      ],
      [
        0,
        "<img src=x onerror=alert(1)>[U+202E]",
        ["<img src=x onerror=alert(1)>[U+202E] 7", "constructor 3", "fetch 0"],
      ],
    );
  });

  it("does nothing that its policy forbids, and throws nothing", async () => {
    const opened = await open([
      { type: "loading" },
      { type: "failed", message: "No connection." },
      { type: "metrics", metrics: week },
      { type: "metrics", metrics: { ...week, range: "24h", labels: [], series: [] } },
      { type: "metrics", metrics: week },
    ]);
    await opened.page.locator(".u-over").hover({ position: { x: 20, y: 60 } });
    await opened.page.getByRole("button", { name: "Show as table" }).click();
    await opened.setTheme("high-contrast");
    await opened.send();
    assert.deepEqual(await opened.complaints(), []);
  });

  async function openAll(theme: ThemeName): Promise<OpenPage<ToMetricsPage>> {
    const state = { asTable: true, hidden: ["others"] };
    const opened = await openWeek({ theme, state, height: 860 });
    await opened.page.locator(".u-over").hover({ position: { x: 250, y: 60 } });
    await opened.picture(`metrics-${theme}`);
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

  it("shows a day by the hour", async () => {
    const labels = Array.from({ length: 25 }, (_, hour) =>
      new Date(Date.UTC(2026, 2, 9, 9 + hour)).toISOString().slice(0, 16),
    );
    const values = labels.map((_, hour) => (hour * 37) % 23);
    const metrics: FunctionMetrics = {
      ...week,
      range: "24h",
      labels,
      series: [{ name: "succeeded", values }],
    };
    const opened = await open([{ type: "metrics", metrics }], { width: 640 });
    await opened.picture("metrics-24h");
    await opened.page.locator(".u-over").hover({ position: { x: 5, y: 60 } });
    assert.match((await opened.page.locator(".tooltip").textContent()) ?? "", /^Mar 9, 09:00/);
  });
});

/** How many points of the chart have exactly a colour. */
function countPixels(
  page: OpenPage<ToMetricsPage>["page"],
  color: readonly number[],
): Promise<number> {
  return page.locator("canvas").evaluate((canvas, [red, green, blue]) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const { data } = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    let found = 0;
    for (let at = 0; data && at < data.length; at += 4) {
      if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) found += 1;
    }
    return found;
  }, color);
}
