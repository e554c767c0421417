import type { RecordedRequest, CapturedEvent } from "./run.ts";

/**
 * Messages between the run panel (extension host) and its page (browser).
 *
 * A page may be reloaded at any time, so it opens with `ready` and the panel answers with the run that
 * is under way or the last one.
 */
export type ToRunPage =
  /** A run started; what an earlier one left is wiped. */
  | { readonly type: "running"; readonly run: RunHeading }
  /** A line was written while the program runs. */
  | { readonly type: "log"; readonly log: RunPageLog }
  | { readonly type: "finished"; readonly run: RunHeading; readonly report: RunReport }
  /** There was no run. `message` is ready to show. */
  | { readonly type: "failed"; readonly run: RunHeading; readonly message: string };

export type FromRunPage =
  | { readonly type: "ready" }
  | { readonly type: "again" }
  | { readonly type: "cancel" }
  /** Opens the difference between the event before and after; only where the report says so. */
  | { readonly type: "compare" }
  /** Opens the sample that was used. */
  | { readonly type: "openSample" }
  /** Shows the place in the program. */
  | { readonly type: "reveal"; readonly line: number };

export interface RunHeading {
  readonly functionName: string;
  /** Such as `Default example` or `signed up, 3 minutes ago`. */
  readonly sample: string;
  readonly place: "local" | "posthog";
  /** Whether `fetch` sends real requests. */
  readonly real: boolean;
}

/** How a run ended, wherever it ran. */
export interface RunReport {
  readonly status: "success" | "error" | "skipped" | "dropped" | "retry" | "cancelled";
  readonly result: unknown;
  /** A transformation that gave an event: there is something to compare. */
  readonly comparable: boolean;
  readonly errors: readonly RunPageError[];
  /** In order of time. */
  readonly logs: readonly RunPageLog[];
  /** Only local runs know them. */
  readonly requests: readonly RecordedRequest[];
  readonly captured: readonly CapturedEvent[];
  /** Milliseconds, as far as known. */
  readonly duration?: number;
  readonly operations?: number;
}

export interface RunPageError {
  readonly message: string;
  /** 0-based line of the program. */
  readonly line?: number;
}

export interface RunPageLog {
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
  /** 0-based line of the program. */
  readonly line?: number;
}
