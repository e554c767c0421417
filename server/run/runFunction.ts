import type { RunRequest, RunResult } from "../../protocol/run.ts";
import { type CompiledFunction, compileFunction } from "./compileFunction.ts";
import { FunctionRun, type RunOptions } from "./functionRun.ts";
import type { Host } from "./host.ts";
import { runDestination } from "./runDestination.ts";
import { runLogTransformation } from "./runLogTransformation.ts";
import { runTransformation } from "./runTransformation.ts";
import { runWebhook } from "./runWebhook.ts";

/**
 * Runs a function as PostHog does: compiled as when it is saved, then filters,
 * mappings, inputs and program as in its worker. Whatever is wrong with
 * the function is in the result; only our own mistakes reject.
 *
 * The program computes in this thread, and nothing but its own limits can stop it there;
 * `runInWorker` can.
 */
export async function runFunction(
  request: RunRequest,
  host: Host,
  options: RunOptions = {},
): Promise<RunResult> {
  const run = new FunctionRun(request, host, options);
  const compiled = await compileFunction(request.function);
  if (!("error" in compiled)) return runCompiled(run, compiled);
  run.fail(compiled.error);
  return run.finish("error", null);
}

function runCompiled(run: FunctionRun, compiled: CompiledFunction): Promise<RunResult> {
  switch (run.function.type) {
    case "destination":
    case "internal_destination":
      return runDestination(run, compiled);
    case "transformation":
      return runTransformation(run, compiled);
    case "source_webhook":
    case "warehouse_source_webhook":
      return runWebhook(run, compiled);
    case "transformation_log":
      return runLogTransformation(run, compiled);
  }
}
