import type { RunResult } from "../../protocol/run.ts";
import { buildInputs } from "./buildInputs.ts";
import type { CompiledFunction } from "./compileFunction.ts";
import type { FunctionRun } from "./functionRun.ts";
import { type JsonRecord, isRecord, toRecord } from "./record.ts";
import { runProgram } from "./runProgram.ts";

/**
 * Runs a transformation of a log record, as PostHog's test panel does: the result is the record after
 * it, unchanged if it failed, or null when it was dropped. There are no filters, and no line at the end.
 */
export async function runLogTransformation(
  run: FunctionRun,
  { program, inputs }: CompiledFunction,
): Promise<RunResult> {
  const record = toLogRecord(run.request.globals["record"]);
  const globals = { project: toRecord(run.request.globals["project"]), record };
  const built = buildInputs(inputs, run.request, globals, run.now());
  if (!("inputs" in built)) {
    const message = `Error: Could not resolve input '${built.key}': ${built.message}`;
    run.fail({ stage: "inputs", message, input: built.key });
    return run.finish("error", null);
  }
  run.hide(built.inputs);
  const outcome = await runProgram(run, program, { ...globals, inputs: built.inputs });
  if (outcome.kind === "finished") return applyToRecord(run, record, outcome.value);
  if (outcome.kind === "cancelled") return run.finish("cancelled", null);
  if (outcome.kind === "failed") {
    const { description, at } = outcome;
    run.fail({ stage: "program", message: description, ...(at && { at }) });
  }
  return run.finish("error", record);
}

/** A record with all its fields; what is not of the right type is null. */
function toLogRecord(given: unknown): JsonRecord {
  const fields = toRecord(given);
  const text = (name: string): string | null => {
    const value = fields[name];
    return typeof value === "string" ? value : null;
  };
  const number = (name: string): number | null => {
    const value = fields[name];
    return typeof value === "number" ? value : null;
  };
  return {
    body: text("body"),
    attributes: toTexts(fields["attributes"]) ?? {},
    resource_attributes: toTexts(fields["resource_attributes"]) ?? {},
    severity_text: text("severity_text"),
    severity_number: number("severity_number"),
    service_name: text("service_name"),
    instrumentation_scope: text("instrumentation_scope"),
    event_name: text("event_name"),
    timestamp: number("timestamp"),
    observed_timestamp: number("observed_timestamp"),
    // PostHog's test panel leaves out the ids, which transformations cannot change.
    trace_id: null,
    span_id: null,
  };
}

/** Attributes are texts; other values become their JSON, and null leaves none. */
function toTexts(value: unknown): Readonly<Record<string, string>> | undefined {
  if (!isRecord(value) || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).filter(([, entry]) => entry !== null);
  const texts = entries.map(([name, entry]) => [
    name,
    typeof entry === "string" ? unquote(entry) : JSON.stringify(entry),
  ]);
  return Object.fromEntries(texts);
}

/** A text that is the JSON of a text is shown as the inner one. */
function unquote(text: string): string {
  if (!/^".*"$/s.test(text)) return text;
  try {
    const inner: unknown = JSON.parse(text);
    return typeof inner === "string" ? inner : text;
  } catch {
    return text;
  }
}

const writableTexts = ["body", "severity_text"];
const writableMaps = ["attributes", "resource_attributes"];

/** Body, severity text and attributes can be changed; null clears them, leaving them out keeps them. */
function applyToRecord(run: FunctionRun, record: JsonRecord, returned: unknown): RunResult {
  if (returned === null || returned === false) {
    run.logs.write("info", "worker", "Record dropped by transformation.");
    return run.finish("dropped", null);
  }
  const changes = isRecord(returned) ? changesOf(returned) : undefined;
  if (changes && !Array.isArray(returned)) {
    return run.finish("success", { ...record, ...changes });
  }
  run.fail({
    stage: "result",
    message: "Transformation must return the record (optionally mutated) or null to drop it",
  });
  return run.finish("error", record);
}

/** `undefined` if one of them has a wrong type. */
function changesOf(returned: JsonRecord): JsonRecord | undefined {
  const changes: Record<string, unknown> = {};
  for (const name of writableTexts.filter((field) => field in returned)) {
    const value = returned[name];
    if (value !== null && typeof value !== "string") return undefined;
    changes[name] = value;
  }
  for (const name of writableMaps.filter((field) => field in returned)) {
    const texts = returned[name] === null ? {} : toTexts(returned[name]);
    if (!texts) return undefined;
    changes[name] = texts;
  }
  return changes;
}
