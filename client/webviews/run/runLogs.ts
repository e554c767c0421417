import type { RunPageLog } from "../../../protocol/runPage.ts";
import { element } from "../dom.ts";
import { counted, toExcerpt, toVisibleText } from "../text.ts";
import { toOffset } from "../time.ts";
import { lineLink } from "./lineLink.ts";

/** Lines that are shown; a run that writes more is seldom read to its end. */
const lineLimit = 1000;

/** Characters of a line that are shown. */
const messageLimit = 20_000;

/** The log of a run; lines can be added while it runs. */
export class RunLogs {
  readonly element = element("section", { "aria-label": "Logs", hidden: true });
  readonly #reveal: (line: number) => void;
  readonly #heading = element("h2");
  readonly #lines = element("ol", { class: "logs" });
  readonly #more = element("p", { class: "quiet" });
  #start = "";
  #count = 0;

  constructor(reveal: (line: number) => void) {
    this.#reveal = reveal;
    this.element.append(this.#heading, this.#lines, this.#more);
  }

  clear(): void {
    this.#start = "";
    this.#count = 0;
    this.#lines.replaceChildren();
    this.#describe();
  }

  /** The whole log, in order of time. */
  show(logs: readonly RunPageLog[]): void {
    this.clear();
    for (const log of logs.toSorted(byTime)) this.#append(log);
    this.#describe();
  }

  add(log: RunPageLog): void {
    this.#append(log);
    this.#describe();
  }

  #append(log: RunPageLog): void {
    if (this.#count === 0) this.#start = log.timestamp;
    this.#count += 1;
    if (this.#count <= lineLimit) this.#lines.append(this.#makeLine(log));
  }

  #describe(): void {
    this.element.hidden = this.#count === 0;
    this.#heading.textContent = `Logs (${this.#count})`;
    const missing = this.#count - lineLimit;
    this.#more.hidden = missing <= 0;
    this.#more.textContent = `${counted(missing, "more line is", "more lines are")} not shown.`;
  }

  #makeLine({ timestamp, level, message, line }: RunPageLog): HTMLElement {
    const { text, notice } = toExcerpt(message, messageLimit);
    const note = notice === undefined ? [] : [element("p", { class: "quiet" }, notice)];
    const link = line === undefined ? [] : [lineLink(line, this.#reveal)];
    const exact = { class: "time quiet", title: toVisibleText(timestamp) };
    return element(
      "li",
      { class: `level-${level}` },
      element("span", exact, toOffset(this.#start, timestamp)),
      element("span", { class: "level" }, level),
      element("div", { class: "message" }, toVisibleText(text), ...note),
      element("span", { class: "place" }, ...link),
    );
  }
}

/** Texts in the same form, so their order is that of the times; equal ones keep their order. */
function byTime(one: RunPageLog, other: RunPageLog): number {
  if (one.timestamp === other.timestamp) return 0;
  return one.timestamp < other.timestamp ? -1 : 1;
}
