import type { FunctionStatus } from "../../protocol/posthog.ts";
import type { RunResult } from "../../protocol/run.ts";
import type { Health, StoredFunction } from "../projectState.ts";
import { isSiteType } from "../siteType.ts";

const capacity = 10_000;
const refillPerSecond = 10;
/** The share of tokens at and below which a function is degraded. */
const degradedShare = 0.8;

/** States as PostHog numbers them. */
export const healthState = { unknown: 0, healthy: 1, degraded: 2, disabled: 3 } as const;

/** What PostHog's worker says about a function; it knows nothing of those that do not run there. */
export function statusOf(
  { enabled, type }: StoredFunction,
  health: Health | undefined,
): FunctionStatus {
  if (!enabled || isSiteType(type)) return { state: healthState.unknown, tokens: 0 };
  if (!health) return { state: healthState.healthy, tokens: capacity };
  return { state: health.state, tokens: Math.round(health.tokens) };
}

/** The health after a run; a function that is disabled stays so until somebody saves it. */
export function afterRun(health: Health | undefined, cost: number, at: string): Health {
  if (health?.state === healthState.disabled) return health;
  const elapsed = health ? (Date.parse(at) - Date.parse(health.at)) / 1000 : 0;
  const before = health?.tokens ?? capacity;
  const refilled = Math.min(capacity, before + Math.max(elapsed, 0) * refillPerSecond);
  const tokens = Math.max(refilled - cost, 0);
  return { state: stateWith(tokens), tokens, at };
}

/** Whoever saves a disabled function has it run again, slowly at first. */
export function afterSave(health: Health | undefined, at: string): Health | undefined {
  return health?.state === healthState.disabled ? healthIn(healthState.degraded, at) : health;
}

/** A health that shows a state. */
export function healthIn(state: number, at: string): Health {
  const tokens: Readonly<Record<number, number>> = {
    [healthState.healthy]: capacity,
    [healthState.degraded]: capacity * degradedShare,
  };
  return { state, tokens: tokens[state] ?? 0, at };
}

function stateWith(tokens: number): number {
  if (tokens <= 0) return healthState.disabled;
  return tokens / capacity <= degradedShare ? healthState.degraded : healthState.healthy;
}

/** What a run costs: computing for longer than 50 ms, or waiting for longer than 100 ms. */
export function costOf({ duration, syncDuration }: RunResult): number {
  const computing = share(syncDuration, 50, 550) * 100;
  const waiting = share(duration - syncDuration, 100, 5000) * 20;
  return computing + waiting;
}

function share(value: number, from: number, to: number): number {
  return Math.max((value - from) / (to - from), 0);
}
