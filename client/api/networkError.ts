import { TimeoutError } from "ky";
import { ApiError } from "./apiError.ts";

/** A request that got no answer. */
export interface Unanswered {
  /** As people know it: `us.posthog.com`. */
  readonly host: string;
  /** Whether the request was to change or do something. */
  readonly isWrite: boolean;
  readonly isCancelled: boolean | undefined;
  /** How long it might take, in milliseconds. */
  readonly limit: number;
}

/** The error for a request that got no answer, from what ky or `fetch` threw. */
export function toNetworkError(error: unknown, unanswered: Unanswered): ApiError {
  const { host, isWrite, isCancelled, limit } = unanswered;
  if (isCancelled) return new ApiError("cancelled", "Cancelled.", { mayHaveTakenEffect: isWrite });
  if (error instanceof TimeoutError) {
    const message = `${host} did not answer within ${limit / 1000} seconds. Check the network, or try again.`;
    return new ApiError("timed-out", message, { mayHaveTakenEffect: isWrite });
  }
  const code = codeOf(error);
  if (certificateCodes.test(code)) {
    const message = `The certificate of ${host} is not trusted here. Check the address and your network's proxy.`;
    return new ApiError("unreachable", message);
  }
  const message = `${host} could not be reached. Check the network and the address.`;
  const wasSent = !notSentCodes.has(code);
  return new ApiError("unreachable", message, { mayHaveTakenEffect: isWrite && wasSent });
}

/** Whether another try may help. `fetch` throws a `TypeError` whose cause is what the system said. */
export function isNetworkFailure(error: Error): boolean {
  return error instanceof TypeError && !certificateCodes.test(codeOf(error));
}

function codeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

const certificateCodes = /CERT|UNABLE_TO_VERIFY|ERR_TLS/;

/** Failures of connecting, before anything was sent. */
const notSentCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
