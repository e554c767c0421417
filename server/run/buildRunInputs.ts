import { type BuiltInputs, buildInputs } from "./buildInputs.ts";
import type { ReadyInputs } from "./compileInputsOf.ts";
import type { FunctionRun } from "./functionRun.ts";
import { type JsonRecord, toRecord } from "./record.ts";

/**
 * The inputs of a run. What secret ones evaluate to is hidden from then on;
 * one that fails is logged as PostHog's worker logs it, and kept in the run's errors.
 */
export function buildRunInputs(
  run: FunctionRun,
  ready: ReadyInputs,
  globals: JsonRecord,
): BuiltInputs {
  const built = buildInputs(ready, run.request, globals, run.now());
  if ("inputs" in built) {
    run.hide(built.inputs);
    return built;
  }
  const { key, message } = built;
  const { uuid } = toRecord(globals["event"]);
  run.logs.write("error", "worker", `Error building inputs for event ${String(uuid)}: ${message}`);
  run.fail({ stage: "inputs", message, input: key });
  return built;
}
