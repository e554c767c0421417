import type { RunResult } from "../../protocol/run.ts";
import { buildRunInputs } from "./buildRunInputs.ts";
import type { CompiledFunction } from "./compileFunction.ts";
import type { ReadyInputs } from "./compileInputsOf.ts";
import type { FunctionRun } from "./functionRun.ts";
import { type FilterMatch, matchFilters } from "./matchFilters.ts";
import { type JsonRecord, toRecord } from "./record.ts";
import { reportOutcome } from "./reportOutcome.ts";
import { type ProgramOutcome, runProgram } from "./runProgram.ts";

/**
 * Runs a destination: once, or once for each mapping, where the filters match. As in PostHog all
 * filters and inputs come before the first program.
 */
export async function runDestination(
  run: FunctionRun,
  compiled: CompiledFunction,
): Promise<RunResult> {
  const outcomes: ProgramOutcome[] = [];
  for (const globals of prepareInvocations(run, compiled)) {
    const outcome = await runProgram(run, compiled.program, globals);
    outcomes.push(outcome);
    if (outcome.kind === "cancelled") break;
    reportOutcome(run, outcome, globals);
  }
  return run.finish(statusOf(run, outcomes), null);
}

function statusOf(run: FunctionRun, outcomes: readonly ProgramOutcome[]): RunResult["status"] {
  const kinds = new Set(outcomes.map(({ kind }) => kind));
  if (kinds.has("cancelled")) return "cancelled";
  if (outcomes.length === 0) return "skipped";
  if (run.errors.some(({ stage }) => stage === "program" || stage === "request")) return "error";
  return kinds.has("postponed") ? "retry" : "success";
}

/** The globals of each program that has to run. */
function prepareInvocations(
  run: FunctionRun,
  { inputs, mappings }: CompiledFunction,
): readonly JsonRecord[] {
  const globals = triggerGlobals(run);
  const match = matchFilters(run.request, run.function.filters, globals, run.now());
  if (!match.match) {
    reportMismatches(run, [match]);
    return [];
  }
  if (!mappings) return withInputs(run, inputs, globals);
  const matches = mappings.map(({ mapping }) =>
    matchFilters(run.request, mapping.filters, globals, run.now()),
  );
  reportMismatches(run, matches);
  const matching = mappings.filter((_, index) => matches[index]?.match);
  // Inputs of the mapping go before the function's of the same key.
  return matching.flatMap((mapping) =>
    withInputs(run, new Map([...inputs, ...mapping.inputs]), globals),
  );
}

/** What the program sees beside its inputs: the project completed, the function as the source. */
function triggerGlobals({ request, function: fn }: FunctionRun): JsonRecord {
  const url = "https://us.posthog.com/project/1";
  const project = { id: 1, name: "Project", url, ...toRecord(request.globals["project"]) };
  const id = fn.id ?? "new";
  const source = {
    name: fn.name ?? `Hog function: ${id}`,
    url: `${project.url}/functions/${id}/configuration/`,
  };
  return { ...request.globals, project, source };
}

/** Those that did not match come first, then those that failed. */
function reportMismatches(run: FunctionRun, matches: readonly FilterMatch[]): void {
  for (const { match, log } of matches) {
    if (match || log !== undefined) continue;
    run.logs.write("info", "worker", "Mapping trigger not matching filters was ignored.");
  }
  for (const { log, refusal } of matches) {
    if (log === undefined) continue;
    run.logs.write("error", "worker", log);
    run.fail({ stage: "filters", message: refusal ?? log });
  }
}

/** Empty where the inputs cannot be built, after which PostHog does not run the program. */
function withInputs(
  run: FunctionRun,
  ready: ReadyInputs,
  globals: JsonRecord,
): readonly JsonRecord[] {
  const built = buildRunInputs(run, ready, globals);
  return "inputs" in built ? [{ ...globals, inputs: built.inputs }] : [];
}
