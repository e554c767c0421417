/** Why a request to PostHog failed, as far as a caller can act on it. */
export type ApiFailure =
  /** The key is wrong, deleted, or of another region. */
  | "unauthorized"
  /** The key may not do this, and no scope would help. */
  | "forbidden"
  | "missing-scope"
  | "not-found"
  /** What was sent is not valid; `field` and `detail` say where and why. */
  | "rejected"
  | "throttled"
  /** No answer came: no network, a wrong address, a broken connection. */
  | "unreachable"
  | "timed-out"
  | "cancelled"
  /** Something answered, but not PostHog's API: a web page, a redirect. */
  | "not-posthog"
  /** PostHog itself has a problem. */
  | "server"
  /** This PostHog is too old to allow the request with a key. */
  | "outdated-server"
  /** An answer that we do not understand. */
  | "unexpected";

/** What is known of a failure besides its kind. */
export interface ApiErrorFacts {
  readonly status?: number | undefined;
  readonly field?: string | undefined;
  readonly detail?: string | undefined;
  readonly mayHaveTakenEffect?: boolean;
}

/**
 * The one error of everything in `client/api`.
 *
 * `message` is ready to show: what happened and the next step, with the host and never the key. There is
 * no `cause`, since the errors of the network layer hold the request with its headers.
 */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly failure: ApiFailure;
  /** HTTP's; absent when no answer came. */
  readonly status: number | undefined;
  /** The refused field as PostHog names it: `hog`, `inputs__url`, `inputs_schema__0__type`. */
  readonly field: string | undefined;
  /** PostHog's own words, as plain text in one line. */
  readonly detail: string | undefined;
  /** A write whose answer was lost: nobody knows whether it was done. */
  readonly mayHaveTakenEffect: boolean;

  constructor(failure: ApiFailure, message: string, facts: ApiErrorFacts = {}) {
    super(message);
    this.failure = failure;
    this.status = facts.status;
    this.field = facts.field;
    this.detail = facts.detail;
    this.mayHaveTakenEffect = facts.mayHaveTakenEffect ?? false;
  }
}

/** Also one of another program of the extension (`dist/language.cjs`), which has a class of its own. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === "ApiError";
}
