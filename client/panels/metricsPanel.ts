import type { ExtensionContext } from "vscode";
import type {
  FromMetricsPage,
  FunctionMetrics,
  MetricsRange,
  ToMetricsPage,
} from "../../protocol/metricsPage.ts";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import { displayName } from "../displayText.ts";
import type { PostHog } from "../api/posthog.ts";
import { Latest } from "./latest.ts";
import { type PagePanel, openPage } from "./pagePanel.ts";

/** Opens a chart of what a function did. */
export function openMetricsPanel(
  context: ExtensionContext,
  api: PostHog,
  fn: HogFunctionSummary,
): PagePanel<ToMetricsPage> {
  const name = displayName(fn);
  const latest = new Latest();
  let range: MetricsRange = "7d";
  const load = async (): Promise<void> => {
    panel.post({ type: "loading" });
    await latest.run(
      (signal) => readMetrics(api, fn.id, range, signal),
      (metrics) => panel.post({ type: "metrics", metrics }),
      (message) => panel.post({ type: "failed", message }),
    );
  };
  const receive = (message: FromMetricsPage): void => {
    switch (message.type) {
      case "ready":
        panel.post({ type: "opened", functionName: name });
        return void load();
      case "choose":
        range = message.range;
        return void load();
      case "refresh":
        return void load();
    }
  };
  const panel: PagePanel<ToMetricsPage> = openPage<ToMetricsPage, FromMetricsPage>(context, {
    page: "metrics",
    title: `Metrics: ${name}`,
    beside: false,
    receive,
  });
  panel.onDidDispose(() => latest.dispose());
  return panel;
}

interface Period {
  readonly after: string;
  /** Where a period as long before it starts. */
  readonly previous: string;
  readonly interval: "hour" | "day";
}

const periods: Readonly<Record<MetricsRange, Period>> = {
  "24h": { after: "-24h", previous: "-48h", interval: "hour" },
  "7d": { after: "-7d", previous: "-14d", interval: "day" },
  "30d": { after: "-30d", previous: "-60d", interval: "day" },
};

async function readMetrics(
  { metrics }: PostHog,
  id: string,
  range: MetricsRange,
  signal: AbortSignal,
): Promise<FunctionMetrics> {
  const { after, previous, interval } = periods[range];
  const [{ labels, series }, totals, previousTotals] = await Promise.all([
    metrics.read(id, { after, interval }, signal),
    metrics.totals(id, { after }, signal),
    metrics.totals(id, { after: previous, before: after }, signal),
  ]);
  return { range, labels, series, totals, previousTotals };
}
