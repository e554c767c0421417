import type { RunRequest, RunResult } from "../../protocol/run.ts";
import { type JsonObject, textOf, toJsonObject } from "../json.ts";
import { type StoredEvent, type StoredFunction, transformationsOf } from "../projectState.ts";
import {
  disabled,
  failed,
  isDisabled,
  type Player,
  storedRunFunction,
  succeeded,
} from "./player.ts";
import { projectGlobal, projectRequest } from "./runContext.ts";
import { type Count, recordDecision, recordRun, type RunRecord } from "./runRecord.ts";

/** An event behind all transformations, and what they left. */
export interface Transformed {
  /** Absent where a transformation dropped it. */
  readonly event?: StoredEvent;
  readonly records: readonly RunRecord[];
}

/** Has an event go through the transformations that are switched on, in their order. */
export async function transformEvent(player: Player, event: StoredEvent): Promise<Transformed> {
  const records: RunRecord[] = [];
  const marks: Record<string, readonly unknown[]> = {};
  let transformed = event;
  for (const fn of transformationsOf(player.state).filter(({ enabled }) => enabled)) {
    const at = player.timeOf(event);
    if (isDisabled(player.state, fn)) {
      records.push(recordDecision(fn.id, at, disabled));
      continue;
    }
    const request = transformationRequest(player, fn, transformed);
    const result = await player.run(request);
    records.push(recordRun(fn, at, result, transformationCounts(result)));
    if (result.status === "dropped") return { records };
    const { event: name, distinct_id, properties } = toJsonObject(result.result);
    transformed = {
      ...transformed,
      event: textOf(name ?? transformed.event),
      distinct_id: textOf(distinct_id ?? transformed.distinct_id),
      properties: takeMarks(toJsonObject(properties), marks),
    };
  }
  return {
    event: { ...transformed, properties: { ...transformed.properties, ...marks } },
    records,
  };
}

function transformationRequest(
  { content, state, worldOf }: Player,
  fn: StoredFunction,
  event: StoredEvent,
): RunRequest {
  const { groups: _groups, person: _person, ...ingested } = event;
  return {
    ...projectRequest(content),
    function: storedRunFunction(state, fn),
    globals: { event: ingested, project: projectGlobal(content) },
    world: worldOf(event),
  };
}

/** Each run says anew how it went; the event says it of all of them. */
function takeMarks(properties: JsonObject, marks: Record<string, readonly unknown[]>): JsonObject {
  const entries = Object.entries(properties);
  for (const [name, value] of entries) {
    if (outcomeProperties.has(name) && Array.isArray(value)) {
      marks[name] = [...(marks[name] ?? []), ...value];
    }
  }
  return Object.fromEntries(entries.filter(([name]) => !outcomeProperties.has(name)));
}

const outcomeProperties: ReadonlySet<string> = new Set([
  "$transformations_succeeded",
  "$transformations_failed",
  "$transformations_skipped",
]);

function transformationCounts({ status }: RunResult): readonly Count[] {
  switch (status) {
    case "skipped":
      return [{ kind: "other", name: "filtered" }];
    case "dropped":
      return [succeeded, { kind: "other", name: "dropped" }];
    case "success":
      return [succeeded];
    default:
      return [failed];
  }
}
