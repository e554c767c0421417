/**
 * What the sandbox process (`dist/sandbox.cjs`) tells whoever started it.
 *
 *     sandbox --data DIR [--port N] [--empty]
 *
 * Started with `child_process.fork` it sends these messages and ends when the channel closes. Started
 * by hand it prints the address and key of `ready` once, and ends with the terminal.
 */
export type FromSandbox =
  /** What it is doing while its first start takes time. */
  | { readonly type: "progress"; readonly message: string }
  | { readonly type: "ready"; readonly access: SandboxAccess }
  /** It could not start. `message` is ready to show. */
  | { readonly type: "failed"; readonly message: string };

export interface SandboxAccess {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly host: string;
  /** Made anew at each start, kept nowhere; may do everything. */
  readonly key: string;
  readonly projectId: number;
  readonly projectName: string;
}

/** `PUT /sandbox/faults`, body: a list of these; replaces the earlier ones. For tests. */
export interface Fault {
  /** Absent: any method. */
  readonly method?: string;
  /** A part of the path; absent: any path. */
  readonly path?: string;
  /** How many requests it meets; absent: all. */
  readonly times?: number;
  readonly kind:
    | { readonly type: "delay"; readonly milliseconds: number }
    /** 429 with this `Retry-After`, in seconds. */
    | { readonly type: "throttle"; readonly seconds: number }
    | { readonly type: "error"; readonly status: number }
    /** An HTML page with status 200, as a proxy or a login page would answer. */
    | { readonly type: "html" }
    /** The connection is closed before, or after, the request has taken effect. */
    | { readonly type: "drop"; readonly when: "before" | "after" };
}

/** `GET /sandbox/requests`: the last thousand requests to the API, oldest first, without headers. */
export interface ReceivedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** The parsed body, or its text where it is no JSON; absent where there was none. */
  readonly body?: unknown;
  readonly status: number;
}

/** `POST /sandbox/keys` makes a further key; the answer is `{ "key": … }`. */
export interface KeyRequest {
  readonly label: string;
  readonly scopes: readonly string[];
  /** Absent: every project. */
  readonly scoped_teams?: readonly number[];
}

/**
 * `POST /sandbox/events` plays an event through the functions as they are now, and keeps what comes of
 * it: the event, log lines, counts. The answer has status 201 and is `PlayedEvents`.
 */
export interface EventRequest {
  readonly event: string;
  /** Absent: a new one, as for `distinct_id`. */
  readonly uuid?: string;
  readonly distinct_id?: string;
  /** ISO 8601; absent: now. */
  readonly timestamp?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Absent: who the last event with this `distinct_id` was of, or somebody new. */
  readonly person?: {
    readonly id?: string;
    readonly properties?: Readonly<Record<string, unknown>>;
  };
  /** By the type of the group; `id` is the key of the group. */
  readonly groups?: Readonly<
    Record<string, { readonly id: string; readonly properties?: Readonly<Record<string, unknown>> }>
  >;
  /** Absent: empty. */
  readonly elements_chain?: string;
}

export interface PlayedEvents {
  /**
   * The event as it came out of the transformations, then what functions captured because of it. Without
   * those that were dropped, and without PostHog's own, which are not kept.
   */
  readonly events: readonly PlayedEvent[];
}

/** Every field has a value, and `timestamp` is in UTC with milliseconds. */
export interface PlayedEvent extends Required<Omit<EventRequest, "person" | "groups">> {
  readonly person: { readonly id: string; readonly properties: Readonly<Record<string, unknown>> };
  readonly groups: Readonly<
    Record<string, { readonly id: string; readonly properties: Readonly<Record<string, unknown>> }>
  >;
}
