import type { MetricsAnswer } from "../../protocol/posthog.ts";
import { invalid } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { listParameter, textParameter } from "../http/parameters.ts";
import { bucketsBetween, createBuckets, type Interval, intervals } from "../queries/buckets.ts";
import { resolveRelativeTime } from "../queries/relativeTime.ts";
import { type HourCount, hourCounts } from "../runs/runRecord.ts";
import type { Sandbox } from "../sandbox.ts";
import { requireFunction } from "./functions.ts";

/** `GET hog_functions/{id}/metrics/` */
export function getMetrics(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const asked = readMetricsQuery(request.url.searchParams, Date.now());
  const bucketOf = createBuckets(asked.interval, sandbox.content.timezone);
  const labels = bucketsBetween(asked.after, asked.before, bucketOf);
  const series = new Map<string, Map<string, number>>();
  for (const each of countsOf(sandbox, request, asked)) {
    const name = each[asked.breakdown];
    const values = series.get(name) ?? new Map<string, number>();
    const label = bucketOf(each.hour);
    series.set(name, values.set(label, (values.get(label) ?? 0) + each.count));
  }
  const answer: MetricsAnswer = {
    labels,
    series: [...series].map(([name, values]) => ({
      name,
      values: labels.map((label) => values.get(label) ?? 0),
    })),
  };
  return ok(answer);
}

/** `GET hog_functions/{id}/metrics/totals/`, which knows neither intervals nor invocations. */
export function getMetricsTotals(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const asked = { ...readMetricsQuery(request.url.searchParams, Date.now()), instance: undefined };
  const totals = new Map<string, number>();
  for (const each of countsOf(sandbox, request, asked)) {
    const name = each[asked.breakdown];
    totals.set(name, (totals.get(name) ?? 0) + each.count);
  }
  return ok({ totals: Object.fromEntries(totals) });
}

interface MetricsQuery {
  /** In milliseconds since 1970. */
  readonly after: number;
  readonly before: number;
  readonly interval: Interval;
  readonly breakdown: "kind" | "name";
  readonly kinds: readonly string[] | undefined;
  readonly names: readonly string[] | undefined;
  readonly instance: string | undefined;
}

function readMetricsQuery(query: URLSearchParams, now: number): MetricsQuery {
  return {
    after: resolveRelativeTime(query.get("after") ?? "-7d", now),
    before: resolveRelativeTime(query.get("before") ?? "", now),
    interval: choice(query, "interval", intervals, "day"),
    breakdown: choice(query, "breakdown_by", ["kind", "name"], "kind"),
    kinds: listParameter(query, "kind"),
    names: listParameter(query, "name"),
    instance: textParameter(query, "instance_id"),
  };
}

function choice<Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly Choice[],
  usual: Choice,
): Choice {
  const text = query.get(name);
  if (text === null) return usual;
  const chosen = choices.find((each) => each === text);
  if (chosen === undefined) {
    throw invalid(name, `"${text}" is not a valid choice.`, "invalid_choice");
  }
  return chosen;
}

function countsOf(
  { store }: Sandbox,
  request: ApiRequest,
  { after, before, kinds, names, instance }: MetricsQuery,
): readonly HourCount[] {
  const { id } = requireFunction(store.state, request);
  const runs = store.state.runs.get(id);
  // Counts do not say of which invocation they are, in PostHog neither.
  if (!runs || instance !== undefined) return [];
  const hour = 3_600_000;
  return hourCounts(runs).filter(
    (each) =>
      each.hour + hour > after &&
      each.hour <= before &&
      (!kinds || kinds.includes(each.kind)) &&
      (!names || names.includes(each.name)),
  );
}
