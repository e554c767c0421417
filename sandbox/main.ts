import process from "node:process";
import type { FromSandbox } from "../protocol/sandbox.ts";
import { readCommandLine } from "./commandLine.ts";
import { demoProject } from "./seed/demoProject.ts";
import { eventStream } from "./seed/eventStream.ts";
import { StartProblem } from "./startProblem.ts";
import { startSandbox } from "./startSandbox.ts";

/** The process; see `protocol/sandbox.ts` for how it is started and what it says. */
async function main(): Promise<void> {
  let end = leave;
  // Whoever started it is gone: there is nobody to serve.
  process.once("disconnect", () => end());
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) process.once(signal, () => end());
  const { access, close } = await startSandbox({
    ...readCommandLine(process.argv.slice(2)),
    worker: new URL("run.cjs", import.meta.url),
    demo: { project: demoProject, eventStream },
    onProgress: (message) => say({ type: "progress", message }),
  });
  end = () => void close().finally(leave);
  say({ type: "ready", access });
}

function leave(): void {
  process.exit();
}

/** Tells a parent process, or the person at the terminal. */
function say(message: FromSandbox): void {
  if (process.send) {
    // A parent that is gone hears nothing, and `disconnect` ends the process.
    process.send(message, undefined, undefined, () => {});
    return;
  }
  switch (message.type) {
    case "progress":
      return console.log(message.message);
    case "ready": {
      const { host, key, projectId, projectName } = message.access;
      return console.log(`${projectName} (project ${projectId}) at ${host}\nKey: ${key}`);
    }
    case "failed":
      return console.error(message.message);
  }
}

function fail(error: unknown): void {
  if (!(error instanceof StartProblem)) console.error(error);
  process.exitCode = 1;
  say({ type: "failed", message: explain(error) });
  // The channel to the parent would keep the process alive; what was said goes out first.
  if (process.connected) process.disconnect();
}

function explain(error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  const isOfSystem = error instanceof Error && "syscall" in error;
  return isOfSystem
    ? `The sandbox cannot use its folder: ${error.message}. Free it, or choose another one.`
    : "The sandbox could not start because of a mistake in it. The output says more.";
}

main().catch(fail);
