import type { Command } from "./command.ts";

/** Shows what the extension wrote about itself. */
export const showOutput: Command = {
  id: "hog.showOutput",
  run: ({ log }) => log.channel.show(),
};
