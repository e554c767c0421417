/**
 * Messages between the log panel (extension host) and its page (browser).
 *
 * The page owns what is on screen, the panel owns the data. A page may be reloaded at any time, so it
 * opens with `ready` and the panel answers with everything the page needs. Entries are newest first.
 */
export type ToLogPage =
  /** Who the log belongs to; always first. */
  | { readonly type: "opened"; readonly functionName: string }
  /** A request is under way. */
  | { readonly type: "loading" }
  /** The table starts afresh. `hasOlder`: there may be more behind the last one. */
  | {
      readonly type: "entries";
      readonly entries: readonly LogEntry[];
      readonly hasOlder: boolean;
    }
  /** Goes below what is there. */
  | {
      readonly type: "older";
      readonly entries: readonly LogEntry[];
      readonly hasOlder: boolean;
    }
  /** Goes above what is there; came in while the page is live. */
  | { readonly type: "newer"; readonly entries: readonly LogEntry[] }
  /** The last request failed. `message` is ready to show. */
  | { readonly type: "failed"; readonly message: string };

export type FromLogPage =
  | { readonly type: "ready" }
  /** No levels: all of them. The answer is `entries`. */
  | { readonly type: "search"; readonly text: string; readonly levels: readonly LogEntryLevel[] }
  /** The reader scrolled to the end; the answer is `older`. */
  | { readonly type: "more" }
  /** The same question again. */
  | { readonly type: "refresh" }
  /** Whether new entries are to be sent as they come, every five seconds. */
  | { readonly type: "live"; readonly on: boolean };

export type LogEntryLevel = "debug" | "log" | "info" | "warn" | "error";

/** One line of a function's log. */
export interface LogEntry {
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly level: LogEntryLevel;
  /** Lines of one run share it. */
  readonly invocation: string;
  readonly message: string;
}
