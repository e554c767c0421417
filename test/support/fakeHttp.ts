import { once } from "node:events";
import { type IncomingHttpHeaders, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a scripted server does with a request. */
export type Reply =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly body: string | Uint8Array;
      readonly headers: Readonly<Record<string, string>>;
    }
  /** Closes the connection without an answer. */
  | { readonly kind: "drop" }
  /** Begins an answer and closes the connection in the middle of it. */
  | { readonly kind: "cut" }
  /** Begins an answer and never ends it. */
  | { readonly kind: "stall" }
  /** Never answers. */
  | { readonly kind: "hang" };

/** A request as it came in. */
export interface FakeRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** Parsed; `undefined` where there was none. */
  readonly body: unknown;
  /** In milliseconds, from any start. */
  readonly time: number;
}

/** A server of a test, on this machine. */
export interface FakeHttp {
  /** Its origin. */
  readonly host: string;
  /** Those that came, oldest first. */
  readonly requests: readonly FakeRequest[];
}

/** Runs a real server while `use` runs. `answer` says what it does with each request. */
export async function withFakeHttp<Result>(
  answer: (request: FakeRequest) => Reply,
  use: (server: FakeHttp) => Promise<Result>,
): Promise<Result> {
  const requests: FakeRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(incoming.url ?? "/", "http://localhost");
    const request: FakeRequest = {
      method: incoming.method ?? "",
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: incoming.headers,
      body: text === "" ? undefined : JSON.parse(text),
      time: performance.now(),
    };
    requests.push(request);
    perform(answer(request), response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await use({ host: `http://127.0.0.1:${portOf(server.address())}`, requests });
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
}

/** What came, where one request must have come. */
export function onlyRequest({ requests }: FakeHttp): FakeRequest {
  const [request] = requests;
  if (!request || requests.length > 1)
    throw new Error(`${requests.length} requests came, not one.`);
  return request;
}

/** An address on this machine where nothing listens. */
export async function unusedHost(): Promise<string> {
  return withFakeHttp(drop, ({ host }) => Promise.resolve(host));
}

export function json(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return raw(JSON.stringify(body), status, { "Content-Type": "application/json", ...headers });
}

export function html(status = 200): Reply {
  const page = "<!DOCTYPE html><html><body><h1>Log in</h1></body></html>";
  return raw(page, status, { "Content-Type": "text/html" });
}

export function raw(
  body: string | Uint8Array,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return { kind: "answer", status, body, headers };
}

export const drop = (): Reply => ({ kind: "drop" });
export const cut = (): Reply => ({ kind: "cut" });
export const stall = (): Reply => ({ kind: "stall" });
export const hang = (): Reply => ({ kind: "hang" });

/** One reply after the other; the last one again for whatever comes after it. */
export function inTurn(first: Reply, ...others: readonly Reply[]): () => Reply {
  const replies = [first, ...others];
  let last = first;
  return () => (last = replies.shift() ?? last);
}

function perform(reply: Reply, response: ServerResponse): void {
  switch (reply.kind) {
    case "answer":
      response.writeHead(reply.status, reply.headers).end(reply.body);
      return;
    case "drop":
      response.socket?.destroy();
      return;
    case "cut":
      beginAnswer(response, () => response.socket?.destroy());
      return;
    case "stall":
      beginAnswer(response, () => {});
      return;
    case "hang":
      return;
  }
}

function beginAnswer(response: ServerResponse, then: () => void): void {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
  response.write('{"id":', then);
}

function portOf(address: string | AddressInfo | null): number {
  if (typeof address === "object" && address) return address.port;
  throw new Error("The server has no port.");
}
