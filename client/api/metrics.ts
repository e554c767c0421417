import * as v from "valibot";
import type { MetricsAnswer, MetricsTotals } from "../../protocol/posthog.ts";
import { decode } from "./decode.ts";
import { functionPath } from "./functionPath.ts";
import type { Http } from "./http.ts";

/** A time: ISO 8601, or relative as in `-24h` and `-7d`. */
export interface MetricsTime {
  readonly after: string;
  /** Now when absent. */
  readonly before?: string | undefined;
}

export interface MetricsQuery extends MetricsTime {
  /** The width of a bucket. */
  readonly interval: "hour" | "day" | "week";
}

/** How often functions ran, failed, and so on, by PostHog's names: `succeeded`, `failed`, `filtered` … */
export interface Metrics {
  /**
   * Counts by bucket. A name without any count has no series.
   *
   *     GET hog_functions/{id}/metrics/?breakdown_by=name
   *
   * @throws ApiError `outdated-server` where keys may not read metrics; `not-found` when the function was deleted.
   */
  read(id: string, query: MetricsQuery, signal?: AbortSignal): Promise<MetricsAnswer>;

  /**
   * Counts of the whole time, by name.
   *
   *     GET hog_functions/{id}/metrics/totals/?breakdown_by=name
   *
   * @throws ApiError as `read`.
   */
  totals(id: string, time: MetricsTime, signal?: AbortSignal): Promise<MetricsTotals["totals"]>;
}

/** `project` is the path of the project's routes, without a slash at the end. */
export function createMetrics(http: Http, project: string): Metrics {
  return {
    async read(id, { after, before, interval }, signal) {
      const path = `${functionPath(project, id)}metrics/`;
      const query = { after, before, interval, breakdown_by: "name" };
      return decode(
        answerSchema,
        await http.send({ method: "GET", path, query, signal }),
        http.host,
      );
    },

    async totals(id, { after, before }, signal) {
      const path = `${functionPath(project, id)}metrics/totals/`;
      const query = { after, before, breakdown_by: "name" };
      const answer = await http.send({ method: "GET", path, query, signal });
      return decode(totalsSchema, answer, http.host).totals;
    },
  };
}

const answerSchema: v.GenericSchema<unknown, MetricsAnswer> = v.object({
  labels: v.array(v.string()),
  series: v.array(v.object({ name: v.string(), values: v.array(v.number()) })),
});

const totalsSchema: v.GenericSchema<unknown, MetricsTotals> = v.object({
  totals: v.record(v.string(), v.number()),
});
