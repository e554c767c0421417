import type {
  FromRunPage,
  RunHeading,
  RunPageError,
  RunReport,
  ToRunPage,
} from "../../../protocol/runPage.ts";
import { button } from "../button.ts";
import { element } from "../dom.ts";
import { makeFold, toPrettyJson } from "../json.ts";
import { makeProgress } from "../progress.ts";
import { toExcerpt, toVisibleText } from "../text.ts";
import { type Panel, connect } from "../vscodeApi.ts";
import { lineLink } from "./lineLink.ts";
import { makeEnding, makeNoRun, makeRunning } from "./runBanner.ts";
import { RunLogs } from "./runLogs.ts";
import { makeCaptured, makeRequest } from "./runRequests.ts";
// esbuild puts it beside the script.
import "./run.css";

/** Requests, events and errors that are shown of one run. */
const itemLimit = 200;

/** Characters of an error that are shown. */
const errorLimit = 20_000;

/** The page of the last run. */
class RunPage {
  readonly #panel: Panel<FromRunPage>;
  readonly #name = element("h1", {}, "Run");
  readonly #facts = element("p", { class: "facts quiet" });
  readonly #progress = makeProgress();
  readonly #banner = element("div", { role: "status" });
  readonly #again = button("Run again", {}, () => this.#panel.post({ type: "again" }));
  readonly #cancel = button("Cancel", { secondary: true }, () =>
    this.#panel.post({ type: "cancel" }),
  );
  readonly #compare = button("Compare before and after", { secondary: true }, () =>
    this.#panel.post({ type: "compare" }),
  );
  readonly #errors = makeSection("Errors");
  readonly #logs = new RunLogs((line) => this.#reveal(line));
  readonly #requests = makeSection("Requests");
  readonly #captured = makeSection("Captured events");
  readonly #result = makeSection("Result");

  constructor() {
    this.#panel = connect<{ toPage: ToRunPage; fromPage: FromRunPage }>((message) =>
      this.#receive(message),
    );
  }

  start(): void {
    const actions = element("div", { class: "toolbar" }, this.#again, this.#cancel, this.#compare);
    this.#offer({ again: false, cancel: false, compare: false });
    const hint = element(
      "p",
      { class: "quiet" },
      "Nothing has run yet. Run a function to see how.",
    );
    this.#banner.append(hint);
    const title = element("div", { class: "title" }, this.#name, this.#facts);
    const header = element("header", {}, title, actions);
    const main = element(
      "main",
      {},
      this.#banner,
      this.#errors.element,
      this.#logs.element,
      this.#requests.element,
      this.#captured.element,
      this.#result.element,
    );
    document.body.append(header, this.#progress.element, main);
    this.#panel.post({ type: "ready" });
  }

  #receive(message: ToRunPage): void {
    switch (message.type) {
      case "running":
        this.#begin(message.run);
        this.#logs.clear();
        this.#banner.replaceChildren(makeRunning());
        this.#progress.set(true);
        return this.#offer({ again: false, cancel: true, compare: false });
      case "log":
        return this.#logs.add(message.log);
      case "finished":
        this.#begin(message.run);
        this.#logs.show(message.report.logs);
        return this.#showReport(message.report);
      case "failed":
        this.#begin(message.run);
        this.#banner.replaceChildren(makeNoRun(toVisibleText(message.message)));
        return this.#offer({ again: true, cancel: false, compare: false });
    }
  }

  /** Wipes what an earlier run left, but for its log. */
  #begin({ functionName, sample, place, real }: RunHeading): void {
    this.#name.textContent = toVisibleText(functionName);
    const title = "Open the sample";
    const open = element("button", { type: "button", class: "link", title }, toVisibleText(sample));
    open.addEventListener("click", () => this.#panel.post({ type: "openSample" }));
    const where = place === "local" ? "on this machine" : "on PostHog";
    const how = real ? "requests are real" : "requests are mocked";
    this.#facts.replaceChildren("With ", open, ` · ${where} · ${how}`);
    this.#progress.set(false);
    for (const section of [this.#errors, this.#requests, this.#captured, this.#result]) {
      section.show([]);
    }
  }

  #showReport(report: RunReport): void {
    this.#banner.replaceChildren(makeEnding(report));
    this.#offer({ again: true, cancel: false, compare: report.comparable });
    this.#errors.show(report.errors.map((error) => this.#makeError(error)));
    this.#requests.show(report.requests.map(makeRequest));
    this.#captured.show(report.captured.map(makeCaptured));
    const hasResult = report.result !== undefined && report.result !== null;
    const fold = makeFold("Result", () => toPrettyJson(report.result), true);
    this.#result.show(hasResult ? [fold] : []);
  }

  #makeError({ message, line }: RunPageError): HTMLElement {
    const { text, notice } = toExcerpt(message, errorLimit);
    const note = notice === undefined ? [] : [element("span", { class: "quiet" }, notice)];
    const link = line === undefined ? [] : [lineLink(line, (chosen) => this.#reveal(chosen))];
    const shown = element("span", { class: "error-text" }, toVisibleText(text));
    return element("div", { class: "error" }, shown, ...note, ...link);
  }

  #reveal(line: number): void {
    this.#panel.post({ type: "reveal", line });
  }

  /** Shows the buttons that make sense now; the focus goes to one that stays. */
  #offer(offer: Readonly<Record<"again" | "cancel" | "compare", boolean>>): void {
    const hadFocus = [this.#again, this.#cancel, this.#compare].some((each) =>
      each.matches(":focus"),
    );
    this.#again.hidden = !offer.again;
    this.#cancel.hidden = !offer.cancel;
    this.#compare.hidden = !offer.compare;
    if (hadFocus) (offer.cancel ? this.#cancel : this.#again).focus();
  }
}

/** A part of the page that is there only when it has something. */
interface Section {
  readonly element: HTMLElement;
  readonly show: (items: readonly HTMLElement[]) => void;
}

function makeSection(name: string): Section {
  const section = element("section", { "aria-label": name, hidden: true });
  return {
    element: section,
    show: (items) => {
      section.hidden = items.length === 0;
      const shown = items.slice(0, itemLimit);
      const heading = element("h2", {}, items.length < 2 ? name : `${name} (${items.length})`);
      const missing = items.length - shown.length;
      const more = missing > 0 ? [element("p", { class: "quiet" }, `${missing} more.`)] : [];
      section.replaceChildren(heading, ...shown, ...more);
    },
  };
}

new RunPage().start();
