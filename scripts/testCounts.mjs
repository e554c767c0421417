import { appendFileSync, readFileSync } from "node:fs";

/**
 * How many tests passed and failed in one run.
 *
 * @typedef {object} TestCounts
 * @property {number} passes
 * @property {number} failures
 */

/** Names the file to which each run adds its counts; without it, each says them in a last line. */
export const countsVariable = "HOG_TEST_COUNTS";

/** The end of a run: adds its counts to those of `npm test`, or says them. */
export function reportCounts(/** @type {TestCounts} */ { passes, failures }) {
  const file = process.env[countsVariable];
  if (file) appendFileSync(file, `${JSON.stringify({ passes, failures })}\n`);
  else console.log(countsLine({ passes, failures }));
}

export function countsLine(/** @type {TestCounts} */ { passes, failures }) {
  return `${passes} passed, ${failures} failed`;
}

/** @returns {readonly TestCounts[]} of each run so far */
export function readCounts(/** @type {string} */ file) {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}
