import type { HogFunctionSummary } from "../../protocol/posthog.ts";

/** What a function's switch and PostHog's watcher make of it. */
export type FunctionState = "off" | "on" | "healthy" | "degraded" | "stopped" | "unfiltered";

/**
 * The state to show of a function.
 *
 * `on`: switched on, and PostHog says nothing about its health, as for site functions. `stopped`:
 * PostHog itself does not run it any more. `unfiltered`: its filters do not compile, so it never runs.
 */
export function stateOf({ enabled, filters, status }: HogFunctionSummary): FunctionState {
  if (!enabled) return "off";
  if (typeof filters["bytecode_error"] === "string") return "unfiltered";
  switch (status.state) {
    case 1:
      return "healthy";
    case 2:
    case 11:
      return "degraded";
    case 3:
    case 12:
      return "stopped";
    default:
      return "on";
  }
}
