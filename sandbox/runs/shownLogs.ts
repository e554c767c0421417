import type { HogFunctionType } from "../../protocol/posthog.ts";
import type { RunLog } from "../../protocol/run.ts";

/** The lines of a run that PostHog shows: of a transformation not the one that says it is done. */
export function shownLogs(type: HogFunctionType, logs: readonly RunLog[]): readonly RunLog[] {
  if (type !== "transformation") return logs;
  return logs.filter(({ from, level }) => from !== "worker" || level !== "debug");
}
