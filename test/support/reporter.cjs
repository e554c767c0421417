const { reporters } = require("mocha");

/** Dots, the failures, and a last line that says in plain words how many tests passed. */
module.exports = class Reporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once("end", () => {
      const { passes, failures } = this.stats;
      process.stdout.write(`\n${passes} passed, ${failures} failed\n`);
    });
  }
};
