import type { ExtensionContext } from "vscode";
import type { FromLogPage, LogEntry, LogEntryLevel, ToLogPage } from "../../protocol/logPage.ts";
import type { HogFunctionSummary, LogRow } from "../../protocol/posthog.ts";
import { displayName } from "../displayText.ts";
import type { PostHog } from "../api/posthog.ts";
import { Latest } from "./latest.ts";
import { type PagePanel, openPage } from "./pagePanel.ts";

/** How many entries one request asks for. */
const pageSize = 100;

/** Milliseconds between two looks for newer entries: as often as PostHog's own page. */
const interval = 5000;

/** Opens a table of a function's log. */
export function openLogPanel(
  context: ExtensionContext,
  api: PostHog,
  fn: HogFunctionSummary,
): PagePanel<ToLogPage> {
  const name = displayName(fn);
  const panel: PagePanel<ToLogPage> = openPage<ToLogPage, FromLogPage>(context, {
    page: "logs",
    title: `Logs: ${name}`,
    beside: false,
    receive: (message) => log.receive(message),
  });
  const log = new FunctionLog(api, fn.id, name, panel);
  panel.onDidDispose(() => log.dispose());
  return panel;
}

/** A question about a function's log: every answer to an earlier one is dropped. */
class FunctionLog {
  readonly #api: PostHog;
  readonly #id: string;
  readonly #name: string;
  readonly #panel: PagePanel<ToLogPage>;
  readonly #latest = new Latest();
  #search: Extract<FromLogPage, { readonly type: "search" }> = {
    type: "search",
    text: "",
    levels: [],
  };
  #oldest: string | undefined;
  #newest: string | undefined;
  /** Entries at the newest time, which the next look will find again. */
  #seen: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;

  constructor(api: PostHog, id: string, name: string, panel: PagePanel<ToLogPage>) {
    this.#api = api;
    this.#id = id;
    this.#name = name;
    this.#panel = panel;
  }

  receive(message: FromLogPage): void {
    switch (message.type) {
      case "ready":
        // A page that was loaded again says itself whether it is live.
        this.#setLive(false);
        this.#panel.post({ type: "opened", functionName: this.#name });
        return void this.#start();
      case "search":
        this.#search = message;
        return void this.#start();
      case "refresh":
        return void this.#start();
      case "more":
        return void this.#loadOlder();
      case "live":
        return this.#setLive(message.on);
    }
  }

  /** Asks for the newest entries, and shows only them. */
  async #start(): Promise<void> {
    this.#oldest = undefined;
    this.#panel.post({ type: "loading" });
    await this.#latest.run(
      (signal) => this.#read({}, signal),
      (rows) => {
        this.#oldest = rows.at(-1)?.timestamp;
        this.#remember(rows);
        this.#panel.post({
          type: "entries",
          entries: rows.map(toEntry),
          hasOlder: rows.length === pageSize,
        });
      },
      (text) => this.#panel.post({ type: "failed", message: text }),
    );
  }

  async #loadOlder(): Promise<void> {
    const before = this.#oldest;
    if (before === undefined) return this.#start();
    await this.#latest.run(
      (signal) => this.#read({ before }, signal),
      (rows) => {
        this.#oldest = rows.at(-1)?.timestamp ?? before;
        const hasOlder = rows.length === pageSize;
        this.#panel.post({ type: "older", entries: rows.map(toEntry), hasOlder });
      },
      (text) => this.#panel.post({ type: "failed", message: text }),
    );
  }

  #setLive(on: boolean): void {
    clearInterval(this.#timer);
    if (on) this.#timer = setInterval(() => void this.#loadNewer(), interval);
  }

  /** Not while another question is open: its answer will hold what is new. */
  async #loadNewer(): Promise<void> {
    if (this.#latest.isBusy || !this.#panel.isVisible()) return;
    const after = this.#newest && millisecondBefore(this.#newest);
    await this.#latest.run(
      (signal) => this.#read(after === undefined ? {} : { after }, signal),
      (rows) => {
        const fresh = rows.filter((row) => !this.#seen.has(keyOf(row)));
        // There are more than one answer holds, and what lies between would be missing.
        if (fresh.length === pageSize) return void this.#start();
        if (rows.length > 0) this.#remember(rows);
        this.#panel.post({ type: "newer", entries: fresh.map(toEntry) });
      },
      (text) => this.#panel.post({ type: "failed", message: text }),
    );
  }

  #read(
    range: { readonly before?: string; readonly after?: string },
    signal: AbortSignal,
  ): Promise<readonly LogRow[]> {
    const { text, levels } = this.#search;
    return this.#api.logs.read(
      this.#id,
      {
        ...range,
        limit: pageSize,
        ...(text !== "" && { search: text }),
        ...(levels.length > 0 && { levels }),
      },
      signal,
    );
  }

  #remember(rows: readonly LogRow[]): void {
    this.#newest = rows[0]?.timestamp ?? this.#newest;
    this.#seen = new Set(rows.map(keyOf));
  }

  dispose(): void {
    clearInterval(this.#timer);
    this.#latest.dispose();
  }
}

/** Two entries of different runs may share a time, so the newest are asked for again. */
function millisecondBefore(timestamp: string): string {
  return new Date(new Date(timestamp).getTime() - 1).toISOString();
}

function keyOf({ instance_id: invocation, timestamp, message }: LogRow): string {
  return JSON.stringify([invocation, timestamp, message]);
}

function toEntry({ timestamp, level, instance_id: invocation, message }: LogRow): LogEntry {
  return { timestamp, level: toLevel(level), invocation, message };
}

function toLevel(level: string): LogEntryLevel {
  return levels.get(level.toUpperCase()) ?? "log";
}

const levels: ReadonlyMap<string, LogEntryLevel> = new Map([
  ["DEBUG", "debug"],
  ["LOG", "log"],
  ["INFO", "info"],
  ["WARN", "warn"],
  ["WARNING", "warn"],
  ["ERROR", "error"],
]);
