import assert from "node:assert/strict";
import type { ToLogPage } from "../../protocol/logPage.ts";
import {
  type BrowserPages,
  type OpenOptions,
  type OpenPage,
  type ThemeName,
  startBrowserPages,
  themeNames,
} from "./browserPages.ts";
import { makeEntries, makeEntry } from "./sampleEntries.ts";

function entries(count: number, hasOlder = false): ToLogPage {
  return { type: "entries", entries: makeEntries(count), hasOlder };
}

describe("the log page", () => {
  let pages: BrowserPages;

  before(async () => {
    pages = await startBrowserPages();
  });

  afterEach(() => pages.closeOpen());

  after(() => pages.close());

  async function open(
    messages: readonly ToLogPage[],
    options?: OpenOptions,
  ): Promise<OpenPage<ToLogPage>> {
    const opened = await pages.open("logs", options);
    await opened.send({ type: "opened", functionName: "Slack" }, ...messages);
    return opened;
  }

  async function openAll(theme: ThemeName): Promise<OpenPage<ToLogPage>> {
    const state = { text: "", chosen: ["error", "warn", "info", "debug"], live: true };
    const opened = await open([entries(200, true)], { theme, state });
    await opened.page.locator(".row .message").nth(3).click();
    await opened.send({ type: "failed", message: "The token was refused. Sign in again." });
    await opened.picture(`logs-${theme}`);
    return opened;
  }

  it("says that it is ready", async () => {
    const opened = await open([]);
    assert.deepEqual(await opened.posted(), [{ type: "ready" }]);
  });

  it("has a script of less than 120 KB", async () => {
    assert.ok((await pages.sizeOf("logs.js")) < 120_000);
  });

  describe("the table", () => {
    it("keeps only the rows near the screen in the document", async () => {
      const { page } = await open([entries(10_000)]);
      const rows = await page.locator(".row").count();
      assert.ok(rows > 10 && rows < 80, `${rows} rows`);
    });

    it("tells a screen reader how many rows there are", async () => {
      const { page } = await open([entries(10_000)]);
      assert.equal(await page.getByRole("grid").getAttribute("aria-rowcount"), "10001");
    });

    it("shows the last of 10,000 entries at its end", async () => {
      const { page } = await open([entries(10_000)]);
      await page.locator(".row").first().focus();
      await page.keyboard.press("End");
      await page.locator(".row:focus", { hasText: "9999:" }).waitFor();
      assert.ok(await page.locator(".row:focus").isVisible());
    });

    it("keeps its rows in order when scrolled back", async () => {
      const { page } = await open([entries(2000)]);
      const table = page.locator(".table");
      await table.evaluate((each) => each.scrollTo(0, 20_000));
      await page.locator(".row", { hasText: "830:" }).waitFor();
      await table.evaluate((each) => each.scrollTo(0, 0));
      await page.locator(".row", { hasText: "5:" }).first().waitFor();
      const indexes = await page
        .locator(".row")
        .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-rowindex"))));
      assert.deepEqual(
        indexes,
        indexes.toSorted((a, b) => a - b),
      );
    });

    it("shows the local time, and the exact one on hover", async () => {
      const { page } = await open([
        { type: "entries", entries: [makeEntry("x")], hasOlder: false },
      ]);
      const time = page.locator(".row time");
      assert.deepEqual(
        [await time.textContent(), await time.getAttribute("title")],
        ["Mar 10, 10:15:02.116", "2026-03-10T09:15:02.116000Z"],
      );
    });

    it("opens and closes a message with a click", async () => {
      const { page } = await open([
        { type: "entries", entries: [makeEntry("word ".repeat(2000))], hasOlder: false },
      ]);
      const row = page.locator(".row");
      const heights = async (): Promise<number> => (await row.boundingBox())?.height ?? 0;
      const closed = await heights();
      await row.locator(".message").click();
      const opened = await heights();
      await row.locator(".message").click({ position: { x: 5, y: 5 } });
      assert.deepEqual([closed, opened > 500, await heights()], [24, true, 24]);
    });

    it("moves the rows below an opened one", async () => {
      const { page } = await open([
        {
          type: "entries",
          entries: [makeEntry("word ".repeat(2000)), makeEntry("below")],
          hasOlder: false,
        },
      ]);
      await page.locator(".row .message").first().click();
      await page.waitForFunction(() => {
        const [first, second] = [...document.querySelectorAll(".row")].map((row) =>
          row.getBoundingClientRect(),
        );
        return first && second && first.height > 500 && Math.abs(second.top - first.bottom) < 1;
      });
    });
  });

  describe("the keyboard", () => {
    it("moves from row to row", async () => {
      const { page } = await open([entries(50)]);
      await page.locator(".row").first().focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      assert.match((await page.locator(".row:focus").textContent()) ?? "", /1: Function completed/);
    });

    it("keeps the focus while its row is scrolled away", async () => {
      const { page } = await open([entries(2000)]);
      await page.locator(".row").first().focus();
      await page.locator(".table").evaluate((each) => each.scrollTo(0, 20_000));
      await page.locator(".row", { hasText: "830:" }).waitFor();
      assert.match((await page.locator(".row:focus").textContent()) ?? "", /0: Sending/);
    });

    it("opens a message with Enter", async () => {
      const { page } = await open([entries(5)]);
      await page.locator(".row").first().focus();
      await page.keyboard.press("Enter");
      const message = page.locator(".row:focus .message");
      assert.equal(await message.getAttribute("aria-expanded"), "true");
    });

    it("reaches the run of the row with Tab", async () => {
      const { page } = await open([entries(5)]);
      await page.locator(".row").first().focus();
      await page.keyboard.press("Tab");
      assert.equal(await page.locator(".row .link:focus").textContent(), "00000000");
    });

    it("goes to the search with Ctrl+F", async () => {
      const { page } = await open([entries(5)]);
      await page.locator(".row").first().focus();
      await page.keyboard.press("Control+f");
      assert.ok(await page.getByRole("searchbox").evaluate((each) => each.matches(":focus")));
    });

    it("copies the row with Ctrl+C", async () => {
      const entry = makeEntry("line 1\nline 2", { level: "warn" });
      const { page } = await open([{ type: "entries", entries: [entry], hasOlder: false }]);
      await page.locator(".row").first().focus();
      await page.keyboard.press("Control+c");
      assert.equal(
        await page.evaluate(() => navigator.clipboard.readText()),
        `${entry.timestamp}\tWARN\t${entry.invocation}\tline 1\nline 2`,
      );
    });
  });

  describe("the search", () => {
    it("is asked for once, when the typing stops", async () => {
      const opened = await open([entries(5)]);
      await opened.page.getByRole("searchbox").pressSequentially("slack");
      await opened.waitFor("search");
      assert.deepEqual((await opened.posted()).slice(1), [
        { type: "search", text: "slack", levels: [] },
      ]);
    });

    it("is asked for at once with Enter", async () => {
      const opened = await open([entries(5)]);
      await opened.page.getByRole("searchbox").fill("slack");
      await opened.page.keyboard.press("Enter");
      assert.deepEqual((await opened.posted()).at(-1), {
        type: "search",
        text: "slack",
        levels: [],
      });
    });

    it("leaves out a level that is not pressed", async () => {
      const opened = await open([entries(5)]);
      await opened.page.getByRole("button", { name: "Debug" }).click();
      assert.deepEqual((await opened.posted()).at(-1), {
        type: "search",
        text: "",
        levels: ["error", "warn", "info", "log"],
      });
    });

    it("is kept for the next life of the page", async () => {
      const opened = await open([entries(5)]);
      await opened.page.getByRole("button", { name: "Debug" }).click();
      assert.deepEqual(await opened.state(), {
        text: "",
        chosen: ["error", "warn", "info"],
        live: false,
      });
    });

    it("is asked for again in the next life of the page", async () => {
      const state = { text: "slack", chosen: ["error"], live: true };
      const opened = await open([], { state });
      assert.deepEqual(await opened.posted(), [
        { type: "ready" },
        { type: "search", text: "slack", levels: ["error"] },
        { type: "live", on: true },
      ]);
    });

    it("shows in the next life what was asked for", async () => {
      const { page } = await open([], { state: { text: "slack", chosen: ["error"], live: true } });
      assert.deepEqual(
        [
          await page.getByRole("searchbox").inputValue(),
          await page.getByRole("button", { pressed: true }).allTextContents(),
        ],
        ["slack", ["Error", "Live"]],
      );
    });

    it("survives a state that it did not write", async () => {
      const opened = await open([], { state: { text: 7, chosen: ["constructor"], live: "yes" } });
      assert.deepEqual(await opened.posted(), [{ type: "ready" }]);
    });
  });

  it("asks for new entries while it is live, and no longer afterwards", async () => {
    const opened = await open([entries(5)]);
    const live = opened.page.getByRole("button", { name: "Live" });
    await live.click();
    await live.click();
    assert.deepEqual((await opened.posted()).slice(1), [
      { type: "live", on: true },
      { type: "live", on: false },
    ]);
  });

  it("asks the same question again with Refresh", async () => {
    const opened = await open([entries(5)]);
    await opened.page.getByRole("button", { name: "Refresh" }).click();
    assert.deepEqual((await opened.posted()).at(-1), { type: "refresh" });
  });

  describe("older entries", () => {
    it("are asked for once at the end", async () => {
      const opened = await open([entries(100, true)]);
      const table = opened.page.locator(".table");
      await table.evaluate((each) => each.scrollTo(0, each.scrollHeight));
      await opened.waitFor("more");
      await table.evaluate((each) => each.scrollTo(0, each.scrollHeight - 650));
      await table.evaluate((each) => each.scrollTo(0, each.scrollHeight));
      await opened.send();
      assert.deepEqual((await opened.posted()).slice(1), [{ type: "more" }]);
    });

    it("go below the others, without a jump", async () => {
      const opened = await open([entries(100, true)]);
      const table = opened.page.locator(".table");
      await table.evaluate((each) => each.scrollTo(0, 1900));
      await opened.waitFor("more");
      await opened.send({ type: "older", entries: makeEntries(100, 100), hasOlder: false });
      assert.deepEqual(
        [
          await table.evaluate((each) => each.scrollTop),
          await opened.page.getByRole("grid").getAttribute("aria-rowcount"),
        ],
        [1900, "201"],
      );
    });

    it("are not asked for where there are none", async () => {
      const opened = await open([entries(100, false)]);
      await opened.page.locator(".table").evaluate((each) => each.scrollTo(0, each.scrollHeight));
      await opened.page.getByText("No older entries.").waitFor();
      assert.deepEqual(await opened.posted(), [{ type: "ready" }]);
    });

    it("are asked for without scrolling where the screen is not full", async () => {
      const opened = await open([entries(3, true)]);
      assert.deepEqual(await opened.waitFor("more"), { type: "more" });
    });

    it("are not asked for again after a failure until the reader wants it", async () => {
      const opened = await open([entries(100, true)]);
      const table = opened.page.locator(".table");
      await table.evaluate((each) => each.scrollTo(0, each.scrollHeight));
      await opened.waitFor("more");
      await opened.send({ type: "failed", message: "No connection. Try again." });
      await table.evaluate((each) => each.scrollTo(0, 0));
      await table.evaluate((each) => each.scrollTo(0, each.scrollHeight));
      await opened.page.getByRole("button", { name: "Retry" }).click();
      await opened.send();
      assert.deepEqual((await opened.posted()).slice(1), [{ type: "more" }, { type: "more" }]);
    });
  });

  describe("newer entries", () => {
    const newer: ToLogPage = {
      type: "newer",
      entries: [makeEntry("brand new 1"), makeEntry("brand new 2")],
    };

    it("are seen at once at the top", async () => {
      const opened = await open([entries(500)]);
      await opened.send(newer);
      assert.deepEqual(
        [
          await opened.page.getByText("brand new 1").isVisible(),
          await opened.page.locator(".table").evaluate((each) => each.scrollTop),
        ],
        [true, 0],
      );
    });

    it("do not move what is read further down", async () => {
      const opened = await open([entries(500)]);
      await opened.page.locator(".table").evaluate((each) => each.scrollTo(0, 5000));
      const row = opened.page.locator(".row", { hasText: "215:" });
      await row.waitFor();
      const before = await row.boundingBox();
      await opened.send(newer);
      assert.deepEqual(await row.boundingBox(), before);
    });

    it("are announced further down, and shown on demand", async () => {
      const opened = await open([entries(500)]);
      await opened.page.locator(".table").evaluate((each) => each.scrollTo(0, 5000));
      await opened.page.locator(".row", { hasText: "215:" }).waitFor();
      await opened.send(newer);
      const chip = opened.page.getByRole("button", { name: "2 newer entries" });
      await chip.click();
      await opened.page.getByText("brand new 1").waitFor();
      await chip.waitFor({ state: "hidden" });
    });

    it("leave the focus on its row", async () => {
      const opened = await open([entries(500)]);
      await opened.page.locator(".row").nth(3).focus();
      await opened.send(newer);
      await opened.page.keyboard.press("ArrowDown");
      const text = await opened.page.locator(".row:focus").textContent();
      assert.match(text ?? "", /4: about to call/);
    });
  });

  describe("one run", () => {
    it("is shown alone after a click on its id", async () => {
      const { page } = await open([entries(100)]);
      await page.locator(".row .link").first().click();
      assert.equal(await page.locator(".row").count(), 5);
    });

    it("is left with the chip", async () => {
      const { page } = await open([entries(100)]);
      await page.locator(".row .link").first().click();
      await page.getByRole("button", { name: "Run 00000000" }).click();
      assert.equal(await page.getByRole("status").textContent(), "100 entries");
    });

    it("has older entries only on demand", async () => {
      const opened = await open([entries(100, true)]);
      await opened.page.locator(".row .link").first().click();
      await opened.page.getByRole("button", { name: "Load older entries" }).click();
      assert.deepEqual((await opened.posted()).slice(1), [{ type: "more" }]);
    });
  });

  describe("without entries", () => {
    const nothing: ToLogPage = { type: "entries", entries: [], hasOlder: false };

    it("says so before anything ran", async () => {
      const { page } = await open([nothing]);
      assert.match((await page.locator(".empty").textContent()) ?? "", /^No entries yet\./);
    });

    it("says that nothing matches a search, and clears it", async () => {
      const opened = await open([nothing], { state: { text: "slack", chosen: ["error"] } });
      await opened.page.getByText("Nothing matches.").waitFor();
      await opened.page.getByRole("button", { name: "Clear search and levels" }).click();
      assert.deepEqual((await opened.posted()).at(-1), { type: "search", text: "", levels: [] });
    });

    it("shows the first one that comes in", async () => {
      const { page } = await open([nothing, { type: "newer", entries: [makeEntry("brand new")] }]);
      await page.locator(".row").getByText("brand new").waitFor();
      assert.equal(await page.locator(".empty").isVisible(), false);
    });

    it("says nothing before the first answer", async () => {
      const { page } = await open([{ type: "loading" }]);
      assert.equal(await page.locator(".empty").isVisible(), false);
    });
  });

  it("shows a bar while it loads, and keeps the rows", async () => {
    const { page } = await open([entries(5), { type: "loading" }]);
    assert.deepEqual(
      [await page.getByRole("progressbar").isVisible(), await page.locator(".row").count()],
      [true, 5],
    );
  });

  it("says what failed, keeps the rows and tries again", async () => {
    const opened = await open([
      entries(5),
      { type: "loading" },
      { type: "failed", message: "The token was refused. Sign in again." },
    ]);
    const { page } = opened;
    await page.getByRole("alert").getByText("The token was refused. Sign in again.").waitFor();
    await page.getByRole("button", { name: "Retry" }).click();
    assert.deepEqual(
      [(await opened.posted()).at(-1), await page.locator(".row").count()],
      [{ type: "refresh" }, 5],
    );
  });

  describe("a hostile message", () => {
    const hostile = [
      "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>",
      "left \u202e right to left \u202c\u0000\u001b[31mred\u0007",
      "${7*7} {{7*7}} javascript:alert(1)",
      "x".repeat(1_000_000),
      "\u05d0\u05d1 mixed \u05d2",
    ];
    const given: ToLogPage = {
      type: "entries",
      entries: hostile.map((message) =>
        makeEntry(message, { invocation: "<b>run</b>", timestamp: '"><i>no time</i>' }),
      ),
      hasOlder: false,
    };

    it("is shown as the text that it is", async () => {
      const { page } = await open([given]);
      assert.equal(await page.locator(".row .message").first().textContent(), hostile[0]);
    });

    it("becomes no element and no script", async () => {
      const { page } = await open([given]);
      for (const row of await page.locator(".row .message").all()) await row.click();
      assert.deepEqual(
        [await page.locator("img, i, b, script:not([src])").count(), await page.title()],
        [0, "Test of logs"],
      );
    });

    it("has its unseen characters named", async () => {
      const { page } = await open([given]);
      assert.equal(
        await page.locator(".row .message").nth(1).textContent(),
        "left [U+202E] right to left [U+202C]␀␛[31mred␇",
      );
    });

    it("is cut when it is huge, and says so", async () => {
      const { page } = await open([given]);
      const message = page.locator(".row .message").nth(3);
      await message.click();
      assert.match(
        (await message.textContent()) ?? "",
        /Cut here: the first 100,000 of 1,000,000 characters are shown\.$/,
      );
    });
  });

  it("does nothing that its policy forbids, and throws nothing", async () => {
    const opened = await open([
      { type: "loading" },
      entries(200, true),
      { type: "failed", message: "No connection." },
      { type: "newer", entries: [makeEntry("new")] },
      { type: "entries", entries: [], hasOlder: false },
      entries(200, true),
    ]);
    await opened.page.locator(".row .message").nth(3).click();
    await opened.page.locator(".table").evaluate((each) => each.scrollTo(0, 9000));
    await opened.waitFor("more");
    assert.deepEqual(await opened.complaints(), []);
  });

  it("stands still for readers who want less motion", async () => {
    const { page } = await open([{ type: "loading" }], { reducedMotion: "reduce" });
    const running = await page.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === "running").length,
    );
    assert.equal(running, 0);
  });

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
    const opened = await open([entries(200, true)], { width: 420, height: 500 });
    await opened.picture("logs-narrow");
    const overflow = await opened.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0);
  });
});
