import type { FromRunnerProcess, ToRunnerProcess } from "../../protocol/runnerProcess.ts";
import type { RunRequest } from "../../protocol/run.ts";
import { chooseHost } from "./chooseHost.ts";
import { runInWorker } from "./runInWorker.ts";

// The process that runs one function and ends; who forked it may end it at any time.
if (!process.send) throw new Error("This program is started by the extension only.");
serve();

function serve(): void {
  const cancellation = new AbortController();
  process.on("disconnect", () => process.exit());
  process.on("message", (message: ToRunnerProcess) => {
    switch (message.type) {
      case "run":
        return void answerRun(message.request, cancellation.signal);
      case "cancel":
        return cancellation.abort();
    }
  });
  send({ type: "ready" });
}

async function answerRun(request: RunRequest, signal: AbortSignal): Promise<void> {
  try {
    const result = await runInWorker(request, chooseHost(request), {
      worker: new URL("run.cjs", import.meta.url),
      signal,
      onLog: (log) => send({ type: "log", log }),
      onRequest: (recorded) => send({ type: "recorded", request: recorded }),
    });
    end({ type: "finished", result });
  } catch (error) {
    end({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

function send(message: FromRunnerProcess): void {
  process.send?.(message);
}

/** Says the last word. Connections that a real request left open do not keep the process alive. */
function end(message: FromRunnerProcess): void {
  process.send?.(message, () => process.exit());
}
