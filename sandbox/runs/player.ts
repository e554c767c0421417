import type { RunFunction, RunRequest, RunResult, World } from "../../protocol/run.ts";
import type { ProjectState, StoredEvent, StoredFunction } from "../projectState.ts";
import type { DemoProject } from "../seed/demoProject.ts";
import { healthState } from "./health.ts";
import type { Masker } from "./masker.ts";
import { toRunFunction } from "./runContext.ts";
import type { Count } from "./runRecord.ts";

/** With what events are played. */
export interface Player {
  readonly state: ProjectState;
  readonly content: DemoProject;
  readonly masker: Masker;
  readonly run: (request: RunRequest) => Promise<RunResult>;
  /** The time of a run that an event triggers, ISO 8601. */
  readonly timeOf: (event: StoredEvent) => string;
  /** What its programs see of the world. */
  readonly worldOf: (event: StoredEvent) => World;
}

/** What is counted of a run, or instead of one. */
export const succeeded: Count = { kind: "success", name: "succeeded" };
export const failed: Count = { kind: "failure", name: "failed" };
export const disabled: Count = { kind: "failure", name: "disabled_permanently" };

/** Whether a function was so slow that PostHog runs it no more. */
export function isDisabled({ runs }: ProjectState, { id }: StoredFunction): boolean {
  return runs.get(id)?.health?.state === healthState.disabled;
}

/** A stored function with its secrets, as the runner takes it. It must be one that runs here. */
export function storedRunFunction({ secrets }: ProjectState, fn: StoredFunction): RunFunction {
  const run = toRunFunction(fn.id, fn, secrets.get(fn.id) ?? {});
  if (!run) throw new Error(`A function of type ${fn.type} runs in a browser.`);
  return run;
}
