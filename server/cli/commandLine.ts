import { nearestName } from "../../hog/analysis/nearestName.ts";
import type { Command, Option, Outcome, Shell } from "./command.ts";
import { commands } from "./commands.ts";
import { describeAll, describeCommand } from "./help.ts";
import { parseArguments } from "./parseArguments.ts";
import { UsageError } from "./usageError.ts";

/** Does what a command line asks for. Only mistakes of ours reject. */
export async function runCommandLine(args: readonly string[], shell: Shell): Promise<Outcome> {
  try {
    return await dispatch(args, shell);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // File names and messages of others may contain line breaks.
    const line = error.message.replaceAll(/\s+/g, " ");
    return { status: 2, output: "", errors: `hog: ${line}\n` };
  }
}

async function dispatch([first, ...rest]: readonly string[], shell: Shell): Promise<Outcome> {
  switch (first) {
    case undefined:
      return { status: 2, output: "", errors: describeAll(commands) };
    case "--help":
    case "-h":
      return { status: 0, output: describeAll(commands) };
    case "--version":
      return { status: 0, output: `${process.env.HOG_VERSION}\n` };
    case "help":
      return help(rest);
    default:
      return runCommand(findCommand(first), rest, shell);
  }
}

function help([name, ...others]: readonly string[]): Outcome {
  if (others.length > 0) throw new UsageError("Help explains one command at a time.");
  const text = name === undefined ? describeAll(commands) : describeCommand(findCommand(name));
  return { status: 0, output: text };
}

function findCommand(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command) return command;
  if (name.startsWith("-")) throw new UsageError(`Unknown option '${name}'. Try hog --help.`);
  const names = commands.map((one) => one.name);
  const near = nearestName(name, names);
  const advice = near ? `Did you mean '${near}'?` : "Try hog --help.";
  throw new UsageError(`There is no command '${name}'. ${advice}`);
}

const helpOption: Option = { name: "help", short: "h", description: "Shows this." };

function runCommand(command: Command, rest: readonly string[], shell: Shell): Promise<Outcome> {
  const args = parseArguments(rest, [...command.options, helpOption]);
  if (args.has("help")) return Promise.resolve(help([command.name]));
  return command.run(args, shell);
}
