import { randomUUID } from "node:crypto";
import type { RunResult } from "../../protocol/run.ts";
import { buildRunInputs } from "./buildRunInputs.ts";
import type { CompiledFunction } from "./compileFunction.ts";
import type { FunctionRun } from "./functionRun.ts";
import { matchFilters } from "./matchFilters.ts";
import { type JsonRecord, isRecord, toRecord } from "./record.ts";
import { reportOutcome } from "./reportOutcome.ts";
import { type Program, runProgram } from "./runProgram.ts";

/**
 * Runs a transformation on the event, as PostHog's test panel does: the result is the event after it,
 * with a property that says how it went, or null when it was dropped.
 */
export async function runTransformation(
  run: FunctionRun,
  { program, inputs }: CompiledFunction,
): Promise<RunResult> {
  const event = ingestedEvent(run.request.globals);
  const globals = transformationGlobals(event);
  const { match, log, refusal } = matchFilters(
    run.request,
    run.function.filters,
    globals,
    run.now(),
  );
  if (log !== undefined) {
    if (refusal === undefined) run.logs.write("error", "worker", log);
    run.fail({ stage: "filters", message: refusal ?? log });
  }
  // PostHog looks only at filters that it could compile; without any the function always runs.
  if (!match && refusal === undefined) return run.finish("skipped", marked(run, event, "skipped"));
  const built = buildRunInputs(run, inputs, globals);
  if (!("inputs" in built)) return run.finish("error", marked(run, event, "failed"));
  return transform(run, program, event, { ...globals, inputs: built.inputs });
}

async function transform(
  run: FunctionRun,
  program: Program,
  event: JsonRecord,
  globals: JsonRecord,
): Promise<RunResult> {
  const outcome = await runProgram(run, program, globals);
  reportOutcome(run, outcome, globals);
  if (outcome.kind === "cancelled") return run.finish("cancelled", null);
  if (outcome.kind !== "finished") return run.finish("error", marked(run, event, "failed"));
  if (!outcome.value) return run.finish("dropped", null);
  const applied = apply(event, outcome.value);
  if (applied.problem === undefined) {
    return run.finish("success", marked(run, applied.event, "succeeded"));
  }
  run.fail({ stage: "result", message: applied.problem });
  return run.finish("error", marked(run, applied.event, "failed"));
}

type Outcome = "succeeded" | "failed" | "skipped";

const outcomeProperties: Readonly<Record<Outcome, string>> = {
  succeeded: "$transformations_succeeded",
  failed: "$transformations_failed",
  skipped: "$transformations_skipped",
};

/** The event as ingestion has it, without what earlier transformations said about themselves. */
function ingestedEvent(globals: JsonRecord): JsonRecord {
  const event = toRecord(globals["event"]);
  const project = toRecord(globals["project"]);
  const own = new Set(Object.values(outcomeProperties));
  const entries = Object.entries(toRecord(event["properties"])).filter(([name]) => !own.has(name));
  const properties: JsonRecord = Object.fromEntries(entries);
  const { $ip: ip } = properties;
  return {
    ...event,
    properties,
    ip: typeof ip === "string" ? ip : null,
    site_url: project["url"] ?? "https://us.posthog.com/project/1",
    team_id: project["id"] ?? 1,
    now: "",
  };
}

/** What a transformation sees; there is neither a person nor a group yet. */
function transformationGlobals(event: JsonRecord): JsonRecord {
  const properties = toRecord(event["properties"]);
  const { uuid, event: name, distinct_id, timestamp } = event;
  return {
    project: { id: event["team_id"], name: "", url: siteOf(event["site_url"]) },
    event: {
      uuid,
      event: name,
      distinct_id,
      properties,
      elements_chain: properties["$elements_chain"] || "",
      timestamp: timestamp || "",
      url: properties["$current_url"] || "",
    },
  };
}

function siteOf(url: unknown): string {
  return typeof url === "string" && URL.canParse(url) ? new URL(url).origin : "";
}

interface Applied {
  readonly event: JsonRecord;
  /** Why PostHog refuses what was returned. */
  readonly problem?: string;
}

/**
 * Puts what a transformation returned into the event, of which only properties, name and distinct id
 * count. As in PostHog, what was in order before a fault was found stays in the event.
 */
function apply(event: JsonRecord, returned: unknown): Applied {
  const prefix = "Invalid transformation result -";
  const given = toRecord(returned);
  const { properties } = given;
  if (!isRecord(properties)) return { event, problem: `${prefix} missing or invalid properties` };
  let applied: JsonRecord = { ...event, properties, ip: properties["$ip"] ?? null };
  if ("event" in given && typeof given["event"] !== "string") {
    return { event: applied, problem: `${prefix} event name must be a string` };
  }
  if ("event" in given) applied = { ...applied, event: given["event"] };
  if ("distinct_id" in given && typeof given["distinct_id"] !== "string") {
    return { event: applied, problem: `${prefix} distinct_id must be a string` };
  }
  if ("distinct_id" in given) applied = { ...applied, distinct_id: given["distinct_id"] };
  return { event: applied };
}

/** The event with a property that says how the function did. */
function marked({ function: fn }: FunctionRun, event: JsonRecord, outcome: Outcome): JsonRecord {
  const name = `${fn.name ?? "Unnamed"} (${fn.id ?? randomUUID()})`;
  const properties = { ...toRecord(event["properties"]), [outcomeProperties[outcome]]: [name] };
  return { ...event, properties };
}
