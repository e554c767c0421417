import assert from "node:assert/strict";
import {
  toBucketName,
  toChange,
  toChartData,
  toOtherTotals,
  toOutcomeTotals,
  toSeries,
  toShortBucketName,
} from "../../../client/webviews/metrics/chart.ts";
import type { FunctionMetrics } from "../../../protocol/metricsPage.ts";

function metrics(change: Partial<FunctionMetrics>): FunctionMetrics {
  return {
    range: "7d",
    labels: ["2026-03-08", "2026-03-09"],
    series: [],
    totals: {},
    previousTotals: {},
    ...change,
  };
}

function valuesOf(series: FunctionMetrics["series"]): readonly (readonly number[])[] {
  return toSeries(metrics({ series })).map(({ values }) => values);
}

function changeOf(total: number, previous: number): string {
  return toChange({ name: "succeeded", total, previous });
}

describe("the series of the metrics chart", () => {
  it("stand in the order of the stack, whatever order they came in", () => {
    const series = [
      { name: "filtered", values: [90, 71] },
      { name: "succeeded", values: [4, 12] },
    ];
    assert.deepEqual(valuesOf(series), [
      [4, 12],
      [0, 0],
      [90, 71],
      [0, 0],
      [0, 0],
    ]);
  });

  it("count everything that disabled the function as one", () => {
    const series = [
      { name: "disabled_permanently", values: [1, 2] },
      { name: "disabled_temporarily", values: [10, 20] },
    ];
    assert.deepEqual(valuesOf(series)[3], [11, 22]);
  });

  it("count other outcomes as one", () => {
    const series = [
      { name: "inputs_failed", values: [1, 2] },
      { name: "masked", values: [10, 20] },
    ];
    assert.deepEqual(valuesOf(series)[4], [11, 22]);
  });

  it("leave out what is no outcome of an event", () => {
    const series = [
      { name: "fetch", values: [1, 2] },
      { name: "billable_invocation", values: [1, 2] },
      { name: "constructor", values: [1, 2] },
    ];
    assert.deepEqual(valuesOf(series).flat(), Array(10).fill(0));
  });

  it("are as long as the labels, however many values there are", () => {
    const series = [
      { name: "succeeded", values: [1] },
      { name: "failed", values: [1, 2, 3] },
    ];
    assert.deepEqual(valuesOf(series).slice(0, 2), [
      [1, 0],
      [1, 2],
    ]);
  });
});

describe("the data of the metrics chart", () => {
  it("is stacked, the tallest first", () => {
    const series = [
      { outcome: "succeeded", values: [4, 12] },
      { outcome: "failed", values: [1, 0] },
      { outcome: "filtered", values: [90, 71] },
    ] as const;
    assert.deepEqual(toChartData(series, 2), [
      [0, 1],
      [95, 83],
      [5, 12],
      [4, 12],
    ]);
  });

  it("has only buckets where everything is hidden", () => {
    assert.deepEqual(toChartData([], 2), [[0, 1]]);
  });
});

describe("the totals of the metrics", () => {
  it("are added up by outcome, with those before", () => {
    const totals = { succeeded: 16, disabled_permanently: 1, disabled_temporarily: 2, fetch: 9 };
    const previousTotals = { succeeded: 10, failed: 3 };
    assert.deepEqual(toOutcomeTotals(metrics({ totals, previousTotals })), [
      { name: "succeeded", total: 16, previous: 10 },
      { name: "failed", total: 0, previous: 3 },
      { name: "filtered", total: 0, previous: 0 },
      { name: "disabled", total: 3, previous: 0 },
      { name: "others", total: 0, previous: 0 },
    ]);
  });

  it("have the rest by name, without what never happened", () => {
    const totals = { triggered: 30, fetch: 9, succeeded: 16, email_sent: 0 };
    const previousTotals = { constructor: 2 };
    assert.deepEqual(toOtherTotals(metrics({ totals, previousTotals })), [
      { name: "constructor", total: 0, previous: 2 },
      { name: "fetch", total: 9, previous: 0 },
      { name: "triggered", total: 30, previous: 0 },
    ]);
  });
});

describe("the change of a total", () => {
  it("is a percentage with its sign", () => {
    assert.deepEqual(
      [changeOf(112, 100), changeOf(50, 100), changeOf(0, 100)],
      ["+12% (100 before)", "-50% (100 before)", "-100% (100 before)"],
    );
  });

  it("is a word where there is no percentage", () => {
    assert.deepEqual(
      [changeOf(5, 0), changeOf(5, 5), changeOf(0, 0)],
      ["none before", "unchanged", "unchanged"],
    );
  });
});

describe("the name of a bucket", () => {
  it("is a day", () => {
    assert.equal(toBucketName("2026-03-08"), "Mar 8");
  });

  it("is an hour of the project's clock, not of the reader's", () => {
    assert.equal(toBucketName("2026-03-08T23:00"), "Mar 8, 23:00");
  });

  it("is shorter for an axis", () => {
    assert.deepEqual(
      [toShortBucketName("2026-03-08T23:00"), toShortBucketName("2026-03-08")],
      ["23:00", "Mar 8"],
    );
  });

  it("is the label where that is no time", () => {
    assert.equal(toBucketName("<b>"), "<b>");
  });
});
