import type { AlignedData } from "uplot";
import type { FunctionMetrics, MetricsRange } from "../../../protocol/metricsPage.ts";
import { count } from "../text.ts";

/** What became of an event, as far as the page tells it apart. The order is that of the stack. */
export type Outcome = "succeeded" | "failed" | "filtered" | "disabled" | "others";

export const outcomes: readonly Outcome[] = [
  "succeeded",
  "failed",
  "filtered",
  "disabled",
  "others",
];

/** How often an outcome came about. */
export interface OutcomeSeries {
  readonly outcome: Outcome;
  /** One a bucket, in the order of the labels. */
  readonly values: readonly number[];
}

/** A number with the one of a time as long just before. */
export interface Total {
  readonly name: string;
  readonly total: number;
  readonly previous: number;
}

/** The outcomes by bucket, in the order of `outcomes`; an absent one is zero everywhere. */
export function toSeries({ labels, series }: FunctionMetrics): readonly OutcomeSeries[] {
  return outcomes.map((outcome) => {
    const parts = series.filter(({ name }) => toOutcome(name) === outcome);
    const values = labels.map((_, bucket) => sum(parts.map(({ values }) => values[bucket] ?? 0)));
    return { outcome, values };
  });
}

/**
 * The data of stacked bars: the buckets, then for each series the sum of it and all below it.
 * The tallest comes first, because each bar is painted over the one before.
 */
export function toChartData(series: readonly OutcomeSeries[], buckets: number): AlignedData {
  const indexes = Array.from({ length: buckets }, (_, bucket) => bucket);
  const stacked = series.map((_, top) =>
    indexes.map((bucket) => sum(series.slice(0, top + 1).map(({ values }) => values[bucket] ?? 0))),
  );
  return [indexes, ...stacked.toReversed()];
}

/** The totals by outcome, in the order of `outcomes`. */
export function toOutcomeTotals({ totals, previousTotals }: FunctionMetrics): readonly (Total & {
  readonly name: Outcome;
})[] {
  const add = (counts: Readonly<Record<string, number>>, outcome: Outcome): number =>
    sum(Object.entries(counts).map(([name, value]) => (toOutcome(name) === outcome ? value : 0)));
  return outcomes.map((name) => ({
    name,
    total: add(totals, name),
    previous: add(previousTotals, name),
  }));
}

/** What PostHog counts besides outcomes, such as requests; by name, without what is zero. */
export function toOtherTotals({ totals, previousTotals }: FunctionMetrics): readonly Total[] {
  const now = new Map(Object.entries(totals));
  const before = new Map(Object.entries(previousTotals));
  return [...new Set([...now.keys(), ...before.keys()])]
    .filter((name) => toOutcome(name) === undefined)
    .map((name) => ({ name, total: now.get(name) ?? 0, previous: before.get(name) ?? 0 }))
    .filter(({ total, previous }) => total !== 0 || previous !== 0)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

/** The change against the time before, in words: `+12% (100 before)`, `unchanged`, `none before`. */
export function toChange({ total, previous }: Total): string {
  if (total === previous) return "unchanged";
  if (previous === 0) return "none before";
  return `${change.format((total - previous) / previous)} (${count(previous)} before)`;
}

const change = new Intl.NumberFormat(undefined, {
  style: "percent",
  signDisplay: "exceptZero",
  maximumFractionDigits: 0,
});

/** A bucket's name in the editor's language: `Mar 8`, or `Mar 8, 09:00`; another text is given back. */
export function toBucketName(label: string): string {
  return formatBucket(label, dayName, dayAndHourName);
}

/** The same where there is little room: `Mar 8`, or `09:00`. */
export function toShortBucketName(label: string): string {
  return formatBucket(label, dayName, hourName);
}

function formatBucket(label: string, day: Intl.DateTimeFormat, hour: Intl.DateTimeFormat): string {
  const isHour = label.includes("T");
  // The label is a time in the project's zone, which the page does not know and need not know.
  const date = new Date(isHour ? `${label}Z` : `${label}T00:00Z`);
  if (Number.isNaN(date.getTime())) return label;
  return (isHour ? hour : day).format(date);
}

const dayName = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

const hourName = new Intl.DateTimeFormat(undefined, {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

const dayAndHourName = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  succeeded: "Succeeded",
  failed: "Failed",
  filtered: "Filtered",
  disabled: "Disabled",
  others: "Others",
};

export const rangeNames: Readonly<Record<MetricsRange, string>> = {
  "24h": "24 hours",
  "7d": "7 days",
  "30d": "30 days",
};

/**
 * The outcome that a name of PostHog's counts. Names outside count something else (`triggered`,
 * `fetch`, `billable_invocation`, e-mails): in a stack of outcomes they would count an event twice.
 */
function toOutcome(name: string): Outcome | undefined {
  return name.startsWith("disabled_") ? "disabled" : outcomesByName.get(name);
}

const outcomesByName: ReadonlyMap<string, Outcome> = new Map([
  ["succeeded", "succeeded"],
  ["failed", "failed"],
  ["filtered", "filtered"],
  ["inputs_failed", "others"],
  ["filtering_failed", "others"],
  ["masked", "others"],
  ["rate_limited", "others"],
  ["quota_limited", "others"],
  ["missing_addon", "others"],
  ["early_exit", "others"],
  ["trigger_failed", "others"],
]);

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
