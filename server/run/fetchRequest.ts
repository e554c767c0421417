import { isRecord, toRecord } from "./record.ts";

/** An HTTP request as PostHog's worker sends it for `fetch(url, options)`. */
export interface FetchRequest {
  readonly url: string;
  /** Upper case. */
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined`: none is sent. */
  readonly body: string | undefined;
}

/**
 * Reads the arguments of `fetch`: the method is POST where none is given, and the headers then say JSON;
 * headers that are no text are left out; a body that is no text is sent as JSON, none with GET and HEAD.
 * `undefined` where the first argument is no text.
 */
export function toFetchRequest([url, options]: readonly unknown[]): FetchRequest | undefined {
  if (typeof url !== "string") return undefined;
  const given = toRecord(options);
  const method = toMethod(given["method"]);
  return { url, method, headers: toHeaders(given["headers"]), body: toBody(method, given["body"]) };
}

function toMethod(method: unknown): string {
  return typeof method === "string" && method !== "" ? method.toUpperCase() : "POST";
}

function toHeaders(headers: unknown): Readonly<Record<string, string>> {
  if (!isRecord(headers)) return { "Content-Type": "application/json" };
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => {
    return typeof entry[1] === "string";
  });
  return Object.fromEntries(texts);
}

function toBody(method: string, body: unknown): string | undefined {
  if (!body || method === "GET" || method === "HEAD") return undefined;
  return typeof body === "string" ? body : JSON.stringify(body);
}
