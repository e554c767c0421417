import { checkCommand } from "./check.ts";
import type { Command } from "./command.ts";
import { compileCommand } from "./compile.ts";
import { conformanceCommand } from "./conformance.ts";
import { formatCommand } from "./format.ts";
import { runCommand } from "./run.ts";

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [
  checkCommand,
  formatCommand,
  compileCommand,
  runCommand,
  conformanceCommand,
];
