import type { ErrorEnvelope } from "../../protocol/posthog.ts";

/** A refusal in PostHog's words. Thrown where it is found, and answered in one place. */
export class ApiProblem extends Error {
  readonly status: number;
  /** What PostHog answers. Almost always an `ErrorEnvelope`; `undefined`: nothing. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`HTTP ${status}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A request that is not valid; `attr` names the field, with `__` between its parts. */
export function invalid(attr: string | null, detail: string, code = "invalid_input"): ApiProblem {
  return problem(400, { type: "validation_error", code, detail, attr });
}

/** What is not there, deleted, or of another project. */
export function notFound(detail = "Not found."): ApiProblem {
  return problem(404, { type: "invalid_request", code: "not_found", detail, attr: null });
}

export function forbidden(detail: string): ApiProblem {
  return problem(403, {
    type: "authentication_error",
    code: "permission_denied",
    detail,
    attr: null,
  });
}

export function unauthenticated(code: string, detail: string): ApiProblem {
  return problem(401, { type: "authentication_error", code, detail, attr: null });
}

/** `allowed` are the methods that the route has. */
export function methodNotAllowed(method: string, allowed: readonly string[]): ApiProblem {
  const detail = `Method "${method}" not allowed.`;
  return problem(
    405,
    { type: "invalid_request", code: "method_not_allowed", detail, attr: null },
    { Allow: allowed.join(", ") },
  );
}

export function unreadableJson(reason: string): ApiProblem {
  const detail = `JSON parse error - ${reason}`;
  return problem(400, { type: "invalid_request", code: "parse_error", detail, attr: null });
}

export function unsupportedMediaType(type: string): ApiProblem {
  const detail = `Unsupported media type "${type}" in request.`;
  return problem(415, {
    type: "invalid_request",
    code: "unsupported_media_type",
    detail,
    attr: null,
  });
}

/** A mistake of the server. */
export function serverError(status = 500): ApiProblem {
  const detail = "A server error occurred.";
  return problem(status, { type: "server_error", code: "error", detail, attr: null });
}

export function throttled(seconds: number): ApiProblem {
  const detail = `Request was throttled. Expected available in ${seconds} seconds.`;
  return problem(
    429,
    { type: "throttled_error", code: "throttled", detail, attr: null },
    { "Retry-After": String(seconds) },
  );
}

function problem(
  status: number,
  envelope: ErrorEnvelope,
  headers?: Readonly<Record<string, string>>,
): ApiProblem {
  return new ApiProblem(status, envelope, headers);
}
