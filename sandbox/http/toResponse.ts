import type { ApiAnswer } from "./apiRequest.ts";

/** An answer as it is sent. */
export function toResponse({ status, body, headers = {} }: ApiAnswer): Response {
  if (body === undefined || isEmptyStatus(status)) return new Response(null, { status, headers });
  if (typeof body === "string" && "Content-Type" in headers) {
    return new Response(body, { status, headers });
  }
  const type = { "Content-Type": "application/json" };
  return new Response(JSON.stringify(body), { status, headers: { ...headers, ...type } });
}

/** Answers with these have no body. */
function isEmptyStatus(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
