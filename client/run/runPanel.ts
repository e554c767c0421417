import { type ExtensionContext, commands } from "vscode";
import type {
  FromRunPage,
  RunHeading,
  RunPageLog,
  RunReport,
  ToRunPage,
} from "../../protocol/runPage.ts";
import type { ReadonlyTexts } from "../files/readonlyTexts.ts";
import { type PagePanel, openPage } from "../panels/pagePanel.ts";

/** What the buttons of the page do. */
export interface RunActions {
  readonly again: () => void;
  readonly openSample: () => void;
  readonly reveal: (line: number) => void;
}

/** What a run left: the event before it and what it gave. */
export interface Comparison {
  readonly functionName: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The panel beside the editor that shows the last run. One for all functions. */
export class RunPanel {
  readonly #context: ExtensionContext;
  readonly #texts: ReadonlyTexts;
  #panel: PagePanel<ToRunPage> | undefined;
  /** For a page that is loaded again. */
  #last: ToRunPage | undefined;
  #logs: RunPageLog[] = [];
  #running: AbortController | undefined;
  #actions: RunActions | undefined;
  #comparison: Comparison | undefined;

  constructor(context: ExtensionContext, texts: ReadonlyTexts) {
    this.#context = context;
    this.#texts = texts;
  }

  /** Shows that a run started; an earlier one is cancelled. The signal is aborted by its Cancel. */
  start(run: RunHeading, actions: RunActions): AbortSignal {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.#actions = actions;
    this.#comparison = undefined;
    this.#logs = [];
    this.#show();
    this.#post({ type: "running", run });
    return running.signal;
  }

  /** A line of the run whose signal is given; of an earlier run it is dropped. */
  log(signal: AbortSignal, log: RunPageLog): void {
    if (!this.#isCurrent(signal)) return;
    this.#logs.push(log);
    this.#panel?.post({ type: "log", log });
  }

  finish(signal: AbortSignal, run: RunHeading, report: RunReport, comparison?: Comparison): void {
    if (!this.#isCurrent(signal)) return;
    this.#comparison = comparison;
    this.#post({ type: "finished", run, report });
  }

  fail(signal: AbortSignal, run: RunHeading, message: string): void {
    if (this.#isCurrent(signal)) this.#post({ type: "failed", run, message });
  }

  #isCurrent(signal: AbortSignal): boolean {
    return this.#running?.signal === signal;
  }

  #show(): void {
    if (this.#panel) return this.#panel.reveal();
    const panel = openPage<ToRunPage, FromRunPage>(this.#context, {
      page: "run",
      title: "Hog Run",
      beside: true,
      receive: (message) => this.#receive(message),
    });
    this.#panel = panel;
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#running?.abort();
    });
  }

  #post(message: ToRunPage): void {
    this.#last = message;
    this.#panel?.post(message);
  }

  #receive(message: FromRunPage): void {
    switch (message.type) {
      case "ready":
        return this.#postAgain();
      case "again":
        return this.#actions?.again();
      case "cancel":
        return this.#running?.abort();
      case "compare":
        return void this.compare();
      case "openSample":
        return this.#actions?.openSample();
      case "reveal":
        return this.#actions?.reveal(message.line);
    }
  }

  #postAgain(): void {
    if (!this.#last) return;
    this.#panel?.post(this.#last);
    if (this.#last.type !== "running") return;
    for (const log of this.#logs) this.#panel?.post({ type: "log", log });
  }

  /** Opens the difference between the event before and after the last run, if there is one. */
  async compare(): Promise<void> {
    if (!this.#comparison) return;
    const { functionName, before, after } = this.#comparison;
    const left = this.#texts.put("run", "before.json", toText(before));
    const right = this.#texts.put("run", "after.json", toText(after));
    await commands.executeCommand(
      "vscode.diff",
      left,
      right,
      `${functionName}: event before ↔ after`,
    );
  }

  dispose(): void {
    this.#running?.abort();
  }
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
