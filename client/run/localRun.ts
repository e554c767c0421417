import type { FromRunnerProcess, ToRunnerProcess } from "../../protocol/runnerProcess.ts";
import type { RunLog, RunRequest, RunResult } from "../../protocol/run.ts";
import { startProgram } from "../nodeProcess.ts";

/** Who wants to know what of a local run. */
export interface LocalRunOptions {
  /** `dist/runner.cjs`. */
  readonly program: string;
  readonly signal: AbortSignal;
  readonly onLog: (log: RunLog) => void;
}

/**
 * Runs a function on this machine, in a process of its own, so that a program that takes all the memory
 * takes nothing else down.
 *
 * @throws Error with a message to show when the process ends without a result.
 */
export function runLocally(request: RunRequest, options: LocalRunOptions): Promise<RunResult> {
  const { program, signal, onLog } = options;
  const child = startProgram(program);
  const send = (message: ToRunnerProcess): void => void (child.connected && child.send(message));
  const cancel = (): void => send({ type: "cancel" });
  signal.addEventListener("abort", cancel, { once: true });
  return new Promise<RunResult>((resolve, reject) => {
    child.on("message", (message: FromRunnerProcess) => {
      switch (message.type) {
        case "ready":
          return send({ type: "run", request });
        case "log":
          return onLog(message.log);
        case "recorded":
          return;
        case "finished":
          return resolve(message.result);
        case "failed":
          return reject(new Error(message.message));
      }
    });
    child.on("error", (error) =>
      reject(new Error(`The run could not be started: ${error.message}`)),
    );
    child.on("exit", () =>
      reject(new Error("The run was ended: the program probably took too much memory at once.")),
    );
  }).finally(() => {
    signal.removeEventListener("abort", cancel);
    child.kill();
  });
}
