import { element } from "../dom.ts";
import { count } from "../text.ts";
import { type OutcomeSeries, outcomeNames, toBucketName } from "./chart.ts";

/** The numbers of the chart as a table, newest bucket first. */
export function makeMetricsTable(
  labels: readonly string[],
  series: readonly OutcomeSeries[],
): HTMLElement {
  const head = ["Time", ...series.map(({ outcome }) => outcomeNames[outcome])].map((name) =>
    element("th", { scope: "col" }, name),
  );
  const rows = labels.map((label, bucket) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, toBucketName(label)),
      ...series.map(({ values }) => element("td", {}, count(values[bucket] ?? 0))),
    ),
  );
  return element(
    "table",
    {},
    element("caption", { class: "unseen" }, "Outcomes by time"),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows.toReversed()),
  );
}
