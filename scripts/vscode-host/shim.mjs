import { createWriteStream } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { format, parseArgs } from "node:util";
import { pause } from "../processes.mjs";
import { resultsFolder } from "../project.mjs";
import { pageAddressVariable, startPageService } from "./pageService.mjs";
import { startServer } from "./server.mjs";
import { openWorkbench } from "./workbench.mjs";

/**
 * Stands in for the program `code` where VS Code cannot be downloaded: runs extension tests in the served
 * VS Code and ends with their exit status. It takes what `@vscode/test-electron` says to `code`:
 *
 *     node shim.mjs FOLDER --extensionDevelopmentPath=DIR --extensionTestsPath=FILE
 *
 * `VSCODE_HOST_VERBOSE=1` also shows what the workbench itself logs.
 *
 * @typedef {object} End
 * @property {number} code the exit status
 * @property {string} [why] what happened, unless the tests said it
 */

const longestRun = 15 * 60_000;

const isVerbose = Boolean(process.env["VSCODE_HOST_VERBOSE"]);

/** What the workbench itself logs; the rest is said by the tests, and by the extension. */
const noise = [
  /^(Resolving|Resolved) connection token/,
  /^Creating a socket \(renderer-/,
  /^\[(reconnection-grace-time|AgentHost|AccountPolicyGate|ChatModelSelection)/,
  /^\[(DefaultAccount|LifecycleService|remote-connection)\]/,
  /^\[Service Worker\] registration/,
  /^Timed out waiting for authentication provider/,
  /^Canceled: Canceled/,
  /^Creation of workbench contribution/,
  /^Extension host \(Remote\) is/,
  /^\[text file model\]/,
  /^(Updating|Ignoring fetching) additional builtin extensions/,
];

/** @returns {Promise<number>} the exit status */
async function runTests() {
  const results = join(resultsFolder, "extension");
  await mkdir(results, { recursive: true });
  /** @type {Later<End>} */
  const end = later();
  /** @type {Later<import("./workbench.mjs").Workbench>} */
  const opened = later();
  const service = await startPageService(async () => (await opened.promise).page);
  const server = await startServer({
    forTests: true,
    environment: { [pageAddressVariable]: service.address },
    logFile: join(results, "server.log"),
  });
  const timer = endEarly(server, end.resolve);
  const log = createWriteStream(join(results, "workbench.log"));
  const opening = openWorkbench(server, readOptions(), {
    before: (page) => listen(page, log, end.resolve),
  });
  opening.then(opened.resolve, (error) => end.resolve({ code: 1, why: String(error) }));
  try {
    const { code, why } = await checked(await end.promise, server);
    if (why) console.error(why);
    if (code !== 0) await keepEvidence(results, server, opened.promise);
    return code;
  } finally {
    clearTimeout(timer);
    service.close();
    await opening.then(({ close }) => close()).catch(() => {});
    await server.stop();
    log.end();
  }
}

function readOptions() {
  const { values, positionals } = parseArgs({
    options: {
      extensionDevelopmentPath: { type: "string" },
      extensionTestsPath: { type: "string" },
    },
    allowPositionals: true,
    // The desktop application has more options, which mean nothing here.
    strict: false,
  });
  return {
    folder: positionals[0] ?? "",
    extensionDevelopmentPath: String(values.extensionDevelopmentPath),
    extensionTestsPath: String(values.extensionTestsPath),
  };
}

/**
 * Ends the run before the tests do: when the server ends, when we are told to, or when time is up.
 *
 * @param {import("./server.mjs").Server} server
 * @param {(end: End) => void} finish
 */
function endEarly(server, finish) {
  void server.ended.then(() => finish({ code: 1, why: "VS Code's server ended." }));
  // They come twice, from the terminal and from test-electron; we have to clean up in any case.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => finish({ code: 130, why: `Stopped by ${signal}.` }));
  }
  const why = `The tests did not end in ${longestRun / 60_000} minutes.`;
  return setTimeout(() => finish({ code: 1, why }), longestRun);
}

/**
 * @param {import("playwright-core").Page} page
 * @param {import("node:fs").WriteStream} log
 * @param {(end: End) => void} finish
 */
async function listen(page, log, finish) {
  page.on("console", (message) => log.write(`[${message.type()}] ${message.text()}\n`));
  page.on("pageerror", (error) => log.write(`[page error] ${error.stack}\n`));
  page.on("crash", () => finish({ code: 1, why: "The workbench crashed." }));
  page.on("close", () => finish({ code: 1, why: "The workbench was closed." }));
  // VS Code calls these two where it runs extension tests in a browser.
  await page.exposeFunction("codeAutomationLog", show);
  await page.exposeFunction("codeAutomationExit", (/** @type {number} */ code) => finish({ code }));
}

function show(/** @type {string} */ type, /** @type {readonly unknown[]} */ words) {
  const text = format(...words);
  if (!isVerbose && noise.some((pattern) => pattern.test(text))) return;
  // One line will do of the workbench's own errors; its log has them whole.
  const isOfWorkbench = text.includes("/static/out/vs/");
  const shown = isOfWorkbench && !isVerbose ? text.split("\n", 1)[0] : text;
  const stream = type === "error" || type === "warn" ? process.stderr : process.stdout;
  stream.write(`${shown}\n`);
}

/**
 * The workbench says 0 even if the extension host has crashed or was ended by a test: asks the server, too.
 *
 * @param {End} end
 * @param {import("./server.mjs").Server} server
 * @returns {Promise<End>}
 */
async function checked(end, server) {
  if (end.code !== 0) return end;
  const exit = /Extension Host Process exited with code: (\w+), signal: (\w+)/;
  for (let attempt = 0; attempt < 50 && !exit.test(server.output()); attempt++) await pause(100);
  const [, code, signal] = exit.exec(server.output()) ?? [];
  if (code === "0") return end;
  if (code === undefined) return { code: 1, why: "The extension host did not end with the tests." };
  const why = `The extension host ended during the tests (code ${code}, signal ${signal}).`;
  return { code: Number(code) || 1, why };
}

/**
 * @param {string} folder
 * @param {import("./server.mjs").Server} server
 * @param {Promise<import("./workbench.mjs").Workbench>} opened
 */
async function keepEvidence(folder, server, opened) {
  const workbench = await Promise.race([opened, pause(0)]);
  if (workbench) {
    const path = join(folder, "failure.png");
    await workbench.page.screenshot({ path, timeout: 10_000 }).catch(() => {});
  }
  await cp(server.logsFolder, join(folder, "logs"), { recursive: true }).catch(() => {});
  console.error(`A screenshot and logs are in ${folder}.`);
}

/**
 * A promise that somebody else keeps.
 *
 * @template Value
 * @typedef {object} Later
 * @property {Promise<Value>} promise
 * @property {(value: Value) => void} resolve
 */

/**
 * @template Value
 * @returns {Later<Value>}
 */
function later() {
  /** @type {any} */
  const parts = {};
  parts.promise = new Promise((resolve) => (parts.resolve = resolve));
  return parts;
}

const code = await runTests().catch((error) => {
  console.error(error);
  return 1;
});
// test-electron drops what is still in the pipe when this process ends.
await new Promise((resolve) => process.stdout.write("", resolve));
await pause(200);
process.exit(code);
