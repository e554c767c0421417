import type {
  FromMetricsPage,
  FunctionMetrics,
  MetricsRange,
  ToMetricsPage,
} from "../../../protocol/metricsPage.ts";
import { button } from "../button.ts";
import { element } from "../dom.ts";
import { makeFailure } from "../failure.ts";
import { makeProgress } from "../progress.ts";
import { count, toVisibleText } from "../text.ts";
import { onThemeChange } from "../theme.ts";
import { makeToggle, toggleGroup } from "../toggle.ts";
import { type Panel, connect } from "../vscodeApi.ts";
import {
  type Outcome,
  type Total,
  outcomeNames,
  outcomes,
  rangeNames,
  toChange,
  toOtherTotals,
  toOutcomeTotals,
  toSeries,
} from "./chart.ts";
import { MetricsChart, swatch } from "./metricsChart.ts";
import { type MetricsState, decodeMetricsState } from "./metricsState.ts";
import { makeMetricsTable } from "./metricsTable.ts";
// esbuild puts it beside the script.
import "./metrics.css";

const ranges: readonly MetricsRange[] = ["24h", "7d", "30d"];

/** The page of a function's metrics. */
class MetricsPage {
  readonly #panel: Panel<FromMetricsPage>;
  readonly #heading = element("h1", {}, "Metrics");
  readonly #progress = makeProgress();
  readonly #failure = makeFailure(() => this.#panel.post({ type: "refresh" }));
  readonly #ranges = ranges.map((range) => ({
    range,
    toggle: makeToggle(rangeNames[range], `The last ${rangeNames[range]}`, () =>
      this.#panel.post({ type: "choose", range }),
    ),
  }));
  readonly #legend = outcomes.map((outcome) => {
    const title = "Show or hide in the chart";
    const toggle = makeToggle(outcomeNames[outcome], title, () => this.#hide(outcome));
    toggle.element.prepend(swatch(outcome));
    return { outcome, toggle };
  });
  readonly #asTable = makeToggle("Show as table", "The numbers of the chart", () =>
    this.#setState({ ...this.#state, asTable: !this.#state.asTable }),
  );
  readonly #tiles = element("ul", { class: "tiles", "aria-label": "Totals" });
  readonly #chart = new MetricsChart();
  readonly #table = element("section", { class: "numbers", "aria-label": "Numbers" });
  readonly #others = element("section", { class: "others-list quiet" });
  readonly #empty = element("div", { class: "empty", hidden: true });
  readonly #content = element("div", { class: "content", hidden: true });
  #state: MetricsState;
  #metrics: FunctionMetrics | undefined;

  constructor() {
    this.#panel = connect<{ toPage: ToMetricsPage; fromPage: FromMetricsPage }>((message) =>
      this.#receive(message),
    );
    this.#state = decodeMetricsState(this.#panel.readState());
    onThemeChange(() => this.#chart.draw());
  }

  start(): void {
    const choice = this.#ranges.map(({ toggle }) => toggle);
    const refresh = button("Refresh", { secondary: true }, () =>
      this.#panel.post({ type: "refresh" }),
    );
    const tools = element("div", { class: "toolbar" }, toggleGroup("Time", choice), refresh);
    const header = element("header", {}, this.#heading, tools, this.#failure.element);
    const legend = toggleGroup(
      "Outcomes in the chart",
      this.#legend.map(({ toggle }) => toggle),
    );
    const bar = element("div", { class: "toolbar" }, legend, this.#asTable.element);
    this.#content.append(bar, this.#chart.element, this.#table);
    const main = element("main", {}, this.#tiles, this.#empty, this.#content, this.#others);
    document.body.append(header, this.#progress.element, main);
    this.#panel.post({ type: "ready" });
  }

  #receive(message: ToMetricsPage): void {
    switch (message.type) {
      case "opened":
        this.#heading.textContent = toVisibleText(message.functionName);
        return;
      case "loading":
        this.#progress.set(true);
        return;
      case "metrics":
        this.#progress.set(false);
        this.#failure.hide();
        this.#metrics = message.metrics;
        return this.#show();
      case "failed":
        this.#progress.set(false);
        return this.#failure.show(message.message);
    }
  }

  #hide(outcome: Outcome): void {
    const { hidden } = this.#state;
    const without = hidden.filter((each) => each !== outcome);
    const isHidden = without.length < hidden.length;
    this.#setState({ ...this.#state, hidden: isHidden ? without : [...hidden, outcome] });
  }

  #setState(state: MetricsState): void {
    this.#state = state;
    this.#panel.keepState(state);
    this.#show();
  }

  #show(): void {
    const metrics = this.#metrics;
    if (!metrics) return;
    const { asTable, hidden } = this.#state;
    for (const { range, toggle } of this.#ranges) toggle.set(range === metrics.range);
    for (const { outcome, toggle } of this.#legend) toggle.set(!hidden.includes(outcome));
    this.#asTable.set(asTable);
    const totals = toOutcomeTotals(metrics);
    const series = toSeries(metrics);
    this.#tiles.replaceChildren(...totals.map((total) => toTile(total, outcomeNames[total.name])));
    this.#showOthers(toOtherTotals(metrics));
    this.#showEmpty(
      metrics.range,
      totals.every(({ total }) => total === 0),
    );
    const shown = series.filter(({ outcome }) => !hidden.includes(outcome));
    this.#chart.show({ labels: metrics.labels, series: shown });
    this.#table.hidden = !asTable;
    this.#table.replaceChildren(...(asTable ? [makeMetricsTable(metrics.labels, series)] : []));
  }

  #showEmpty(range: MetricsRange, isEmpty: boolean): void {
    this.#empty.hidden = !isEmpty;
    this.#content.hidden = isEmpty;
    if (!isEmpty) return;
    const text = `Nothing happened in the last ${rangeNames[range]}. The function runs when an event comes in that its filters match.`;
    const longer = button("Show 30 days", {}, () =>
      this.#panel.post({ type: "choose", range: "30d" }),
    );
    this.#empty.replaceChildren(element("p", {}, text), ...(range === "30d" ? [] : [longer]));
  }

  #showOthers(others: readonly Total[]): void {
    this.#others.hidden = others.length === 0;
    const items = others.map((other) =>
      element(
        "li",
        { title: toChange(other) },
        `${toVisibleText(other.name)} `,
        element("strong", {}, count(other.total)),
      ),
    );
    this.#others.replaceChildren(element("h2", {}, "Also counted"), element("ul", {}, ...items));
  }
}

function toTile(total: Total & { readonly name: Outcome }, name: string): HTMLElement {
  return element(
    "li",
    { class: "tile" },
    element("span", { class: "tile-name" }, swatch(total.name), name),
    element("span", { class: "tile-total" }, count(total.total)),
    element("span", { class: "quiet" }, toChange(total)),
  );
}

new MetricsPage().start();
