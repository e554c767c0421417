import { Worker } from "node:worker_threads";
import type {
  FromRunner,
  HostCall,
  RecordedRequest,
  RunError,
  RunLog,
  RunRequest,
  RunResult,
  RunStatus,
  ToRunner,
} from "../../protocol/run.ts";
import type { RunOptions } from "./functionRun.ts";
import type { Host } from "./host.ts";

export interface WorkerOptions extends RunOptions {
  /** The program that `worker.ts` was built to. */
  readonly worker: URL;
  /** Milliseconds that the thread may compute without a pause before it is ended. */
  readonly hardTimeout?: number;
  /** Megabytes of memory that the thread may use before it is ended. */
  readonly hardMemory?: number;
}

/**
 * Runs a function in a thread of its own, which is ended when it computes too long, uses too much
 * memory, or when nobody waits for it any more; what is known by then is the result. The host answers
 * on this side.
 *
 * The VM's own limits are much narrower. These here are for what the VM does not see: a library
 * function, or a Liquid template, that does not come to an end.
 */
export async function runInWorker(
  request: RunRequest,
  host: Host,
  options: WorkerOptions,
): Promise<RunResult> {
  const supervision = new Supervision(request, host, options);
  try {
    return await supervision.result;
  } finally {
    await supervision.end();
  }
}

/** One thread, and what it has said up to now. */
class Supervision {
  readonly result: Promise<RunResult>;
  readonly #request: RunRequest;
  readonly #host: Host;
  readonly #options: WorkerOptions;
  readonly #worker: Worker;
  readonly #ended = new AbortController();
  readonly #start = performance.now();
  readonly #logs: RunLog[] = [];
  readonly #requests: RecordedRequest[] = [];
  #watch: NodeJS.Timeout | undefined;

  constructor(request: RunRequest, host: Host, options: WorkerOptions) {
    this.#request = request;
    this.#host = host;
    this.#options = options;
    this.#worker = new Worker(options.worker, {
      // Loaders of this process, such as one for TypeScript, are not for a built program.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#hardMemory },
      // What library functions write to the console belongs to nobody.
      stdout: true,
    });
    this.#worker.stdout.resume();
    this.result = new Promise((resolve, reject) => {
      this.#listen(resolve, reject);
      this.#listenForCancellation(resolve);
    });
  }

  async end(): Promise<void> {
    clearTimeout(this.#watch);
    this.#ended.abort();
    await this.#worker.terminate();
  }

  get #hardMemory(): number {
    return this.#options.hardMemory ?? 512;
  }

  #listen(resolve: (result: RunResult) => void, reject: (error: Error) => void): void {
    this.#worker.on("message", (message: FromRunner) => this.#receive(message, resolve, reject));
    this.#worker.on("error", (error: unknown) => {
      if (isOutOfMemory(error)) {
        const message = `The run was ended because it used more than ${this.#hardMemory} MB of memory.`;
        return resolve(this.#partialResult("error", [{ stage: "limit", message }]));
      }
      reject(error instanceof Error ? error : new Error(String(error)));
    });
    this.#worker.on("exit", () => reject(new Error("The runner's thread ended without a result.")));
  }

  #listenForCancellation(resolve: (result: RunResult) => void): void {
    const { signal } = this.#options;
    const cancel = (): void => resolve(this.#partialResult("cancelled", []));
    if (signal?.aborted) return cancel();
    signal?.addEventListener("abort", cancel, { signal: this.#ended.signal });
  }

  #receive(
    message: FromRunner,
    resolve: (result: RunResult) => void,
    reject: (error: Error) => void,
  ): void {
    switch (message.type) {
      case "ready":
        // What is nested too deeply cannot be copied to another thread.
        try {
          return this.#send({ type: "run", request: this.#request }, resolve);
        } catch (error) {
          return reject(error instanceof Error ? error : new Error(String(error)));
        }
      case "log":
        this.#logs.push(message.log);
        return this.#options.onLog?.(message.log);
      case "recorded":
        this.#requests.push(message.request);
        return this.#options.onRequest?.(message.request);
      case "call":
        clearTimeout(this.#watch);
        this.#answer(message.call, message.hostCall, resolve).catch(reject);
        return;
      case "finished":
        return resolve(message.result);
      case "failed":
        return reject(new Error(message.message));
    }
  }

  async #answer(
    call: number,
    hostCall: HostCall,
    resolve: (result: RunResult) => void,
  ): Promise<void> {
    const answer = await this.#host.answer(hostCall, this.#ended.signal);
    if (!this.#ended.signal.aborted) this.#send({ type: "answer", call, answer }, resolve);
  }

  /** From now on the thread computes, and time runs. */
  #send(message: ToRunner, resolve: (result: RunResult) => void): void {
    const timeout = this.#options.hardTimeout ?? 10_000;
    this.#watch = setTimeout(() => {
      const text = `The run was ended because it computed for more than ${timeout} ms.`;
      resolve(this.#partialResult("error", [{ stage: "limit", message: text }]));
    }, timeout);
    this.#worker.postMessage(message);
  }

  #partialResult(status: RunStatus, errors: readonly RunError[]): RunResult {
    return {
      status,
      result: null,
      returned: null,
      errors,
      logs: this.#logs,
      requests: this.#requests,
      captured: [],
      duration: performance.now() - this.#start,
      syncDuration: 0,
      operations: 0,
      memory: 0,
    };
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}
