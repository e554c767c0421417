import { randomUUID } from "node:crypto";
import type { LogRow } from "../../protocol/posthog.ts";
import type { RunLog, RunResult } from "../../protocol/run.ts";
import {
  type FunctionRuns,
  mostLogs,
  type ProjectState,
  type StoredFunction,
} from "../projectState.ts";
import { afterRun, costOf } from "./health.ts";
import { shownLogs } from "./shownLogs.ts";

/** What one run of a function leaves behind. */
export interface RunRecord {
  readonly functionId: string;
  /** ISO 8601 */
  readonly at: string;
  readonly logs: readonly LogRow[];
  readonly counts: readonly Count[];
  /** In tokens of the function's health; absent where its program did not run. */
  readonly cost?: number;
}

/** Something that PostHog counts once. */
export interface Count {
  readonly kind: "success" | "failure" | "other" | "billing";
  readonly name: string;
}

/** A record without a run: it was decided before. */
export function recordDecision(functionId: string, at: string, count: Count): RunRecord {
  return { functionId, at, logs: [], counts: [count] };
}

/** The record of a run, with the counts of its outcome beside those of its requests. */
export function recordRun(
  { id, type }: Pick<StoredFunction, "id" | "type">,
  at: string,
  result: RunResult,
  outcome: readonly Count[],
): RunRecord {
  const fetches = result.requests
    .filter(({ name }) => name === "fetch")
    .map((): Count => ({ kind: "other", name: "fetch" }));
  return {
    functionId: id,
    at,
    logs: toRows(id, shownLogs(type, result.logs)),
    counts: [...outcome, ...fetches],
    cost: costOf(result),
  };
}

/** As PostHog's worker does, lines of one time are moved apart by a millisecond each. */
export function toRows(
  functionId: string,
  logs: readonly Pick<RunLog, "timestamp" | "level" | "message">[],
): readonly LogRow[] {
  const instance = randomUUID();
  let last = -Infinity;
  return logs.map(({ timestamp, level, message }) => {
    last = Math.max(Date.parse(timestamp), last + 1);
    return {
      log_source_id: functionId,
      instance_id: instance,
      timestamp: new Date(last).toISOString(),
      level: level.toUpperCase(),
      message,
    };
  });
}

/** The state with records added to it, in their order. */
export function addRecords(state: ProjectState, records: readonly RunRecord[]): ProjectState {
  if (records.length === 0) return state;
  const runs = new Map(state.runs);
  for (const id of new Set(records.map(({ functionId }) => functionId))) {
    const own = records.filter(({ functionId }) => functionId === id);
    runs.set(id, addToRuns(runs.get(id) ?? noRuns, own));
  }
  return { ...state, runs };
}

const noRuns: FunctionRuns = { logs: [], counts: new Map() };

function addToRuns(runs: FunctionRuns, records: readonly RunRecord[]): FunctionRuns {
  const counts = new Map(runs.counts);
  let { health } = runs;
  for (const { at, counts: added, cost } of records) {
    for (const count of added) {
      const key = countKey(at, count);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    if (cost !== undefined) health = afterRun(health, cost, at);
  }
  const logs = [...runs.logs, ...records.flatMap(({ logs: lines }) => lines)].slice(-mostLogs);
  return { logs, counts, ...(health && { health }) };
}

/** `2026-03-10T09 success succeeded`: the hour in UTC, and what was counted. */
function countKey(at: string, { kind, name }: Count): string {
  return `${at.slice(0, 13)} ${kind} ${name}`;
}

/** A number of equal counts within an hour. */
export interface HourCount {
  /** Its start, in milliseconds since 1970. */
  readonly hour: number;
  readonly kind: string;
  readonly name: string;
  readonly count: number;
}

/** All that was counted of a function. */
export function hourCounts({ counts }: FunctionRuns): readonly HourCount[] {
  return [...counts].map(([key, count]) => {
    const [hour = "", kind = "", name = ""] = key.split(" ");
    return { hour: Date.parse(`${hour}:00:00Z`), kind, name, count };
  });
}
