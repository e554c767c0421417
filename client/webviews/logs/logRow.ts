import type { LogEntry } from "../../../protocol/logPage.ts";
import { element } from "../dom.ts";
import { toExcerpt, toVisibleText } from "../text.ts";
import { toLocalTime } from "../time.ts";
import type { LogRow } from "./logList.ts";

/** Characters of a message in one line: more than the widest screen holds. */
const lineLimit = 500;

/** Characters of an opened message; PostHog's own limit is far below. */
const messageLimit = 100_000;

/** A row of the table; its place is set by the table. */
export function makeRow({ id, entry }: LogRow, expanded: boolean): HTMLElement {
  const row = element(
    "div",
    { class: `row level-${entry.level}`, role: "row", tabindex: -1, "data-id": id },
    cell("time", toTime(entry)),
    cell("level", element("span", { class: "badge" }, entry.level)),
    cell("run", runButton(entry.invocation)),
    cell("message"),
  );
  fillMessage(row, entry, expanded);
  return row;
}

/** Shows one line of the message, or all of it. */
export function fillMessage(row: HTMLElement, { message }: LogEntry, expanded: boolean): void {
  const target = row.querySelector(".message");
  if (!target) return;
  row.classList.toggle("expanded", expanded);
  target.setAttribute("aria-expanded", String(expanded));
  if (!expanded) return target.replaceChildren(toVisibleText(toExcerpt(message, lineLimit).text));
  const { text, notice } = toExcerpt(message, messageLimit);
  target.replaceChildren(toVisibleText(text));
  if (notice !== undefined) target.append(element("p", { class: "quiet" }, notice));
}

/** The entry as a line of text: what is on screen, in full, with the exact time. */
export function toCopy({ timestamp, level, invocation, message }: LogEntry): string {
  return [timestamp, level.toUpperCase(), invocation, message].map(toVisibleText).join("\t");
}

/** Ids of runs begin with their time, so those of neighbours differ at the end. */
export function toShortId(invocation: string): string {
  return toVisibleText(invocation.slice(-8));
}

function cell(name: string, ...children: readonly Node[]): HTMLElement {
  return element("div", { class: `cell ${name}`, role: "gridcell" }, ...children);
}

function toTime({ timestamp }: LogEntry): HTMLElement {
  const shown = toVisibleText(toLocalTime(timestamp));
  return element("time", { datetime: timestamp, title: toVisibleText(timestamp) }, shown);
}

function runButton(invocation: string): HTMLElement {
  const title = `Show only run ${toVisibleText(invocation)}`;
  const attributes = { type: "button", class: "link", title, tabindex: -1 };
  return element("button", attributes, toShortId(invocation));
}
