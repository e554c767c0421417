import type { RunFunctionType, RunLimits } from "../../protocol/run.ts";

const megabyte = 1024 * 1024;

/** PostHog's limits for a type of function, with those that the run sets itself. */
export function limitsOf(type: RunFunctionType, own: Partial<RunLimits> = {}): RunLimits {
  const limits = type === "transformation_log" ? logTransformationLimits : functionLimits;
  return { ...limits, ...own };
}

const functionLimits: RunLimits = {
  timeout: 550,
  memory: 64 * megabyte,
  asyncSteps: 5,
  logLines: 24,
};

/**
 * PostHog runs these for every log record, and gives a VM that is warm 10 ms; ours starts cold with
 * each run.
 */
const logTransformationLimits: RunLimits = {
  timeout: 100,
  memory: 8 * megabyte,
  asyncSteps: 0,
  logLines: 5,
};
