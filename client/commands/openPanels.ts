import { openLogPanel } from "../panels/logPanel.ts";
import { openMetricsPanel } from "../panels/metricsPanel.ts";
import type { Command } from "./command.ts";
import { functionFor } from "./target.ts";

/** Shows the log of a function. */
export const openLogs: Command = {
  id: "hog.openLogs",
  async run({ context, panels, store }, target) {
    const fn = await functionFor(store, target);
    if (!fn) return;
    const { api, authority } = store.connection;
    panels.show(`logs ${authority} ${fn.id}`, () => openLogPanel(context, api, fn));
  },
};

/** Shows what a function did, by day. */
export const openMetrics: Command = {
  id: "hog.openMetrics",
  async run({ context, panels, store }, target) {
    const fn = await functionFor(store, target);
    if (!fn) return;
    const { api, authority } = store.connection;
    panels.show(`metrics ${authority} ${fn.id}`, () => openMetricsPanel(context, api, fn));
  },
};
