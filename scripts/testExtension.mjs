import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { hasDisplay } from "./display.mjs";
import { bundleExtensionTests, testWorkspace } from "./extensionTests.mjs";
import { findProgram, run } from "./processes.mjs";
import { hostFolder, resultsFolder, root } from "./project.mjs";
import { reportCounts } from "./testCounts.mjs";
import { isDesktopAtHand, runInDesktop } from "./vscode-host/desktop.mjs";

/**
 * Runs the tests of `test/extension` inside VS Code.
 *
 *     node scripts/testExtension.mjs [--grep TEXT]
 *
 * `VSCODE_TEST_HOST=served` takes a VS Code that is served to Chromium and comes from the npm registry;
 * `desktop` takes `$VSCODE_EXECUTABLE`, or downloads one; without it, what is at hand is taken.
 * What the tests saw is in `test-results`.
 */
const { values } = parseArgs({ options: { grep: { type: "string" } } });

/** @returns {Promise<"served" | "desktop">} */
async function chooseHost() {
  const chosen = process.env["VSCODE_TEST_HOST"] ?? "auto";
  if (chosen === "served" || chosen === "desktop") return chosen;
  if (chosen !== "auto") throw new Error("VSCODE_TEST_HOST is served, desktop or auto.");
  return (await isDesktopAtHand()) ? "desktop" : "served";
}

/**
 * VS Code says 0 also if a test has ended the extension host, or if no test was found: only mocha's own
 * counts tell.
 *
 * @param {"served" | "desktop"} host
 * @param {string} folder for this run alone
 * @returns {Promise<import("./testCounts.mjs").TestCounts>}
 */
async function testIn(host, folder) {
  const resultFile = join(folder, "result.json");
  const options = {
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleExtensionTests(join(folder, "tests")),
    extensionTestsEnv: {
      HOG_TEST_RESULT: resultFile,
      ...(values.grep && { HOG_TEST_GREP: values.grep }),
    },
  };
  const isFine = await (
    host === "served" ? runServed(options) : runInDesktop(testWorkspace, options)
  )
    .then(() => true)
    .catch((/** @type {unknown} */ error) => {
      console.error(error instanceof Error ? error.message : error);
      return false;
    });
  if (!existsSync(resultFile)) {
    console.error("VS Code ended before the tests did.");
    return { passes: 0, failures: 1 };
  }
  const { passes, failures } = JSON.parse(readFileSync(resultFile, "utf8"));
  if (passes + failures === 0) console.error("No test was found.");
  const isGreen = failures === 0 && passes > 0 && isFine;
  return { passes, failures: isGreen ? 0 : Math.max(failures, 1) };
}

/**
 * The stand-in takes the same arguments as VS Code.
 *
 * @param {Omit<import("@vscode/test-electron/out/runTest.js").TestOptions, "launchArgs">} options
 */
function runServed(options) {
  const shim = join(import.meta.dirname, "vscode-host", "shim.mjs");
  const launchArgs = [shim, testWorkspace];
  return runTests({ ...options, vscodeExecutablePath: process.execPath, launchArgs });
}

const host = await chooseHost();
if (host === "desktop" && !hasDisplay()) {
  if (!findProgram("xvfb-run")) {
    throw new Error("There is neither a display nor xvfb-run. Set VSCODE_TEST_HOST=served.");
  }
  // It starts over with a display.
  const args = ["-a", process.execPath, ...process.argv.slice(1)];
  process.exit(run("xvfb-run", args, { VSCODE_TEST_HOST: host }) ? 0 : 1);
}
if (!run(process.execPath, ["esbuild.mjs"])) process.exit(1);
await rm(join(resultsFolder, "extension"), { recursive: true, force: true });
await rm(join(resultsFolder, "screenshots"), { recursive: true, force: true });
const folder = join(hostFolder, `run-${process.pid}`);
await mkdir(folder, { recursive: true });
try {
  console.log(`Testing the extension in the ${host} VS Code`);
  const counts = await testIn(host, folder);
  reportCounts(counts);
  process.exitCode = counts.failures > 0 ? 1 : 0;
} finally {
  await rm(folder, { recursive: true, force: true });
}
