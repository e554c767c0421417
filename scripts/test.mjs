import { appendFileSync, writeFileSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ensurePackages } from "./npm.mjs";
import { run } from "./processes.mjs";
import { hostFolder } from "./project.mjs";
import { countsLine, countsVariable, readCounts } from "./testCounts.mjs";

/**
 * Installs what is missing and tests everything. Its last line adds up the tests of all runs.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly [string, ...string[]]} command
 * @property {boolean} [hasTests] it reports counts
 * @property {boolean} [isBasis] nothing makes sense without it
 */

const node = process.execPath;

/** @type {readonly Step[]} */
const steps = [
  { name: "Types", command: ["tsc", "-b"], isBasis: true },
  { name: "Lint", command: ["oxlint"] },
  { name: "Format", command: ["oxfmt", "--check", "."] },
  { name: "Dead code", command: ["knip"] },
  { name: "Build", command: [node, "esbuild.mjs"], isBasis: true },
  { name: "Units and protocols", command: npmRun("test:unit"), hasTests: true },
  { name: "Neovim", command: [node, "scripts/neovim.mjs"] },
  { name: "Other editors", command: npmRun("test:editors"), hasTests: true },
  { name: "VS Code and Chromium", command: [node, "scripts/vscode-host/install.mjs"] },
  { name: "Pages in Chromium", command: npmRun("test:pages"), hasTests: true },
  { name: "Start", command: npmRun("test:start"), hasTests: true },
  { name: "Extension in VS Code", command: npmRun("test:extension"), hasTests: true },
  { name: "Package", command: npmRun("package") },
  { name: "Package in VS Code", command: npmRun("test:package"), hasTests: true },
];

/** @returns {readonly [string, ...string[]]} */
function npmRun(/** @type {string} */ script) {
  return ["npm", "run", "--silent", script];
}

/**
 * What the runs are told: where to put their counts, and which Chromium to take, once there is one.
 *
 * @param {string} file
 */
function environment(file) {
  const chromium = findChromium();
  return { [countsVariable]: file, ...(chromium !== undefined && { CHROMIUM_PATH: chromium }) };
}

/** What a run counts for that did not come to its end. */
const unexplained = { passes: 0, failures: 1 };

function runStep(/** @type {Step} */ { name, command, hasTests }, /** @type {string} */ file) {
  console.log(`\n▶ ${name}`);
  const started = Date.now();
  const before = readCounts(file).length;
  const [program, ...args] = command;
  const isFine = run(program, args, environment(file));
  const counts = readCounts(file).slice(before);
  const isExplained = isFine ? counts.length > 0 : counts.some(({ failures }) => failures > 0);
  if (hasTests && !isExplained) appendFileSync(file, `${JSON.stringify(unexplained)}\n`);
  const passes = counts.reduce((sum, one) => sum + one.passes, 0);
  const outcome = [isFine ? "fine" : "failed", ...(hasTests ? [`${passes} tests passed`] : [])];
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${isFine ? "✔" : "✘"} ${name}: ${outcome.join(", ")} (${seconds} s)`);
  return isFine && (!hasTests || isExplained);
}

/** @returns {readonly string[]} the names of the steps that failed */
function runSteps(/** @type {string} */ file) {
  const failed = [];
  for (const step of steps) {
    if (runStep(step, file)) continue;
    failed.push(step.name);
    if (step.isBasis) break;
  }
  return failed;
}

ensurePackages();
// It needs the packages.
const { findChromium } = await import("./vscode-host/chromium.mjs");
const started = Date.now();
await mkdir(hostFolder, { recursive: true });
const file = join(hostFolder, `counts-${process.pid}.jsonl`);
writeFileSync(file, "");
try {
  const failed = runSteps(file);
  const counts = readCounts(file);
  const passes = counts.reduce((sum, one) => sum + one.passes, 0);
  const failures = counts.reduce((sum, one) => sum + one.failures, 0);
  console.log(`\nAll in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  if (failed.length > 0) console.log(`Not fine: ${failed.join(", ")}.`);
  console.log(countsLine({ passes, failures }));
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  await rm(file, { force: true });
}
