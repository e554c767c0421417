import { type ChildProcess, fork } from "node:child_process";

/**
 * Starts one of the programs in `dist/` with the Node that runs the extension, with an IPC channel and
 * without a window. What it writes is kept by the caller; what we know of secrets is not in its
 * environment.
 */
export function startProgram(file: string, args: readonly string[] = []): ChildProcess {
  return fork(file, [...args], {
    // In the desktop editor the executable is Electron, which is told to be Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}
