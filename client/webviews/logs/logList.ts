import type { LogEntry } from "../../../protocol/logPage.ts";

/** An entry with a number of its own, which it keeps wherever it moves. */
export interface LogRow {
  readonly id: number;
  readonly entry: LogEntry;
}

/** The entries that the page was given, newest first, and which of them it shows. */
export class LogList {
  #rows: readonly LogRow[] = [];
  #invocation: string | undefined;
  #nextId = 0;

  /** Of the chosen run, else all. */
  get visible(): readonly LogRow[] {
    const invocation = this.#invocation;
    if (invocation === undefined) return this.#rows;
    return this.#rows.filter(({ entry }) => entry.invocation === invocation);
  }

  /** The run whose entries alone are shown. */
  get invocation(): string | undefined {
    return this.#invocation;
  }

  get length(): number {
    return this.#rows.length;
  }

  chooseInvocation(invocation: string | undefined): void {
    this.#invocation = invocation;
  }

  replace(entries: readonly LogEntry[]): void {
    this.#rows = this.#number(entries);
  }

  /** Adds older entries below. */
  append(entries: readonly LogEntry[]): void {
    this.#rows = [...this.#rows, ...this.#number(entries)];
  }

  /** Adds newer entries above, and says how many of them are visible. */
  prepend(entries: readonly LogEntry[]): number {
    const before = this.visible.length;
    this.#rows = [...this.#number(entries), ...this.#rows];
    return this.visible.length - before;
  }

  #number(entries: readonly LogEntry[]): readonly LogRow[] {
    return entries.map((entry) => ({ id: this.#nextId++, entry }));
  }
}
