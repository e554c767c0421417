import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./project.mjs";

/** The project's tools come first, also where no `npm run` has put them there. */
const path = [join(root, "node_modules", ".bin"), process.env["PATH"] ?? ""].join(delimiter);

/** The file of a program on the path; `undefined` where there is none. */
export function findProgram(/** @type {string} */ name) {
  const names = process.platform === "win32" ? [`${name}.cmd`, `${name}.exe`] : [name];
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find(existsSync);
}

/**
 * Runs a program in the project's folder, with our output, to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [environment] on top of ours
 * @returns {boolean} whether it ended with 0
 */
export function run(command, args, environment) {
  const { status, error } = spawnSync(command, [...args], {
    cwd: root,
    env: { ...process.env, PATH: path, ...environment },
    stdio: "inherit",
    // Windows starts `.cmd` files in a shell only.
    shell: process.platform === "win32",
  });
  if (error) console.error(`${command} could not be started: ${error.message}`);
  return status === 0;
}

/** Hands something to the desktop; it outlives us, and nobody waits for it. */
export function startDetached(
  /** @type {string} */ command,
  /** @type {readonly string[]} */ args,
) {
  const child = spawn(command, [...args], { detached: true, stdio: "ignore" });
  child.on("error", (error) => console.error(`${command} could not be started: ${error.message}`));
  child.unref();
}

/**
 * Ends a process that was started with `detached`, and everything in its process group.
 * It has two seconds to end by itself.
 */
export async function endGroup(/** @type {number} */ pid) {
  signalGroup(pid, "SIGTERM");
  for (let attempt = 0; attempt < 40 && signalGroup(pid, 0); attempt++) await pause(50);
  signalGroup(pid, "SIGKILL");
}

/** Whether there was somebody to get it. */
function signalGroup(/** @type {number} */ pid, /** @type {NodeJS.Signals | 0} */ signal) {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

export function pause(/** @type {number} */ milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
