import {
  Virtualizer,
  type VirtualizerOptions,
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
} from "@tanstack/virtual-core";
import { element } from "../dom.ts";
import { type LogRow } from "./logList.ts";
import { fillMessage, makeRow, toCopy } from "./logRow.ts";

/** Pixels of a row that is not opened; the style sheet says the same. */
const rowHeight = 24;

/** How many rows `Page Up` and `Page Down` pass. */
const pageRows = 20;

/** How close to the end, in pixels, older entries are asked for. */
const endDistance = 400;

/** What the table tells its page. */
export interface LogTableEvents {
  /** The end is near, after scrolling or because the rows do not fill the screen. */
  readonly reachEnd: () => void;
  readonly reachTop: () => void;
  readonly chooseInvocation: (invocation: string) => void;
}

/**
 * The table of entries. Only the rows near the screen, and the one that has the focus, are in the
 * document; rows may have any height.
 */
export class LogTable {
  /** The part that scrolls. */
  readonly element: HTMLElement;
  readonly #events: LogTableEvents;
  readonly #grid: HTMLElement;
  readonly #body: HTMLElement;
  readonly #header: HTMLElement;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  readonly #made = new Map<number, HTMLElement>();
  readonly #expanded = new Set<number>();
  #rows: readonly LogRow[] = [];
  #active = 0;
  #renders = false;

  constructor(events: LogTableEvents, footer: HTMLElement) {
    this.#events = events;
    this.#header = makeHeader();
    this.#body = element("div", { class: "rows", role: "rowgroup" });
    this.#grid = element("div", { role: "grid", "aria-label": "Log entries", "aria-colcount": 4 });
    this.#grid.append(this.#header, this.#body);
    this.element = element("div", { class: "table" }, this.#grid, footer);
    this.#body.addEventListener("click", (event) => this.#click(event));
    this.#body.addEventListener("keydown", (event) => this.#press(event));
    this.#body.addEventListener("focusin", (event) => this.#follow(event));
    this.element.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    document.addEventListener("copy", (event) => this.#copy(event));
    this.#virtualizer = new Virtualizer(this.#options("start"));
  }

  /** To be called once, when the table is in the document. */
  mount(): void {
    this.#update("start");
  }

  /** Shows other rows, from the top. */
  replace(rows: readonly LogRow[]): void {
    this.#rows = rows;
    this.#active = 0;
    this.#expanded.clear();
    this.element.scrollTop = 0;
    this.#update("start");
    this.#virtualizer.scrollToOffset(0);
    this.#lookForEnd();
  }

  /** Shows the same rows and older ones below them. */
  append(rows: readonly LogRow[]): void {
    this.#rows = rows;
    this.#update("start");
    this.#lookForEnd();
  }

  /** Shows the same rows and `added` newer ones above; whoever reads further down stays there. */
  prepend(rows: readonly LogRow[], added: number): void {
    this.#rows = rows;
    if (this.#rows.length > added) this.#active += added;
    this.#update(this.isAtTop ? "start" : "end");
    this.#update("start");
  }

  get isAtTop(): boolean {
    return this.element.scrollTop < 1;
  }

  scrollToTop(): void {
    this.#virtualizer.scrollToOffset(0);
  }

  /** Puts the focus on a row, if there is one. */
  focus(): void {
    this.#activate(this.#active);
  }

  #options(anchorTo: "start" | "end"): VirtualizerOptions<HTMLElement, HTMLElement> {
    const active = this.#active;
    return {
      count: this.#rows.length,
      getScrollElement: () => this.element,
      estimateSize: () => rowHeight,
      getItemKey: (index) => this.#rows[index]?.id ?? index,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#schedule(),
      overscan: 10,
      scrollMargin: this.#header.offsetHeight,
      scrollPaddingStart: this.#header.offsetHeight,
      anchorTo,
      // The row with the focus stays, or the focus would be lost with it.
      rangeExtractor: (range) =>
        active < range.count
          ? [...new Set([...defaultRangeExtractor(range), active])].toSorted((a, b) => a - b)
          : defaultRangeExtractor(range),
    };
  }

  #update(anchorTo: "start" | "end"): void {
    this.#virtualizer.setOptions(this.#options(anchorTo));
    this.#fit();
    // oxlint-disable-next-line no-underscore-dangle -- what the package's own adapters call.
    this.#virtualizer._willUpdate();
    this.#render();
  }

  /** The place of all rows, so that the scroll bar is right and there is where to scroll to. */
  #fit(): void {
    this.#body.style.height = `${this.#virtualizer.getTotalSize()}px`;
  }

  /** Measuring a row may ask for another round; it comes before the next picture. */
  #schedule(): void {
    if (this.#renders) return;
    this.#renders = true;
    queueMicrotask(() => {
      this.#renders = false;
      this.#render();
    });
  }

  #render(): void {
    const items = this.#virtualizer.getVirtualItems();
    const keys = new Set(items.map((item) => item.key));
    for (const [id, row] of this.#made) {
      if (keys.has(id)) continue;
      row.remove();
      this.#made.delete(id);
    }
    this.#grid.setAttribute("aria-rowcount", String(this.#rows.length + 1));
    this.#fit();
    let previous: HTMLElement | undefined;
    for (const { index, start } of items) {
      const given = this.#rows[index];
      if (given) previous = this.#place(given, index, start, previous);
    }
    this.#virtualizer.measureElement(null);
  }

  #place(
    given: LogRow,
    index: number,
    start: number,
    previous: HTMLElement | undefined,
  ): HTMLElement {
    const known = this.#made.get(given.id);
    const row = known ?? makeRow(given, this.#expanded.has(given.id));
    row.dataset["index"] = String(index);
    row.setAttribute("aria-rowindex", String(index + 2));
    row.style.transform = `translateY(${start - this.#virtualizer.options.scrollMargin}px)`;
    setReachable(row, index === this.#active);
    if (!known) {
      this.#made.set(given.id, row);
      if (previous) previous.after(row);
      else this.#body.prepend(row);
      this.#virtualizer.measureElement(row);
    }
    return row;
  }

  #scrolled(): void {
    this.#lookForEnd();
    if (this.isAtTop) this.#events.reachTop();
  }

  #lookForEnd(): void {
    const { scrollTop, clientHeight, scrollHeight } = this.element;
    if (scrollTop + clientHeight >= scrollHeight - endDistance) this.#events.reachEnd();
  }

  #click(event: MouseEvent): void {
    const { row, index } = this.#find(event);
    if (!row) return;
    if (isOnLink(event)) return this.#events.chooseInvocation(row.entry.invocation);
    // Whoever marks a part of the text does not want the row to change.
    if (document.getSelection()?.isCollapsed === false) return;
    this.#activate(index);
    this.#toggle(row);
  }

  #press(event: KeyboardEvent): void {
    const { row, index } = this.#find(event);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const isActivation = event.key === "Enter" || event.key === " ";
    if (isActivation && isOnLink(event)) return;
    if (isActivation) this.#toggle(row);
    const next = this.#target(event.key, index);
    if (next !== undefined) this.#activate(next);
    if (isActivation || next !== undefined) event.preventDefault();
  }

  #target(key: string, index: number): number | undefined {
    switch (key) {
      case "ArrowDown":
        return index + 1;
      case "ArrowUp":
        return index - 1;
      case "PageDown":
        return index + pageRows;
      case "PageUp":
        return index - pageRows;
      case "Home":
        return 0;
      case "End":
        return this.#rows.length - 1;
      default:
        return undefined;
    }
  }

  /** The row that has the focus is the one that Tab comes back to. */
  #follow(event: FocusEvent): void {
    const { index } = this.#find(event);
    if (index < 0 || index === this.#active) return;
    this.#active = index;
    this.#update("start");
  }

  #activate(wanted: number): void {
    const index = Math.min(Math.max(wanted, 0), this.#rows.length - 1);
    const row = this.#rows[index];
    if (!row) return;
    this.#active = index;
    this.#update("start");
    this.#virtualizer.scrollToIndex(index, { align: "auto" });
    this.#made.get(row.id)?.focus({ preventScroll: true });
  }

  #toggle({ id, entry }: LogRow): void {
    const expanded = !this.#expanded.has(id);
    if (expanded) this.#expanded.add(id);
    else this.#expanded.delete(id);
    const row = this.#made.get(id);
    if (row) fillMessage(row, entry, expanded);
  }

  /** Copies the row that has the focus, unless the reader marked some text. */
  #copy(event: ClipboardEvent): void {
    const { row } = this.#find({ target: document.activeElement });
    const hasSelection = document.getSelection()?.isCollapsed === false;
    if (!row || hasSelection || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", toCopy(row.entry));
    event.preventDefault();
  }

  #find({ target }: { readonly target: EventTarget | null }): {
    readonly row: LogRow | undefined;
    readonly index: number;
  } {
    const found =
      target instanceof Element ? target.closest<HTMLElement>(".row[data-index]") : null;
    const index = found ? Number(found.dataset["index"]) : -1;
    return { row: this.#rows[index], index };
  }
}

function isOnLink({ target }: Event): boolean {
  return target instanceof Element && target.closest(".link") !== null;
}

function setReachable(row: HTMLElement, reachable: boolean): void {
  row.tabIndex = reachable ? 0 : -1;
  const link = row.querySelector<HTMLElement>(".link");
  if (link) link.tabIndex = row.tabIndex;
}

function makeHeader(): HTMLElement {
  const names = ["Time", "Level", "Run", "Message"];
  const cells = names.map((name) => element("div", { class: "cell", role: "columnheader" }, name));
  const row = element("div", { class: "header", role: "row", "aria-rowindex": 1 }, ...cells);
  return element("div", { class: "headers", role: "rowgroup" }, row);
}
