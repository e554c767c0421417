import type {
  CapturedEvent,
  RecordedRequest,
  RunError,
  RunFunction,
  RunLimits,
  RunRequest,
  RunResult,
} from "../../protocol/run.ts";
import type { Usage } from "./execute.ts";
import type { Host } from "./host.ts";
import { limitsOf } from "./limits.ts";
import type { JsonRecord } from "./record.ts";
import { type LogListener, RunLogs } from "./runLog.ts";
import { type Redact, createRedact, secretsOf } from "./secrets.ts";
import { createClock } from "./world.ts";

/** Who wants to know what of a run. */
export interface RunOptions {
  /** Aborted when nobody waits for the result any more. */
  readonly signal?: AbortSignal;
  readonly onLog?: LogListener;
  readonly onRequest?: (request: RecordedRequest) => void;
}

/** One run of a function: what it was asked, and all that has become known of it. */
export class FunctionRun {
  readonly request: RunRequest;
  readonly host: Host;
  readonly signal: AbortSignal;
  readonly limits: RunLimits;
  readonly now: () => Date;
  readonly logs: RunLogs;
  readonly captured: CapturedEvent[] = [];
  readonly errors: RunError[] = [];
  /** What the last program returned. */
  returned: unknown = null;
  readonly #requests: RecordedRequest[] = [];
  readonly #onRequest: (request: RecordedRequest) => void;
  #secrets: readonly string[];
  #redact: Redact;
  #usage: Usage = { syncDuration: 0, operations: 0, memory: 0 };
  readonly #start = performance.now();

  constructor(request: RunRequest, host: Host, options: RunOptions) {
    this.request = request;
    this.host = host;
    this.signal = options.signal ?? new AbortController().signal;
    this.limits = limitsOf(request.function.type, request.limits);
    this.now = createClock(request.world ?? {});
    this.#onRequest = options.onRequest ?? (() => {});
    this.#secrets = secretsOf(request.function, {});
    this.#redact = createRedact(this.#secrets);
    this.logs = new RunLogs(options.onLog ?? (() => {}), this.now, (text) => this.#redact(text));
  }

  get function(): RunFunction {
    return this.request.function;
  }

  readonly redact: Redact = (text) => this.#redact(text);

  /** What secret inputs evaluate to is secret too. */
  hide(inputs: JsonRecord): void {
    this.#secrets = [...this.#secrets, ...secretsOf(this.function, inputs)];
    this.#redact = createRedact(this.#secrets);
  }

  /** Counts what a program has used. */
  use({ syncDuration, operations, memory }: Usage): void {
    this.#usage = {
      syncDuration: this.#usage.syncDuration + syncDuration,
      operations: this.#usage.operations + operations,
      memory: Math.max(this.#usage.memory, memory),
    };
  }

  get requests(): readonly RecordedRequest[] {
    return this.#requests;
  }

  record(request: RecordedRequest): void {
    this.#requests.push(request);
    this.#onRequest(request);
  }

  fail(error: RunError): void {
    this.errors.push({ ...error, message: this.#redact(error.message) });
  }

  finish(status: RunResult["status"], result: unknown): RunResult {
    return {
      status,
      result: toJson(result),
      returned: toJson(this.returned),
      errors: this.errors,
      logs: this.logs.lines,
      requests: this.requests,
      captured: this.captured,
      duration: performance.now() - this.#start,
      ...this.#usage,
    };
  }
}

/** The value as JSON has it; null for one that contains itself. */
function toJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value ?? null));
  } catch {
    return null;
  }
}
