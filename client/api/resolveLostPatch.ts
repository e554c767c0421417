import type { HogFunction, HogFunctionPatch } from "../../protocol/posthog.ts";
import { ApiError } from "./apiError.ts";
import { comparePatch } from "./comparePatch.ts";

/** A `PATCH` whose answer was lost. */
export interface LostPatch {
  /** As people know it: `us.posthog.com`. */
  readonly host: string;
  readonly patch: HogFunctionPatch;
  /** Why there was no answer. */
  readonly lost: ApiError;
  /** Reads the function. */
  readonly read: () => Promise<HogFunction>;
}

/**
 * Finds out whether a write was done by reading the function back, and gives it if so.
 *
 * @throws ApiError that says whether the change is saved, as far as that can be known.
 */
export async function resolveLostPatch({
  host,
  patch,
  lost,
  read,
}: LostPatch): Promise<HogFunction> {
  if (lost.failure === "cancelled") throw lost;
  const { status } = lost;
  const failure = lost.failure === "server" ? "server" : "unreachable";
  const what = describe(lost, host);
  let stored: HogFunction;
  try {
    stored = await read();
  } catch (error) {
    if (error instanceof ApiError && decisive.has(error.failure)) throw error;
    const message = `${what}, and it is not known whether the change was saved. Save again in a while.`;
    throw new ApiError(failure, message, { status, mayHaveTakenEffect: true });
  }
  switch (comparePatch(patch, stored)) {
    case "same":
      return stored;
    case "different":
      throw new ApiError(failure, `${what}. Nothing was saved; save again.`, { status });
    case "unknown": {
      const message = `${what}, and PostHog does not show whether the new secrets were saved. Save again.`;
      throw new ApiError(failure, message, { status, mayHaveTakenEffect: true });
    }
  }
}

/** What says more than the loss of the answer. */
const decisive: ReadonlySet<string> = new Set(["cancelled", "not-found", "unauthorized"]);

function describe({ failure, status }: ApiError, host: string): string {
  if (failure === "server") return `${host} has a problem of its own (${status})`;
  if (failure === "timed-out") return `${host} did not answer in time`;
  return `The connection to ${host} broke`;
}
