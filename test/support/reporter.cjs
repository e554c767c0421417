const { appendFileSync } = require("node:fs");
const { reporters } = require("mocha");

/**
 * Dots, the failures, and a last line that says in plain words how many tests passed. In `npm test`, which
 * says it for all runs together, the counts go into a file instead (`scripts/testCounts.mjs`).
 */
module.exports = class Reporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures } = this.stats;
      const file = process.env["HOG_TEST_COUNTS"];
      if (file) appendFileSync(file, `${JSON.stringify({ passes, failures })}\n`);
      else process.stdout.write(`\n${passes} passed, ${failures} failed\n`);
    });
  }
};
