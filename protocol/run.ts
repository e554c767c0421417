/**
 * Running one function: what the runner is asked, what it answers, and the messages between whoever
 * asks and the worker thread that runs it.
 *
 * The worker computes; the world stays with the asker. Where a program calls an asynchronous function,
 * the worker sends `call` and waits for its `answer`. Log lines and requests are sent as they come, so
 * that they are known even when the worker has to be ended.
 */
export type ToRunner =
  | { readonly type: "run"; readonly request: RunRequest }
  | { readonly type: "answer"; readonly call: number; readonly answer: HostAnswer };

export type FromRunner =
  /** The worker is loaded; nothing runs yet. */
  | { readonly type: "ready" }
  | { readonly type: "log"; readonly log: RunLog }
  | { readonly type: "recorded"; readonly request: RecordedRequest }
  /** The program waits for `answer` with the same number. */
  | { readonly type: "call"; readonly call: number; readonly hostCall: HostCall }
  | { readonly type: "finished"; readonly result: RunResult }
  /** A mistake of ours, not of the program. */
  | { readonly type: "failed"; readonly message: string };

export interface RunRequest {
  readonly function: RunFunction;
  /**
   * What the function is triggered by: `event`, `person`, `groups`, `project`, `request`, `record`, …
   * as PostHog's test endpoint takes them. `inputs` in it is overwritten.
   */
  readonly globals: Readonly<Record<string, unknown>>;
  /** What filters refer to: `test_account_filters`, `actions`, `cohorts`, `property_types`, `timezone` … */
  readonly project?: Readonly<Record<string, unknown>>;
  /** Configuration of the integrations that inputs name, by id. An absent one is null for the program. */
  readonly integrations?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What answers asynchronous functions; mocks when absent. */
  readonly host?: HostChoice;
  readonly world?: World;
  /** What is absent is as in production. */
  readonly limits?: Partial<RunLimits>;
}

export type RunFunctionType =
  | "destination"
  | "internal_destination"
  | "transformation"
  | "source_webhook"
  | "warehouse_source_webhook"
  | "transformation_log";

/** A function's configuration, as PostHog's API has it. */
export interface RunFunction {
  readonly type: RunFunctionType;
  readonly id?: string;
  readonly name?: string | null;
  readonly program: RunProgram;
  readonly inputsSchema?: readonly RunInputSchema[];
  readonly inputs?: Readonly<Record<string, RunInput | null>>;
  /** Values of secret inputs, which PostHog keeps elsewhere; they go before `inputs`. */
  readonly secrets?: Readonly<Record<string, RunInput | null>>;
  /** Without filters, or with an empty object, everything matches. */
  readonly filters?: RunFilters | null;
  /** Each matching one is a run of its own. */
  readonly mappings?: readonly RunMapping[] | null;
}

/** Source text is compiled here. */
export type RunProgram = { readonly source: string } | { readonly bytecode: readonly unknown[] };

export interface RunMapping {
  readonly name?: string | null;
  readonly inputsSchema?: readonly RunInputSchema[];
  readonly inputs?: Readonly<Record<string, RunInput | null>>;
  readonly filters?: RunFilters | null;
}

export interface RunInputSchema {
  readonly key: string;
  readonly type: string;
  readonly secret?: boolean;
  /** False: the value is literal. Otherwise the engine, whatever the input says; true is `hog`. */
  readonly templating?: boolean | "hog" | "liquid";
}

export interface RunInput {
  readonly value?: unknown;
  readonly templating?: "hog" | "liquid";
  /** The value with a program at each text; compiled here when absent. */
  readonly bytecode?: unknown;
  /** Inputs are evaluated in ascending order; an absent one goes first. */
  readonly order?: number;
}

/** The JSON of a function's filters; compiled here unless it brings its `bytecode`. */
export type RunFilters = Readonly<Record<string, unknown>>;

/** What the program would otherwise find by chance; absent parts are left to chance. */
export interface World {
  /** The time that the program sees, ISO 8601. */
  readonly now?: string;
  /** What `generateUUIDv4` gives, in turn; then chance again. */
  readonly uuids?: readonly string[];
  /** What `randomFloat` gives, in turn; then chance again. */
  readonly randoms?: readonly number[];
  /** What `geoipLookup` finds, by address; other addresses give null. */
  readonly geoip?: Readonly<Record<string, unknown>>;
  /** Lower-case parts of user agents that `isKnownBotUserAgent` knows. */
  readonly botUserAgents?: readonly string[];
  /** Addresses and ranges (`192.0.2.0/24`) that `isKnownBotIp` knows. */
  readonly botIps?: readonly string[];
}

export interface RunLimits {
  /** Milliseconds of computing per program, over all its pauses. */
  readonly timeout: number;
  /** Bytes on the program's stack, as the VM counts them. */
  readonly memory: number;
  readonly asyncSteps: number;
  /** Lines that `print` may write per program. */
  readonly logLines: number;
}

export type HostChoice =
  | { readonly mode: "mocked" }
  | {
      readonly mode: "scripted";
      readonly rules: readonly MockRule[];
      readonly otherwise: "error" | "mock";
    }
  /** `fetch` sends real requests; the other functions are mocked. */
  | { readonly mode: "real" };

/** An answer for the calls that it fits. Of several that fit, the first one answers. */
export interface MockRule {
  /** Absent: `fetch`. */
  readonly function?: string;
  /** Where `*` stands for any text; absent: any URL. */
  readonly url?: string;
  /** Absent: any method. */
  readonly method?: string;
  /** How often the rule answers; absent: always. */
  readonly times?: number;
  /** The status of a `fetch`; absent: 200. */
  readonly status?: number;
  /** The body of a `fetch`; absent: `{}`. */
  readonly body?: unknown;
  /** The answer of any other function. */
  readonly answer?: unknown;
  /** The call fails with this text: for `fetch` as if the network failed, else as the program's error. */
  readonly error?: string;
}

/** A call of an asynchronous function. */
export interface HostCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

export type HostAnswer =
  | {
      readonly type: "answered";
      readonly value: unknown;
      readonly notes: readonly HostNote[];
      /** PostHog counts the run as failed with this message, although the program goes on. */
      readonly failure?: string;
    }
  /** The program ends with this error. */
  | { readonly type: "failed"; readonly message: string; readonly notes: readonly HostNote[] }
  /** PostHog puts the run aside and tries again later. */
  | { readonly type: "postponed"; readonly notes: readonly HostNote[] };

/** A log line that the host writes about a call. */
export interface HostNote {
  readonly level: LogLevel;
  readonly message: string;
}

export type LogLevel = "debug" | "info" | "warn" | "error";

export interface RunLog {
  readonly level: LogLevel;
  /** ISO 8601, UTC, milliseconds. */
  readonly timestamp: string;
  readonly message: string;
  /** Who wrote it: the program with `print`, the host about a call, or the worker about the run. */
  readonly from: "program" | "host" | "worker";
  /** The call or statement that it is about, where the source is known. */
  readonly at?: RunSpan;
}

/** A range of the source, in UTF-16 offsets. */
export interface RunSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * - `success`: ran to its end
 * - `error`: see `errors`
 * - `skipped`: the filters did not match; or filters or inputs failed, which is then in `errors`
 * - `dropped`: a transformation returned nothing for its event or record
 * - `retry`: a request failed in a way after which PostHog tries again later
 * - `cancelled`: by the asker
 */
export type RunStatus = "success" | "error" | "skipped" | "dropped" | "retry" | "cancelled";

export interface RunResult {
  readonly status: RunStatus;
  /**
   * transformation: the event after it, null when dropped; transformation_log: the record likewise;
   * webhooks: the HTTP answer; others: null, as PostHog answers.
   */
  readonly result: unknown;
  /** What the program returned; the last one where mappings make several. */
  readonly returned: unknown;
  readonly errors: readonly RunError[];
  /** In the order in which they were written. */
  readonly logs: readonly RunLog[];
  readonly requests: readonly RecordedRequest[];
  readonly captured: readonly CapturedEvent[];
  /** Milliseconds in all, waiting included. */
  readonly duration: number;
  /** Milliseconds of computing. */
  readonly syncDuration: number;
  readonly operations: number;
  /** The most bytes on a program's stack at one time, as the VM counts. */
  readonly memory: number;
}

export interface RunError {
  /** What was being done. `limit`: the worker was ended. */
  readonly stage: "compile" | "filters" | "inputs" | "program" | "result" | "request" | "limit";
  readonly message: string;
  /** In the program's source. */
  readonly at?: RunSpan;
  /** The key of the input that failed. */
  readonly input?: string;
}

/** A call of an asynchronous function, with secrets made unreadable. */
export interface RecordedRequest {
  readonly name: string;
  readonly args: readonly unknown[];
  /** What the program was given; absent if nothing was. */
  readonly answer?: unknown;
  /** Milliseconds. */
  readonly duration: number;
  readonly at?: RunSpan;
}

/** An event that the program captured with `postHogCapture`. */
export interface CapturedEvent {
  readonly event: string;
  /** A text, unless the program gave something else. */
  readonly distinct_id: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly timestamp: string;
}
