import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { endGroup } from "../processes.mjs";
import { ensureHost } from "./install.mjs";

/**
 * Settings for a quiet workbench that is the same every time. Only in a browser VS Code would save by
 * itself.
 */
const quietSettings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/**
 * @typedef {object} ServerOptions
 * @property {string} [dataFolder] settings, state, logs and extensions; absent: a temporary folder
 * @property {readonly string[]} [extensions] to install: folders, which are linked, or `.vsix` files
 * @property {boolean} [forTests] obeys `extensionDevelopmentPath` and `extensionTestsPath` in the
 *   address. It also keeps notifications from showing, and the server ends if nobody uses it.
 * @property {Readonly<Record<string, string>>} [environment] of the extension host, on top of ours
 * @property {number} [port] absent: any free one
 * @property {string} [logFile] what the server prints
 *
 * @typedef {object} Server
 * @property {string} version of VS Code
 * @property {string} origin
 * @property {string} token opens the workbench; whoever has it may run anything here
 * @property {boolean} forTests
 * @property {string} extensionsFolder
 * @property {string} logsFolder of the extension hosts, among others
 * @property {Promise<void>} ended
 * @property {() => string} output the last of what it printed
 * @property {() => Promise<void>} stop ends it and everything that it started
 */

/**
 * Serves VS Code on the loopback interface.
 *
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 * @throws Error with what the server printed, if it does not start.
 */
export async function startServer(options = {}) {
  const host = await ensureHost();
  const temporary = options.dataFolder
    ? undefined
    : await mkdtemp(join(tmpdir(), "hog-vscode-server-"));
  const dataFolder = resolve(options.dataFolder ?? temporary ?? "");
  const extensionsFolder = join(dataFolder, "extensions");
  await writeSettings(join(dataFolder, "data", "User"));
  const program = join(host.folder, "out", "server-main.js");
  for (const extension of options.extensions ?? []) {
    if (extension.endsWith(".vsix")) installPackage(host.node, program, extension, dataFolder);
    else await linkExtension(extension, extensionsFolder);
  }
  const token = randomBytes(16).toString("hex");
  const child = spawn(host.node, [program, ...serverArguments(options, dataFolder, token)], {
    env: serverEnvironment(options.environment),
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own also has the extension host, terminals and file watchers in it.
    detached: true,
  });
  const output = keepOutput(child, options.logFile);
  const ended = new Promise((resolve) => child.once("exit", resolve)).then(() => {});
  const stop = async () => {
    if (child.pid !== undefined) await endGroup(child.pid);
    await ended;
    if (temporary) await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await listening(child, output);
    return {
      version: host.version,
      origin: `http://127.0.0.1:${port}`,
      token,
      forTests: options.forTests ?? false,
      extensionsFolder,
      logsFolder: join(dataFolder, "data", "logs"),
      ended,
      output,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes the settings of a new user; settings that are there stay as they are. */
async function writeSettings(/** @type {string} */ folder) {
  const file = join(folder, "settings.json");
  if (existsSync(file)) return;
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify(quietSettings, null, 2));
}

/**
 * Installs a `.vsix` file as a user does.
 *
 * @param {string} node
 * @param {string} program
 * @param {string} file
 * @param {string} dataFolder
 */
function installPackage(node, program, file, dataFolder) {
  const folders = ["--extensions-dir", join(dataFolder, "extensions")];
  const args = ["--install-extension", resolve(file), "--force", "--server-data-dir", dataFolder];
  const { status, stdout, stderr } = spawnSync(node, [program, ...args, ...folders], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${file} could not be installed.\n${stdout}\n${stderr}`);
}

/** Installs a working copy: what is built there later is there after a reload. */
async function linkExtension(/** @type {string} */ folder, /** @type {string} */ extensionsFolder) {
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  await mkdir(extensionsFolder, { recursive: true });
  await rm(join(extensionsFolder, name), { recursive: true, force: true });
  await symlink(resolve(folder), join(extensionsFolder, name), "dir");
  // The server makes its list anew from the folder.
  await rm(join(extensionsFolder, "extensions.json"), { force: true });
}

/**
 * @param {ServerOptions} options
 * @param {string} dataFolder
 * @param {string} token
 */
function serverArguments({ port = 0, forTests = false }, dataFolder, token) {
  return [
    "--host=127.0.0.1",
    `--port=${port}`,
    `--connection-token=${token}`,
    `--server-data-dir=${dataFolder}`,
    `--user-data-dir=${join(dataFolder, "data")}`,
    `--extensions-dir=${join(dataFolder, "extensions")}`,
    "--accept-server-license-terms",
    "--telemetry-level=off",
    "--disable-update-check",
    "--disable-workspace-trust",
    "--disable-getting-started-override",
    "--reconnection-grace-time=60",
    // A run that is killed cannot stop its server, which then ends by itself after some minutes.
    ...(forTests ? ["--enable-smoke-test-driver", "--enable-remote-auto-shutdown"] : []),
  ];
}

/** A VS Code around us, its terminal or debugger, must not leak into the one that we start. */
function serverEnvironment(/** @type {Readonly<Record<string, string>> | undefined} */ additional) {
  const foreign = /^(VSCODE_(?!TEST|HOST)|ELECTRON_)/;
  const ours = Object.entries(process.env).filter(([key]) => !foreign.test(key));
  return { ...Object.fromEntries(ours), ...additional };
}

/**
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} child
 * @param {string | undefined} logFile
 */
function keepOutput(child, logFile) {
  const log = logFile === undefined ? undefined : createWriteStream(logFile);
  let output = "";
  const keep = (/** @type {Buffer} */ data) => {
    output = (output + String(data)).slice(-20_000);
    log?.write(data);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  child.once("close", () => log?.end());
  return () => output;
}

/**
 * The port, as soon as the server listens.
 *
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} child
 * @param {() => string} output
 * @returns {Promise<number>}
 */
function listening(child, output) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ what) => {
      clearTimeout(timer);
      reject(new Error(`${what}\n${output()}`));
    };
    const timer = setTimeout(() => fail("VS Code's server did not start in 60 seconds."), 60_000);
    const look = () => {
      // The server would wait for ever.
      if (output().includes("EADDRINUSE")) fail("The port is taken.");
      const [, port] = /Extension host agent listening on (\d+)/.exec(output()) ?? [];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout.on("data", look);
    child.stderr.on("data", look);
    child.once("error", (error) => fail(error.message));
    child.once("close", () => fail("VS Code's server ended while it started."));
  });
}
