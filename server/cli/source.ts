import type { Arguments } from "./parseArguments.ts";
import type { Option, Shell } from "./command.ts";
import { findFiles, standardInput } from "./paths.ts";
import { decodeText, readText } from "./readFile.ts";
import { UsageError } from "./usageError.ts";

/** A text to work on. */
export interface Source {
  /** As it was given or found; for standard input the name that it was given, or `<stdin>`. */
  readonly path: string;
  readonly text: string;
  readonly from: "file" | "named-input" | "input";
}

export const inputNameOption: Option = {
  name: "stdin-name",
  value: "PATH",
  description: "What to call standard input; its function.json is looked for beside it.",
};

/**
 * Reads everything that a command is to work on: the current folder where no path is given.
 *
 * @throws UsageError where something is missing or unreadable.
 */
export async function readSources(args: Arguments, shell: Shell): Promise<readonly Source[]> {
  const paths = args.paths.length === 0 ? ["."] : args.paths;
  checkInputName(args, paths);
  const sources: Source[] = [];
  for (const path of findFiles(paths)) sources.push(await readSource(path, args, shell));
  return sources;
}

/**
 * Reads the one text that a command is to work on: standard input where no path is given.
 *
 * @throws UsageError where it is missing or unreadable, or not one.
 */
export async function readOnlySource(args: Arguments, shell: Shell): Promise<Source> {
  const [path, ...others] = args.paths;
  if (others.length > 0) throw new UsageError("This command takes one file at a time.");
  if (path === undefined && shell.isInteractive) {
    throw new UsageError("Name a file, or - for standard input.");
  }
  checkInputName(args, [path ?? standardInput]);
  return readSource(path ?? standardInput, args, shell);
}

function checkInputName(args: Arguments, paths: readonly string[]): void {
  if (!args.has(inputNameOption.name) || paths.includes(standardInput)) return;
  throw new UsageError(`--${inputNameOption.name} names standard input, which is not read here.`);
}

async function readSource(path: string, args: Arguments, shell: Shell): Promise<Source> {
  if (path !== standardInput) return { path, text: readText(path), from: "file" };
  const text = decodeText(await shell.readInput(), "Standard input");
  const name = args.valueOf(inputNameOption.name);
  return name === undefined
    ? { path: "<stdin>", text, from: "input" }
    : { path: name, text, from: "named-input" };
}
