import type { ApiKey } from "./keys.ts";

/** A request that may do what it asks for. */
export interface ApiRequest {
  readonly method: string;
  /** As the caller wrote it, with the sandbox's own host. */
  readonly url: URL;
  /** Parts of the path by their name in the route. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly headers: Headers;
  /** The body; empty where there is none. */
  readonly bytes: Uint8Array;
  /** Absent on routes that are open to everybody. */
  readonly key?: ApiKey;
}

/** Without a body nothing at all; a text with a `Content-Type` as it is; anything else as JSON. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** 200 with a body. */
export function ok(body: unknown): ApiAnswer {
  return { status: 200, body };
}

/** The text of the body, in which replacement characters stand for what is no UTF-8. */
export function bodyText({ bytes }: ApiRequest): string {
  return new TextDecoder().decode(bytes);
}

/** A part of the path. */
export function parameter({ parameters }: ApiRequest, name: string): string {
  const value = parameters.get(name);
  if (value === undefined) throw new Error(`The route has no part "${name}".`);
  return value;
}
