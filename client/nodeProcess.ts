import { type ChildProcess, fork } from "node:child_process";

/**
 * Starts one of the programs in `dist/` with the Node that runs the extension, with an IPC channel and
 * without a window. It says what it has to say over the channel; whoever wants what it writes on standard
 * error listens, otherwise that is passed over, since a program waits when nobody reads.
 */
export function startProgram(file: string, args: readonly string[] = []): ChildProcess {
  const child = fork(file, [...args], {
    // In the desktop editor the executable is Electron, which is told to be Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    execArgv: [],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  child.stderr?.resume();
  return child;
}
