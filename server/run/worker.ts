import { type MessagePort, parentPort } from "node:worker_threads";
import type { FromRunner, HostAnswer, RunRequest, ToRunner } from "../../protocol/run.ts";
import type { Host } from "./host.ts";
import { runFunction } from "./runFunction.ts";

// The worker thread that runs one function; who started it ends it.
if (!parentPort) throw new Error("This program runs as a worker thread only.");
serve(parentPort);

function serve(port: MessagePort): void {
  const waiting = new Map<number, (answer: HostAnswer) => void>();
  const send = (message: FromRunner): void => port.postMessage(message);
  port.on("message", (message: ToRunner) => {
    switch (message.type) {
      case "run":
        return void answerRun(message.request, askingHost(waiting, send), send);
      case "answer":
        waiting.get(message.call)?.(message.answer);
        waiting.delete(message.call);
    }
  });
  send({ type: "ready" });
}

async function answerRun(
  request: RunRequest,
  host: Host,
  send: (message: FromRunner) => void,
): Promise<void> {
  try {
    const result = await runFunction(request, host, {
      onLog: (log) => send({ type: "log", log }),
      onRequest: (recorded) => send({ type: "recorded", request: recorded }),
    });
    send({ type: "finished", result });
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    send({ type: "failed", message });
  }
}

/** The world is on the other side: each call is a message, and so is its answer. */
function askingHost(
  waiting: Map<number, (answer: HostAnswer) => void>,
  send: (message: FromRunner) => void,
): Host {
  let calls = 0;
  return {
    answer: (hostCall) => {
      const call = ++calls;
      return new Promise((resolve) => {
        waiting.set(call, resolve);
        send({ type: "call", call, hostCall });
      });
    },
  };
}
