import type { HostAnswer, HostCall, RunFunctionType } from "../../protocol/run.ts";

/**
 * The port to the world: what answers the functions for which a program waits. What answers at once
 * (`print`, the clock, ids, lookups) needs no port: it is data of the run, see `world.ts`.
 */
export interface Host {
  /**
   * Answers a call. Whatever goes wrong in the world or in the program's arguments is an answer; only
   * our own mistakes reject. After `signal` aborts nobody waits for the answer any more.
   */
  readonly answer: (call: HostCall, signal: AbortSignal) => Promise<HostAnswer>;
}

/** Functions for which programs wait, by name. PostHog has more of them inside workflows. */
export type AsynchronousFunction =
  | "fetch"
  | "sendEmail"
  | "sendPushNotification"
  | "postHogGetTicket"
  | "postHogUpdateTicket"
  | "postHogGetAccount"
  | "postHogUpdateAccount"
  | "postHogSetAccountProperties"
  | "postHogCreateAccount"
  | "produceToWarehouseWebhooks";

const asynchronousFunctions: readonly AsynchronousFunction[] = [
  "fetch",
  "sendEmail",
  "sendPushNotification",
  "postHogGetTicket",
  "postHogUpdateTicket",
  "postHogGetAccount",
  "postHogUpdateAccount",
  "postHogSetAccountProperties",
  "postHogCreateAccount",
  "produceToWarehouseWebhooks",
];

/** The asynchronous functions that programs of a type have; transformations have none. */
export function asynchronousFunctionsOf(type: RunFunctionType): ReadonlySet<string> {
  const transforms = type === "transformation" || type === "transformation_log";
  return new Set(transforms ? [] : asynchronousFunctions);
}
