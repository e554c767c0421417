import type { CapturedEvent, RunFunction, RunRequest, RunResult } from "../../protocol/run.ts";
import { evaluate } from "../../server/run/evaluate.ts";
import { matchFilters } from "../../server/run/matchFilters.ts";
import type { JsonObject } from "../json.ts";
import { presentFunctions, type StoredEvent, type StoredFunction } from "../projectState.ts";
import {
  disabled,
  failed,
  isDisabled,
  type Player,
  storedRunFunction,
  succeeded,
} from "./player.ts";
import { eventGlobals, projectRequest } from "./runContext.ts";
import { type Count, recordDecision, recordRun, type RunRecord, toRows } from "./runRecord.ts";

/** What destinations made of an event. */
export interface Delivered {
  readonly records: readonly RunRecord[];
  readonly captured: readonly CapturedEvent[];
}

/** Gives an event to all functions of a type. */
export async function deliverEvent(
  player: Player,
  event: StoredEvent,
  type: "destination" | "internal_destination",
): Promise<Delivered> {
  const globals = eventGlobals(event, player.content);
  const fns = presentFunctions(player.state).filter(
    (fn) => fn.enabled && fn.type === type && isForEvents(fn),
  );
  const records: RunRecord[] = [];
  const captured: CapturedEvent[] = [];
  for (const fn of fns) {
    for (const target of targetsOf(storedRunFunction(player.state, fn))) {
      const invoked = await invoke(player, { fn, target, event, globals });
      records.push(invoked.record);
      captured.push(...invoked.captured);
    }
  }
  return { records, captured };
}

/** Others look at rows of a table, or at changes of persons. */
function isForEvents({ filters: { source = "events" } }: StoredFunction): boolean {
  return source === "events";
}

/** Each mapping is an invocation of its own. */
function targetsOf(fn: RunFunction): readonly RunFunction[] {
  return fn.mappings?.map((mapping) => ({ ...fn, mappings: [mapping] })) ?? [fn];
}

interface Invocation {
  readonly fn: StoredFunction;
  /** With no mapping, or one. */
  readonly target: RunFunction;
  readonly event: StoredEvent;
  readonly globals: JsonObject;
}

interface Invoked {
  readonly record: RunRecord;
  readonly captured: readonly CapturedEvent[];
}

async function invoke(player: Player, invocation: Invocation): Promise<Invoked> {
  const { fn, target, event } = invocation;
  const at = player.timeOf(event);
  const decided = decide(player, invocation, at);
  if (decided) return { record: decided, captured: [] };
  const result = await player.run({
    ...requestOf(player, invocation),
    function: unfiltered(target),
  });
  return {
    record: recordRun(fn, at, result, destinationCounts(result)),
    captured: result.captured,
  };
}

function requestOf(
  { content, worldOf }: Player,
  { target, event, globals }: Invocation,
): RunRequest {
  return { ...projectRequest(content), function: target, globals, world: worldOf(event) };
}

/** The filters have been asked already. */
function unfiltered(fn: RunFunction): RunFunction {
  const mappings = fn.mappings?.map((mapping) => ({ ...mapping, filters: null })) ?? null;
  return { ...fn, filters: null, mappings };
}

/** The record of an invocation for which no program has to run. */
function decide(player: Player, invocation: Invocation, at: string): RunRecord | undefined {
  const { fn, target, globals } = invocation;
  const request = requestOf(player, invocation);
  const now = new Date(at);
  for (const filters of [target.filters, ...(target.mappings ?? []).map((each) => each.filters)]) {
    const { match, log } = matchFilters(request, filters, globals, now);
    if (match) continue;
    if (log === undefined) return recordDecision(fn.id, at, { kind: "other", name: "filtered" });
    const logs = toRows(fn.id, [{ level: "error", timestamp: at, message: log }]);
    const count: Count = { kind: "other", name: "filtering_failed" };
    return { ...recordDecision(fn.id, at, count), logs };
  }
  if (isDisabled(player.state, fn)) return recordDecision(fn.id, at, disabled);
  if (!isMasked(player, invocation, now.getTime())) return undefined;
  return recordDecision(fn.id, at, { kind: "other", name: "masked" });
}

/** PostHog lets a function run whose hash fails. */
function isMasked({ masker }: Player, { fn, globals }: Invocation, at: number): boolean {
  const { id, masking } = fn;
  if (!masking || !Array.isArray(masking.bytecode)) return false;
  const hash = evaluate(masking.bytecode, globals);
  return "value" in hash && !masker.allows(id, masking, hash.value, at);
}

function destinationCounts({ status, errors }: RunResult): readonly Count[] {
  const triggered: Count = { kind: "other", name: "triggered" };
  if (status === "skipped" && errors.length > 0) {
    return [triggered, { kind: "failure", name: "inputs_failed" }];
  }
  const billed: Count = { kind: "billing", name: "billable_invocation" };
  return [triggered, status === "error" ? failed : succeeded, billed];
}
