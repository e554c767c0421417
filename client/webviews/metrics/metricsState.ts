import { type Outcome, outcomes } from "./chart.ts";

/** How a reader wants to see the metrics. It outlives the page while its panel is hidden. */
export interface MetricsState {
  readonly asTable: boolean;
  /** Left out of the chart. */
  readonly hidden: readonly Outcome[];
}

/** Reads what was kept; whatever is not as it should be is as in the beginning. */
export function decodeMetricsState(kept: unknown): MetricsState {
  if (typeof kept !== "object" || kept === null) return { asTable: false, hidden: [] };
  const { asTable, hidden }: { asTable?: unknown; hidden?: unknown } = kept;
  return {
    asTable: asTable === true,
    hidden: outcomes.filter((outcome) => Array.isArray(hidden) && hidden.includes(outcome)),
  };
}
