import type { FromLogPage, ToLogPage } from "../../../protocol/logPage.ts";
import { button } from "../button.ts";
import { element } from "../dom.ts";
import { makeFailure } from "../failure.ts";
import { makeProgress } from "../progress.ts";
import { counted, toVisibleText } from "../text.ts";
import { type Panel, connect } from "../vscodeApi.ts";
import { LogList } from "./logList.ts";
import { toShortId } from "./logRow.ts";
import {
  type LogState,
  decodeLogState,
  initialLogState,
  isRestricted,
  levelChoices,
  toEntryLevels,
  toggleLevel,
} from "./logState.ts";
import { LogTable } from "./logTable.ts";
import { makeLogToolbar } from "./logToolbar.ts";
// esbuild puts it beside the script.
import "./logs.css";

/** The page of a function's log: what is on screen, and what was asked. */
class LogPage {
  readonly #panel: Panel<FromLogPage>;
  readonly #list = new LogList();
  readonly #heading = element("h1", { class: "unseen" }, "Log");
  readonly #progress = makeProgress();
  readonly #failure = makeFailure(() => this.#retry());
  readonly #summary = element("span", { class: "quiet", role: "status" });
  readonly #runChip = element("button", { type: "button", class: "toggle chip", hidden: true });
  readonly #newerChip = element("button", { type: "button", class: "toggle chip", hidden: true });
  readonly #empty = element("div", { class: "empty", hidden: true });
  readonly #footer = element("div", { class: "footer quiet" });
  readonly #toolbar = makeLogToolbar({
    search: (text) => this.#search({ text }),
    toggleLevel: (level) => this.#search({ chosen: toggleLevel(this.#state.chosen, level) }),
    toggleLive: () => this.#setLive(!this.#state.live),
    refresh: () => this.#panel.post({ type: "refresh" }),
  });
  readonly #table = new LogTable(
    {
      reachEnd: () => this.#reachEnd(),
      reachTop: () => this.#setNewer(0),
      chooseInvocation: (invocation) => this.#chooseInvocation(invocation),
    },
    this.#footer,
  );
  #state: LogState = initialLogState;
  #hasOlder = false;
  /** `failed`: older entries are asked for again only when the reader says so. */
  #older: "idle" | "asked" | "failed" = "idle";
  /** How many entries came in above what the reader sees. */
  #newer = 0;

  constructor() {
    this.#panel = connect<{ toPage: ToLogPage; fromPage: FromLogPage }>((message) =>
      this.#receive(message),
    );
    this.#runChip.addEventListener("click", () => this.#chooseInvocation(undefined));
    this.#newerChip.addEventListener("click", () => this.#table.scrollToTop());
    document.addEventListener("keydown", (event) => this.#press(event));
  }

  start(): void {
    const top = element("header", {}, this.#heading, this.#toolbar.element);
    this.#toolbar.element.append(this.#runChip, this.#newerChip, this.#summary);
    top.append(this.#failure.element);
    const main = element("main", {}, this.#empty, this.#table.element);
    document.body.append(top, this.#progress.element, main);
    this.#table.mount();
    this.#panel.post({ type: "ready" });
    this.#resume(decodeLogState(this.#panel.readState()));
  }

  /** The panel may be new and know nothing of what was asked. */
  #resume(state: LogState): void {
    if (isRestricted(state)) this.#search(state);
    else this.#setState(state);
    if (state.live) this.#panel.post({ type: "live", on: true });
  }

  #receive(message: ToLogPage): void {
    switch (message.type) {
      case "opened":
        this.#heading.textContent = `Log of ${toVisibleText(message.functionName)}`;
        return;
      case "loading":
        return this.#setBusy(true);
      case "entries":
        this.#hasOlder = message.hasOlder;
        this.#list.replace(message.entries);
        return this.#startAfresh();
      case "older":
        this.#hasOlder = message.hasOlder;
        this.#list.append(message.entries);
        this.#settle();
        this.#table.append(this.#list.visible);
        return;
      case "newer": {
        const added = this.#list.prepend(message.entries);
        this.#showEmpty();
        this.#setNewer(this.#table.isAtTop ? 0 : this.#newer + added);
        this.#table.prepend(this.#list.visible, added);
        return this.#describe();
      }
      case "failed":
        if (this.#older === "asked") this.#older = "failed";
        this.#setBusy(false);
        this.#failure.show(message.message);
        return this.#describe();
    }
  }

  #startAfresh(): void {
    this.#settle();
    this.#setNewer(0);
    this.#table.replace(this.#list.visible);
  }

  /** An answer came. */
  #settle(): void {
    this.#older = "idle";
    this.#setBusy(false);
    this.#failure.hide();
    this.#showEmpty();
    this.#describe();
  }

  #setBusy(busy: boolean): void {
    this.#progress.set(busy);
    this.#table.element.setAttribute("aria-busy", String(busy));
  }

  #search(change: Partial<LogState>): void {
    const state = { ...this.#state, ...change };
    const isSame = state.text === this.#state.text && state.chosen === this.#state.chosen;
    this.#setState(state);
    if (isSame) return;
    this.#panel.post({ type: "search", text: state.text, levels: toEntryLevels(state.chosen) });
  }

  #setLive(live: boolean): void {
    this.#setState({ ...this.#state, live });
    this.#panel.post({ type: "live", on: live });
  }

  #setState(state: LogState): void {
    this.#state = state;
    this.#panel.keepState(state);
    this.#toolbar.show(state);
  }

  #retry(): void {
    this.#failure.hide();
    if (this.#older === "failed") return this.#askOlder();
    this.#panel.post({ type: "refresh" });
  }

  /** While one run is shown its entries soon end, so the reader asks for older ones with a button. */
  #reachEnd(): void {
    if (this.#older === "idle" && this.#list.invocation === undefined) this.#askOlder();
  }

  #askOlder(): void {
    if (!this.#hasOlder || this.#list.length === 0) return;
    this.#older = "asked";
    this.#panel.post({ type: "more" });
    this.#describe();
  }

  #chooseInvocation(invocation: string | undefined): void {
    this.#list.chooseInvocation(invocation);
    this.#runChip.hidden = invocation === undefined;
    if (invocation !== undefined) {
      this.#runChip.textContent = `Run ${toShortId(invocation)} ✕`;
      this.#runChip.title = `Only entries of run ${toVisibleText(invocation)}. Press to show all.`;
    }
    this.#setNewer(0);
    this.#showEmpty();
    this.#describe();
    this.#table.replace(this.#list.visible);
    this.#table.focus();
  }

  #setNewer(newer: number): void {
    this.#newer = newer;
    this.#newerChip.hidden = newer === 0;
    this.#newerChip.textContent = `↑ ${counted(newer, "newer entry", "newer entries")}`;
  }

  #press(event: KeyboardEvent): void {
    const isFind = event.key.toLowerCase() === "f" && (event.ctrlKey || event.metaKey);
    if (!isFind || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#toolbar.focusSearch();
  }

  #describe(): void {
    const shown = this.#list.visible.length;
    this.#summary.textContent = shown === 0 ? "" : counted(shown, "entry", "entries");
    this.#footer.replaceChildren(...this.#describeEnd(shown));
  }

  #describeEnd(shown: number): readonly (Node | string)[] {
    if (this.#older === "asked") return ["Loading older entries…"];
    if (this.#older === "failed") return [];
    if (this.#hasOlder && this.#list.invocation !== undefined) {
      return [button("Load older entries", { secondary: true }, () => this.#askOlder())];
    }
    return this.#hasOlder || shown === 0 ? [] : ["No older entries."];
  }

  #showEmpty(): void {
    const isEmpty = this.#list.visible.length === 0;
    this.#empty.hidden = !isEmpty;
    this.#table.element.hidden = isEmpty;
    if (isEmpty) this.#empty.replaceChildren(...this.#describeNothing());
  }

  #describeNothing(): readonly Node[] {
    if (this.#list.invocation !== undefined) {
      const text = "Nothing of this run is among the entries. Show all runs to go on.";
      const all = (): void => this.#chooseInvocation(undefined);
      return [element("p", {}, text), button("Show all runs", {}, all)];
    }
    if (isRestricted(this.#state)) {
      const text = "Nothing matches. Change the search or the levels.";
      const clear = (): void => this.#search({ text: "", chosen: levelChoices });
      return [element("p", {}, text), button("Clear search and levels", {}, clear)];
    }
    const text =
      "No entries yet. They appear when the function runs; Live adds them by themselves.";
    return [element("p", {}, text)];
  }
}

new LogPage().start();
