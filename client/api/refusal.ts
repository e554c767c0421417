import * as v from "valibot";
import { ApiError, type ApiErrorFacts } from "./apiError.ts";
import { plainText } from "./plainText.ts";

/** An answer of PostHog that is not a success. */
export interface Refusal {
  /** As people know it: `us.posthog.com`. */
  readonly host: string;
  readonly status: number;
  /** In seconds; absent when the server does not say. */
  readonly retryAfter: number | undefined;
  /** Whether the request was to change or do something. */
  readonly isWrite: boolean;
  /** The parsed body; `undefined` when it was no JSON. */
  readonly body: unknown;
}

/**
 * The error for an answer that is not a success.
 *
 *     { type, code, detail, attr }      the envelope that almost every refusal comes in
 */
export function toApiError(refusal: Refusal): ApiError {
  const { host, status, retryAfter } = refusal;
  const { detail, attr } = v.parse(envelopeSchema, refusal.body);
  const facts = { status, detail: plainText(detail), field: plainText(attr) };
  switch (status) {
    case 401:
      return new ApiError("unauthorized", unauthorizedMessage(host), facts);
    case 403:
      return toForbidden(host, facts);
    case 404:
      return toNotFound(host, facts);
    case 405:
      return outdated(host, facts);
    case 429:
      return new ApiError("throttled", throttledMessage(host, retryAfter), facts);
    default:
      break;
  }
  if (status >= 500) return serverProblem(host, { ...facts, mayHaveTakenEffect: refusal.isWrite });
  return rejected(host, facts);
}

/** What a refusal said. */
interface Said extends ApiErrorFacts {
  readonly status: number;
}

/** `field` is PostHog's name, such as `inputs__url`. */
export function rejected(host: string, said: Said): ApiError {
  const { field, detail } = said;
  const subject = field === undefined ? "this" : describeField(field);
  const message =
    detail === undefined
      ? `${host} did not accept ${subject}. Check it and try again.`
      : `${host} did not accept ${subject}: ${detail}`;
  return new ApiError("rejected", message, said);
}

export function serverProblem(host: string, said: Said): ApiError {
  const message = `${host} has a problem of its own (${said.status}). Try again in a while.`;
  return new ApiError("server", message, said);
}

/** Keys are bound to the region in which they were made. */
export function unauthorizedMessage(host: string): string {
  const other = otherRegion.get(host);
  const hint = other === undefined ? "" : `, or belongs to ${other}`;
  return `${host} does not know this key: it is wrong or deleted${hint}. Connect with another key.`;
}

const otherRegion: ReadonlyMap<string, string> = new Map([
  ["us.posthog.com", "eu.posthog.com"],
  ["eu.posthog.com", "us.posthog.com"],
]);

function toForbidden(host: string, said: Said): ApiError {
  const detail = said.detail ?? "";
  const [, scope] = /missing required scope '([\w:*]+)'/.exec(detail) ?? [];
  if (scope !== undefined) {
    const message = `The key lacks the scope ${scope}. Add it to the key in PostHog, or connect with another key.`;
    return new ApiError("missing-scope", message, said);
  }
  if (/does not support personal api key access/i.test(detail)) return outdated(host, said);
  if (/does not have access to the requested project|have access to the project/.test(detail)) {
    const message = "The key has no access to this project. Choose another project or another key.";
    return new ApiError("forbidden", message, said);
  }
  const reason = detail === "" ? "The key may not do this." : detail;
  return new ApiError("forbidden", `${host} refused: ${reason}`, said);
}

function toNotFound(host: string, said: Said): ApiError {
  const message =
    said.detail === "Project not found."
      ? `${host} has no such project. Choose another one.`
      : `${host} does not have this function: it may have been deleted. Refresh the list.`;
  return new ApiError("not-found", message, said);
}

function outdated(host: string, said: Said): ApiError {
  const message = `The PostHog at ${host} is too old to allow this with a key. Update it, or use its web page.`;
  return new ApiError("outdated-server", message, said);
}

function throttledMessage(host: string, retryAfter: number | undefined): string {
  const wait = retryAfter === undefined ? "in a while" : `in ${describeSeconds(retryAfter)}`;
  return `${host} gets too many requests with this key. Try again ${wait}.`;
}

function describeSeconds(seconds: number): string {
  if (seconds <= 1) return "a second";
  return seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}

function describeField(field: string): string {
  return field === "hog" ? "the code" : field.replaceAll("__", ".");
}

const envelopeSchema = v.fallback(
  v.object({
    detail: v.fallback(v.optional(v.string()), undefined),
    attr: v.fallback(v.nullish(v.string()), undefined),
  }),
  {},
);
