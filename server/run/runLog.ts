import type { LogLevel, RunLog, RunSpan } from "../../protocol/run.ts";
import type { Redact } from "./secrets.ts";

/** Takes a line as soon as it is written. */
export type LogListener = (log: RunLog) => void;

/** The log of a run. Lines are safe to show and never too long. */
export class RunLogs {
  readonly #lines: RunLog[] = [];
  readonly #listener: LogListener;
  readonly #now: () => Date;
  readonly #redact: Redact;

  constructor(listener: LogListener, now: () => Date, redact: Redact) {
    this.#listener = listener;
    this.#now = now;
    this.#redact = redact;
  }

  /** In the order in which they were written. */
  get lines(): readonly RunLog[] {
    return [...this.#lines];
  }

  write(level: LogLevel, from: RunLog["from"], text: string, at?: RunSpan): void {
    const message = shorten(this.#redact(text));
    const timestamp = this.#now().toISOString();
    const log: RunLog = { level, timestamp, message, from, ...(at && { at }) };
    this.#lines.push(log);
    this.#listener(log);
  }
}

/** What `print` writes: texts as they are, all else as JSON. */
export function toPrintedText(args: readonly unknown[]): string {
  return args.map((arg) => (typeof arg === "string" ? arg : JSON.stringify(arg))).join(", ");
}

const longest = 10_000;
const cutMark = "... (truncated)";

/**
 * Cuts a text at 10,000 characters, not through a surrogate pair. As in PostHog's worker a text is
 * marked as cut as soon as it and the mark together are longer than that.
 */
function shorten(text: string): string {
  if (text.length + cutMark.length <= longest) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) ? longest - 1 : longest;
  return text.slice(0, end) + cutMark;
}
