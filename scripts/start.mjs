import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { hasDisplay } from "./display.mjs";
import { ensurePackages } from "./npm.mjs";
import { findProgram, pause, run, startDetached } from "./processes.mjs";
import { hostFolder, root } from "./project.mjs";
import { startServer } from "./vscode-host/server.mjs";
import { workbenchAddress } from "./vscode-host/workbenchAddress.mjs";

/**
 * Opens VS Code with the extension and the sandbox project, until Ctrl+C.
 *
 *     npm start [-- [--no-open] [--port N] [--data DIR]]
 *
 * It is the desktop VS Code where `code` is on the path and there is a display, else one that is served to
 * the default browser. `--no-open` serves it and opens nothing. Settings and the sandbox project are kept
 * in `.vscode-test/start`, or in the folder that `--data` names.
 */
function readCommandLine() {
  const { values } = parseArgs({
    options: {
      "no-open": { type: "boolean", default: false },
      port: { type: "string", default: "0" },
      data: { type: "string", default: join(hostFolder, "start") },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error("--port takes a number between 0 and 65535.");
  }
  const dataFolder = resolve(values.data);
  const folder = join(dataFolder, "workspace");
  return { opens: !values["no-open"], port, dataFolder, folder, file: join(folder, "welcome.hog") };
}

/** @typedef {ReturnType<typeof readCommandLine>} StartOptions */

/** The extension opens the sandbox project by itself. */
const environment = { HOG_CONNECT: "sandbox" };

const stopped = new Promise((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, resolve);
  // If npm alone is told to end, it ends the shell between us, and nobody tells us.
  const parent = process.ppid;
  const isByNpm = process.env["npm_lifecycle_event"] !== undefined;
  if (isByNpm) setInterval(() => process.ppid !== parent && resolve("SIGTERM"), 500).unref();
});

/** The desktop VS Code; in a terminal of a remote window, `code` is another program of that name. */
function findDesktop() {
  return process.env["VSCODE_IPC_HOOK_CLI"] ? undefined : findProgram("code");
}

/**
 * Ends with the last window, or closes all.
 *
 * @param {string} code
 * @param {StartOptions} options
 */
async function openDesktop(code, { dataFolder, folder, file }) {
  console.log("Starting the desktop VS Code");
  const userData = join(dataFolder, "desktop");
  const args = [
    "--new-window",
    "--skip-welcome",
    "--skip-release-notes",
    "--disable-workspace-trust",
    "--disable-telemetry",
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${userData}`,
    // It refuses to run as root with one.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    folder,
    file,
  ];
  const child = spawn(code, args, {
    env: { ...process.env, ...environment },
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  const failed = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status) => {
      if (status !== 0) reject(new Error(`${code} ended with ${status}.`));
    });
  });
  // The program `code` is only a messenger; VS Code itself writes down its process.
  const lock = join(userData, "code.lock");
  await Promise.race([failed, stopped, holds(() => runningIn(lock) !== undefined)]);
  console.log("Ready: VS Code is open. Ctrl+C closes it.");
  await Promise.race([stopped, holds(() => runningIn(lock) === undefined)]);
  await endDesktop(lock);
}

async function holds(/** @type {() => boolean} */ condition) {
  while (!condition()) await pause(200);
}

/** The process that a lock file names, if it runs. */
function runningIn(/** @type {string} */ lock) {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    return pid > 0 && process.kill(pid, 0) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** It has ten seconds to keep what is not saved. */
async function endDesktop(/** @type {string} */ lock) {
  const pid = runningIn(lock);
  if (pid === undefined) return;
  process.kill(pid, "SIGTERM");
  await Promise.race([pause(10_000), holds(() => runningIn(lock) === undefined)]);
  if (runningIn(lock) === pid) process.kill(pid, "SIGKILL");
}

async function serve(/** @type {StartOptions} */ { opens, port, dataFolder, folder, file }) {
  console.log("Starting VS Code's server");
  const server = await startServer({
    dataFolder: join(dataFolder, "served"),
    extensions: [root],
    environment,
    port,
  });
  try {
    const address = workbenchAddress(server, { folder, file });
    await checkAnswer(address);
    console.log(`Ready: ${address}`);
    if (opens && hasDisplay()) openBrowser(address);
    const isOver = await Promise.race([stopped, server.ended.then(() => "ended")]);
    if (isOver === "ended") throw new Error(`VS Code's server ended.\n${server.output()}`);
  } finally {
    await server.stop();
  }
}

/** @throws Error unless the workbench is there. */
async function checkAnswer(/** @type {string} */ address) {
  // As in a browser: the token becomes a cookie, and leaves the address.
  const first = await fetch(address, { redirect: "manual" });
  const cookie = first.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0] ?? "")
    .join("; ");
  const next = new URL(first.headers.get("location") ?? "", address);
  const page = await fetch(next, { headers: { cookie } });
  await page.body?.cancel();
  if (!page.ok) throw new Error(`VS Code's server answers with status ${page.status}.`);
}

function openBrowser(/** @type {string} */ address) {
  const opener = process.platform === "darwin" ? "open" : "xdg-open";
  if (findProgram(opener)) startDetached(opener, [address]);
  else console.log("Open this address in a browser.");
}

async function start() {
  const options = readCommandLine();
  const { opens, folder, file } = options;
  ensurePackages();
  console.log("Building the extension");
  if (!run(process.execPath, ["esbuild.mjs"])) throw new Error("The build failed.");
  await mkdir(folder, { recursive: true });
  // What somebody has edited there stays.
  if (!existsSync(file))
    await cp(join(root, "scripts", "start-workspace"), folder, { recursive: true });
  const code = opens && hasDisplay() ? findDesktop() : undefined;
  await (code === undefined ? serve(options) : openDesktop(code, options));
}

try {
  await start();
  process.exit();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
