import uPlot from "uplot";
import { element } from "../dom.ts";
import { count } from "../text.ts";
import { themeColor } from "../theme.ts";
import {
  type Outcome,
  type OutcomeSeries,
  outcomeNames,
  toBucketName,
  toChartData,
  toShortBucketName,
} from "./chart.ts";

/** What is drawn. */
export interface ChartContent {
  readonly labels: readonly string[];
  readonly series: readonly OutcomeSeries[];
}

/** Pixels from top to bottom, axes included. */
const height = 280;

/** Stacked bars that follow the width of the panel. The numbers are also in the table of the page. */
export class MetricsChart {
  readonly element = element("div", { class: "chart" });
  readonly #tooltip = element("div", { class: "tooltip", "aria-hidden": "true", hidden: true });
  readonly #description = element("p", { class: "unseen" });
  readonly #place = element("div", { class: "chart-place", "aria-hidden": "true" });
  #content: ChartContent = { labels: [], series: [] };
  #plot: uPlot | undefined;

  constructor() {
    this.element.append(this.#description, this.#place, this.#tooltip);
    new ResizeObserver(() => this.#fit()).observe(this.#place);
  }

  show(content: ChartContent): void {
    this.#content = content;
    this.#description.textContent = describe(content);
    this.draw();
  }

  /** Draws anew, with the colours that the theme has now. */
  draw(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#tooltip.hidden = true;
    const { labels, series } = this.#content;
    if (labels.length === 0) return;
    const options = this.#options(labels, series);
    this.#plot = new uPlot(options, toChartData(series, labels.length), this.#place);
  }

  #fit(): void {
    const width = this.#place.clientWidth;
    if (this.#plot && width > 0) this.#plot.setSize({ width, height });
  }

  #options(labels: readonly string[], series: readonly OutcomeSeries[]): uPlot.Options {
    const bars = uPlot.paths.bars?.({ size: [0.75, 72] });
    const edge = themeColor(["editor-background"], "#1f1f1f");
    return {
      width: Math.max(this.#place.clientWidth, 100),
      height,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false, range: [-0.5, labels.length - 0.5] },
        y: { range: (_, __, maximum) => [0, Math.max(maximum, 1) * 1.05] },
      },
      axes: [bucketAxis(labels), countAxis()],
      series: [
        {},
        ...series.toReversed().map(({ outcome }) => ({
          label: outcomeNames[outcome],
          fill: outcomeColor(outcome),
          stroke: edge,
          width: 1,
          points: { show: false },
          ...(bars && { paths: bars }),
        })),
      ],
      hooks: { setCursor: [(plot) => this.#point(plot)] },
    };
  }

  /** Shows the numbers of the bucket under the pointer. */
  #point(plot: uPlot): void {
    const { idx, left = -1 } = plot.cursor;
    const label = typeof idx === "number" ? this.#content.labels[idx] : undefined;
    this.#tooltip.hidden = label === undefined || left < 0;
    if (this.#tooltip.hidden || label === undefined || typeof idx !== "number") return;
    const lines = this.#content.series.map(({ outcome, values }) =>
      element(
        "li",
        {},
        swatch(outcome),
        element("span", { class: "name" }, outcomeNames[outcome]),
        element("span", { class: "number" }, count(values[idx] ?? 0)),
      ),
    );
    const list = element("ul", {}, ...lines.toReversed());
    this.#tooltip.replaceChildren(element("strong", {}, toBucketName(label)), list);
    this.#placeTooltip(plot.over.offsetLeft + left);
  }

  /** Beside the pointer, on the side where there is more room. */
  #placeTooltip(x: number): void {
    const { clientWidth } = this.element;
    const width = this.#tooltip.offsetWidth;
    const left = x > clientWidth / 2 ? x - width - 16 : x + 16;
    this.#tooltip.style.transform = `translate(${Math.max(left, 0)}px, 8px)`;
  }
}

/** A field in the colour of an outcome; the name must stand beside it. */
export function swatch(outcome: Outcome): HTMLElement {
  return element("span", { class: `swatch ${outcome}`, "aria-hidden": "true" });
}

/** The same colours as in the style sheet; themes lack some of the chart colours. */
function outcomeColor(outcome: Outcome): string {
  return themeColor([`charts-${colorNames[outcome]}`], "#888888");
}

const colorNames: Readonly<Record<Outcome, string>> = {
  succeeded: "green",
  failed: "red",
  filtered: "blue",
  disabled: "yellow",
  others: "purple",
};

function bucketAxis(labels: readonly string[]): uPlot.Axis {
  return {
    ...axisColors(),
    grid: { show: false },
    space: 64,
    incrs: [1, 2, 3, 4, 5, 6, 7, 10, 14, 24],
    values: (_, indexes) => indexes.map((index) => toShortBucketName(labels[index] ?? "")),
  };
}

function countAxis(): uPlot.Axis {
  return {
    ...axisColors(),
    // Only whole steps: there is no half of an event.
    incrs: Array.from({ length: 12 }, (_, power) => [1, 2, 5].map((n) => n * 10 ** power)).flat(),
    values: (_, numbers) => numbers.map(count),
    size: (_, texts) => 20 + 7.5 * Math.max(1, ...(texts ?? []).map((text) => text.length)),
  };
}

function axisColors(): uPlot.Axis {
  const { fontFamily } = getComputedStyle(document.body);
  const lines = { stroke: themeColor(["charts-lines"], "#888888"), width: 0.5 };
  return {
    stroke: themeColor(["charts-foreground", "foreground"], "#888888"),
    font: `12px ${fontFamily}`,
    grid: lines,
    ticks: { show: false },
  };
}

function describe({ labels, series }: ChartContent): string {
  const [first, last] = [labels[0], labels.at(-1)];
  if (first === undefined || last === undefined) return "";
  const names = series.map(({ outcome }) => outcomeNames[outcome]).join(", ");
  return `Chart of ${names} from ${toBucketName(first)} to ${toBucketName(last)}. Show as table has the numbers.`;
}
