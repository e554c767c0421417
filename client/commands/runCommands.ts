import type { Command } from "./command.ts";
import { functionFor } from "./target.ts";

/** Asks for a sample and a place, and runs a function as it stands in the editor. */
export const runFunction: Command = {
  id: "hog.run",
  async run({ runs, store }, target) {
    const fn = await functionFor(store, target);
    if (fn) await runs.choose(fn.id);
  },
};

/** Runs a function with the sample and place of the last time; asks if there was none. */
export const runAgain: Command = {
  id: "hog.runAgain",
  async run({ runs, store }, target) {
    const fn = await functionFor(store, target);
    if (fn) await runs.again(fn.id);
  },
};
