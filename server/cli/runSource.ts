import type { RunRequest, RunResult } from "../../protocol/run.ts";
import { chooseHost } from "../run/chooseHost.ts";
import { runInWorker } from "../run/runInWorker.ts";

/** Runs a function in a thread of its own. */
export function runSource(request: RunRequest): Promise<RunResult> {
  const worker = new URL("run.cjs", import.meta.url);
  return runInWorker(request, chooseHost(request), { worker });
}
