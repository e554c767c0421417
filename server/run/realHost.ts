import type { HostAnswer, HostNote } from "../../protocol/run.ts";
import { type FetchRequest, toFetchRequest } from "./fetchRequest.ts";
import type { Host } from "./host.ts";

/** Options of the real host; what is absent is as in production. */
export interface RealHostOptions {
  /** Milliseconds until a request is given up. */
  readonly timeout?: number;
  /** Bytes of a response's body; a longer one fails the request. */
  readonly maximumBody?: number;
  /** Base and most of the wait before PostHog tries again, in milliseconds. */
  readonly backoff?: { readonly base: number; readonly maximum: number };
  /** Texts that stand for tokens of integrations, with the tokens. */
  readonly placeholders?: ReadonlyMap<string, string>;
}

/**
 * Sends what programs `fetch` over the network; any other function goes to `others`.
 *
 * As in PostHog's test panel a request is sent once. After a status that is worth another attempt
 * (408, 429, 500, 502, 503, 504), or without an answer at all, PostHog would try again later, so the
 * run is put aside. Any other failing status is logged, counts as a failure, and goes to the program.
 * Redirects are not followed.
 */
export function createRealHost(others: Host, options: RealHostOptions = {}): Host {
  return {
    answer: (call, signal) => {
      if (call.name !== "fetch") return others.answer(call, signal);
      const request = toFetchRequest(call.args);
      if (!request) return Promise.resolve(withoutUrl);
      return answerFetch(fillIn(request, options.placeholders ?? new Map()), options, signal);
    },
  };
}

const withoutUrl: HostAnswer = {
  type: "failed",
  message: "fetch needs a URL as its first argument.",
  notes: [],
};

function fillIn(
  { url, method, headers, body }: FetchRequest,
  placeholders: ReadonlyMap<string, string>,
): FetchRequest {
  const fill = (text: string): string =>
    [...placeholders].reduce((filled, [name, token]) => filled.replaceAll(name, () => token), text);
  const filled = Object.entries(headers).map(([name, value]) => [name, fill(value)]);
  return { url: fill(url), method, headers: Object.fromEntries(filled), body: body && fill(body) };
}

type Outcome = { readonly response: Response; readonly text: string } | { readonly error: Error };

async function answerFetch(
  request: FetchRequest,
  options: RealHostOptions,
  signal: AbortSignal,
): Promise<HostAnswer> {
  const outcome = await send(request, options, signal);
  if ("error" in outcome) return postpone(describeFailure(outcome), options);
  const { response, text } = outcome;
  const value = { status: response.status, body: parseBody(text) };
  if (response.status < 400) return { type: "answered", value, notes: [] };
  const failure = describeFailure(outcome);
  if (worthAnotherAttempt.has(response.status)) {
    return postpone(failure, options, response.headers.get("retry-after"));
  }
  return { type: "answered", value, notes: [{ level: "error", message: failure }], failure };
}

const worthAnotherAttempt: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

async function send(
  { url, method, headers, body }: FetchRequest,
  { timeout = 10_000, maximumBody = 10 * 1024 * 1024 }: RealHostOptions,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      ...(body !== undefined && { body }),
    });
    return { response, text: await readBody(response, maximumBody) };
  } catch (thrown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }
}

async function readBody(response: Response, maximum: number): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = "";
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maximum) throw new Error(`The response is longer than ${maximum} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** A body that is no JSON stays a text. */
function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function describeFailure(outcome: Outcome): string {
  const prefix = "HTTP fetch failed on attempt 1 with status code";
  if ("response" in outcome) return `${prefix} ${outcome.response.status}.`;
  return `${prefix} (none). Error: ${detailOf(outcome.error)}.`;
}

/** Node says only "fetch failed"; why is in the cause. */
function detailOf(error: Error): string {
  const cause = error.cause instanceof Error ? error.cause : error;
  const reasons = cause instanceof AggregateError ? cause.errors.map(String).join("; ") : "";
  return cause.message || reasons || error.message;
}

/** PostHog waits its own back-off, or longer where the server says how long, five minutes at most. */
function postpone(
  failure: string,
  { backoff = { base: 1000, maximum: 30_000 } }: RealHostOptions,
  retryAfter: string | null = null,
): HostAnswer {
  const own = Math.min(backoff.base + Math.floor(Math.random() * backoff.base), backoff.maximum);
  const wait = Math.max(own, toMilliseconds(retryAfter));
  const note: HostNote = { level: "error", message: `${failure} Retrying in ${wait}ms.` };
  return { type: "postponed", notes: [note] };
}

/** `Retry-After` holds seconds or an HTTP date. */
function toMilliseconds(retryAfter: string | null): number {
  if (retryAfter === null) return 0;
  const seconds = Number(retryAfter);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.now();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), 5 * 60 * 1000) : 0;
}
