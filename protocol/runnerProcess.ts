import type { RecordedRequest, RunLog, RunRequest, RunResult } from "./run.ts";

/**
 * Messages between the client and the process that runs one function (`dist/runner.cjs`), over the IPC
 * channel of `child_process.fork`. The process says `ready`, is sent one `run`, and ends after it has
 * said `finished` or `failed`; it also ends when the channel closes. `cancel` is answered with
 * `finished`, status `cancelled`.
 */
export type ToRunnerProcess =
  | { readonly type: "run"; readonly request: RunRequest }
  | { readonly type: "cancel" };

export type FromRunnerProcess =
  | { readonly type: "ready" }
  | { readonly type: "log"; readonly log: RunLog }
  | { readonly type: "recorded"; readonly request: RecordedRequest }
  | { readonly type: "finished"; readonly result: RunResult }
  /** A mistake of ours, not of the program. */
  | { readonly type: "failed"; readonly message: string };
