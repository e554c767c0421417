import ky, { HTTPError, type Options } from "ky";
import { isSafeAddress } from "./address.ts";
import { ApiError } from "./apiError.ts";
import { isNetworkFailure, toNetworkError } from "./networkError.ts";
import { toApiError } from "./refusal.ts";

/** What opens a PostHog. */
export interface Access {
  /** An origin, such as `https://us.posthog.com`; http only for this machine. */
  readonly host: string;
  /** A personal API key. It is sent in a header, and to this host only. */
  readonly key: string;
}

export interface HttpOptions {
  /** Hears of every request that was made, repeated ones too. It must not throw. */
  readonly onRequest?: (line: RequestLine) => void;
  /** How long one request may take, in milliseconds; 15,000 when absent. */
  readonly timeout?: number;
}

/** A request that was made, fit for a log. */
export interface RequestLine {
  readonly method: string;
  /** With the query, without what somebody typed into a search. */
  readonly path: string;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly milliseconds: number;
}

export interface ApiRequest {
  readonly method: "GET" | "POST" | "PATCH";
  /** Begins with a slash; its parts are escaped already. */
  readonly path: string;
  /** What is `undefined` is left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** The server does slow work for it: four times the time of others. */
  readonly isSlow?: boolean;
  /** Another reading of an answer that is not a success; `undefined` leaves it at the usual one. */
  readonly explain?: (status: number, body: unknown) => ApiError | undefined;
}

/** The way to one PostHog. */
export interface Http {
  /** As people know it: `us.posthog.com`, with a port if there is one. */
  readonly host: string;
  /**
   * Makes a request and gives the parsed JSON of the answer.
   *
   * A `GET` is repeated twice when the connection breaks or the server has a problem; anything else only
   * when it was throttled, and so had no effect. A wait that the server asks for is kept up to a minute,
   * longer ones are a failure at once.
   *
   * @throws ApiError of every failure.
   */
  send(request: ApiRequest): Promise<unknown>;
}

/** The only place that calls the network. The key stays in this closure. */
export function createHttp({ host, key }: Access, options: HttpOptions = {}): Http {
  const timeout = options.timeout ?? 15_000;
  const name = URL.canParse(host) ? new URL(host).host : "the address";

  const exchange = async (url: URL, request: ApiRequest): Promise<Response> => {
    const { method, body, signal, isSlow } = request;
    const limit = isSlow ? 4 * timeout : timeout;
    try {
      return await ky(url, {
        method,
        headers: { Authorization: `Bearer ${key}`, Accept: "application/json" },
        ...(body === undefined ? {} : { json: body }),
        ...(signal ? { signal } : {}),
        // A key is for its host: whoever is named in a redirect does not get it.
        redirect: "manual",
        timeout: limit,
        retry: retryRules(method),
        fetch: (sent) => fetchWhole(sent, { method, url }),
      });
    } catch (error) {
      if (error instanceof HTTPError) return error.response;
      if (error instanceof ApiError) throw error;
      const isWrite = method !== "GET";
      throw toNetworkError(error, { host: name, isWrite, isCancelled: signal?.aborted, limit });
    }
  };

  /** Reads the body too, so that the time limit and the repetition cover it. */
  const fetchWhole = async (
    sent: Parameters<typeof fetch>[0],
    { method, url }: { readonly method: string; readonly url: URL },
  ): Promise<Response> => {
    const start = performance.now();
    let answered: { readonly status?: number } = {};
    try {
      const response = await fetch(sent);
      const whole = await readWhole(response, name);
      answered = { status: whole.status };
      return whole;
    } finally {
      const milliseconds = performance.now() - start;
      options.onRequest?.({ method, path: pathForLog(url), ...answered, milliseconds });
    }
  };

  return {
    host: name,
    async send(request) {
      const url = toUrl(host, request);
      if (!/^[\x21-\x7e]+$/.test(key)) {
        const message = "The key has characters that no key has. Copy it again from PostHog.";
        throw new ApiError("unauthorized", message);
      }
      const response = await exchange(url, request);
      return readAnswer(response, { host: name, key, request });
    },
  };
}

function toUrl(host: string, { path, query = {} }: ApiRequest): URL {
  const base = URL.canParse(host) ? new URL(host) : undefined;
  if (!base || !isSafeAddress(base)) {
    const message =
      "A key is sent over https only. Connect with an address that begins with https.";
    throw new ApiError("unreachable", message);
  }
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, `${value}`);
  }
  return url;
}

function pathForLog(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  if (query.has("search")) query.set("search", "***");
  return query.size === 0 ? url.pathname : `${url.pathname}?${query.toString()}`;
}

/** In seconds: the longest wait that a server may ask for before it becomes a failure. */
const longestWait = 60;

function retryRules(method: string): NonNullable<Options["retry"]> {
  const isRead = method === "GET";
  return {
    limit: 2,
    methods: ["get", "post", "patch"],
    statusCodes: isRead ? [429, 500, 502, 503, 504] : [429],
    afterStatusCodes: [429, 503],
    maxRetryAfter: longestWait * 1000,
    shouldRetry: ({ error }) => {
      if (!(error instanceof HTTPError)) return isRead && isNetworkFailure(error);
      const wait = retryAfterOf(error.response) ?? 0;
      return wait > longestWait ? false : undefined;
    },
  };
}

/** In seconds. The header has a number of them, or a date. */
function retryAfterOf(response: { readonly headers: Headers }): number | undefined {
  const header = response.headers.get("Retry-After");
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** In bytes: far above what PostHog sends, and still no danger to the memory. */
const largestAnswer = 32 * 1024 * 1024;

async function readWhole(response: Response, host: string): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largestAnswer) {
      const message = `${host} sent more than ${largestAnswer / 1024 / 1024} MB, which is no sensible answer. Check the address.`;
      throw new ApiError("unexpected", message, { status: response.status });
    }
    chunks.push(chunk);
  }
  const { status, headers } = response;
  return new Response(size === 0 ? null : Buffer.concat(chunks), { status, headers });
}

/** What is needed to read an answer. */
interface Asked {
  readonly host: string;
  readonly key: string;
  readonly request: ApiRequest;
}

async function readAnswer(response: Response, { host, key, request }: Asked): Promise<unknown> {
  const { status } = response;
  if (status >= 300 && status < 400) throw toRedirectError(response, host);
  const text = await response.text();
  if (response.ok) {
    const answer = parseJson(text);
    if (answer === undefined) throw notPostHog(host, status);
    return answer;
  }
  // A server that repeats the key in its refusal must not bring it into a message.
  const body = parseJson(text.replaceAll(key, "…"));
  // Gateways in front of PostHog say in HTML that it is down or busy.
  if (body === undefined && status < 500 && status !== 429) throw notPostHog(host, status);
  const isWrite = request.method !== "GET";
  const retryAfter = retryAfterOf(response);
  throw request.explain?.(status, body) ?? toApiError({ host, status, retryAfter, isWrite, body });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notPostHog(host: string, status: number): ApiError {
  const message = `${host} did not answer as PostHog's API does; a web page or a proxy may be in between. Check the address.`;
  return new ApiError("not-posthog", message, { status });
}

function toRedirectError(response: Response, host: string): ApiError {
  const location = response.headers.get("Location") ?? "";
  const target = URL.canParse(location) ? new URL(location).host : host;
  const message =
    target === host
      ? `${host} sends its visitors to another page instead of answering. Check the address.`
      : `${host} sends its visitors to ${target}, where your key was not sent. If that is your PostHog, connect to it.`;
  return new ApiError("not-posthog", message, { status: response.status });
}
