/**
 * Messages between the metrics panel (extension host) and its page (browser).
 *
 * A page may be reloaded at any time, so it opens with `ready` and the panel answers with everything
 * the page needs.
 */
export type ToMetricsPage =
  /** Whose metrics these are; always first. */
  | { readonly type: "opened"; readonly functionName: string }
  /** A request is under way. */
  | { readonly type: "loading" }
  | { readonly type: "metrics"; readonly metrics: FunctionMetrics }
  /** The last request failed. `message` is ready to show. */
  | { readonly type: "failed"; readonly message: string };

export type FromMetricsPage =
  | { readonly type: "ready" }
  | { readonly type: "choose"; readonly range: MetricsRange }
  /** The same question again. */
  | { readonly type: "refresh" };

/** The last 24 hours by hour, or some days by day. */
export type MetricsRange = "24h" | "7d" | "30d";

/** What a function did in a time, and before it. */
export interface FunctionMetrics {
  readonly range: MetricsRange;
  /** One a bucket: `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` for hours, in the project's time zone. */
  readonly labels: readonly string[];
  /** `values` stand in the order of `labels`. Names are PostHog's: `succeeded`, `failed`, … */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** By name. */
  readonly totals: Readonly<Record<string, number>>;
  /** Of a time as long just before; by name. */
  readonly previousTotals: Readonly<Record<string, number>>;
}
