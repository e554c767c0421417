import { existsSync, readFileSync, readdirSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { chromium } from "playwright-core";
import { bundleExtensionTests, extensionTestsPath, testWorkspace } from "./extensionTests.mjs";
import { run } from "./processes.mjs";
import { hostFolder, resultsFolder, root } from "./project.mjs";
import { reportCounts } from "./testCounts.mjs";
import { pageAddressVariable, startPageService } from "./vscode-host/pageService.mjs";

/**
 * Runs the tests of `test/extension` inside VS Code.
 *
 *     node scripts/testExtension.mjs [--grep TEXT]
 *
 * `VSCODE_TEST_HOST=served` takes a VS Code that is served to Chromium and comes from the npm registry;
 * `desktop` takes `$VSCODE_EXECUTABLE`, or downloads one. Without it: desktop if there is one, or if there is
 * a display and one can be downloaded. In CI nothing is asked of the network.
 *
 * What the tests saw is in `test-results`.
 */
const { values } = parseArgs({ options: { grep: { type: "string" } } });
const executable = process.env["VSCODE_EXECUTABLE"];
const hasDisplay =
  process.platform !== "linux" || Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);

/** @returns {Promise<"served" | "desktop">} */
async function chooseHost() {
  const chosen = process.env["VSCODE_TEST_HOST"] ?? "auto";
  if (chosen === "served" || chosen === "desktop") return chosen;
  if (chosen !== "auto") throw new Error("VSCODE_TEST_HOST is served, desktop or auto.");
  if (executable) return "desktop";
  if (!hasDisplay || process.env["CI"]) return "served";
  return isDownloaded() || (await canDownload()) ? "desktop" : "served";
}

function isDownloaded() {
  return (
    existsSync(hostFolder) &&
    readdirSync(hostFolder).some((name) => /^vscode-(linux|darwin|win32)/.test(name))
  );
}

async function canDownload() {
  const address = "https://update.code.visualstudio.com/api/releases/stable";
  try {
    const signal = AbortSignal.timeout(5000);
    return (await fetch(address, { method: "HEAD", signal })).ok;
  } catch {
    return false;
  }
}

/**
 * VS Code says 0 also if a test has ended the extension host, or if no test was found: only mocha's own
 * counts tell.
 *
 * @param {"served" | "desktop"} host
 * @returns {Promise<import("./testCounts.mjs").TestCounts>}
 */
async function runInside(host) {
  const resultFile = join(hostFolder, `result-${process.pid}.json`);
  await mkdir(hostFolder, { recursive: true });
  const environment = {
    HOG_TEST_RESULT: resultFile,
    ...(values.grep && { HOG_TEST_GREP: values.grep }),
  };
  try {
    const isOver = host === "served" ? runServed(environment) : runDesktop(environment);
    const isFine = await isOver.then(
      () => true,
      (/** @type {unknown} */ error) => {
        console.error(error instanceof Error ? error.message : error);
        return false;
      },
    );
    if (!existsSync(resultFile)) return { passes: 0, failures: 1 };
    const { passes, failures } = JSON.parse(readFileSync(resultFile, "utf8"));
    const isGreen = failures === 0 && passes > 0;
    return { passes, failures: isGreen && !isFine ? 1 : failures };
  } finally {
    await rm(resultFile, { force: true });
  }
}

const common = { extensionDevelopmentPath: root, extensionTestsPath };

function runServed(/** @type {Record<string, string>} */ extensionTestsEnv) {
  const shim = join(import.meta.dirname, "vscode-host", "shim.mjs");
  const vscodeExecutablePath = process.execPath;
  const launchArgs = [shim, testWorkspace];
  return runTests({ ...common, vscodeExecutablePath, launchArgs, extensionTestsEnv });
}

/** The page is reached through the debugging port of the window. */
async function runDesktop(/** @type {Record<string, string>} */ environment) {
  const port = await freePort();
  /** @type {Promise<import("playwright-core").Page> | undefined} */
  let page;
  const service = await startPageService(() => (page ??= workbenchOn(port)));
  try {
    const extensionTestsEnv = { ...environment, [pageAddressVariable]: service.address };
    const launchArgs = [testWorkspace, "--disable-extensions", `--remote-debugging-port=${port}`];
    const which = executable
      ? { vscodeExecutablePath: executable }
      : { version: process.env["VSCODE_VERSION"] ?? "stable" };
    return await runTests({ ...common, ...which, launchArgs, extensionTestsEnv });
  } finally {
    service.close();
    await (await page)?.context().browser()?.close();
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("There is no free port.")),
      );
    });
  });
}

async function workbenchOn(/** @type {number} */ port) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const pages = browser.contexts().flatMap((context) => context.pages());
  const page = pages.find((one) => one.url().includes("workbench"));
  if (!page) throw new Error("VS Code has no window.");
  return page;
}

const host = await chooseHost();
if (host === "desktop" && !hasDisplay) {
  // It starts over with a display.
  const args = ["-a", process.execPath, ...process.argv.slice(1)];
  process.exit(run("xvfb-run", args, { VSCODE_TEST_HOST: host }) ? 0 : 1);
}
if (!run(process.execPath, ["esbuild.mjs"])) process.exit(1);
await bundleExtensionTests();
await rm(join(resultsFolder, "extension"), { recursive: true, force: true });
await rm(join(resultsFolder, "screenshots"), { recursive: true, force: true });
console.log(`Testing the extension in the ${host} VS Code`);
const counts = await runInside(host);
reportCounts(counts);
process.exitCode = counts.failures > 0 || counts.passes === 0 ? 1 : 0;
