import { formatProgram } from "../../hog/format/format.ts";
import { type Parsed, parseProgram } from "../../hog/syntax/parse.ts";
import type { Program } from "../../hog/syntax/tree.ts";
import type { Command, Outcome, Shell } from "./command.ts";
import { count } from "./count.ts";
import { jsonOption } from "./options.ts";
import type { Arguments } from "./parseArguments.ts";
import { problemsOf, showProblems } from "./problems.ts";
import { inputNameOption, readSources, type Source } from "./source.ts";
import { UsageError } from "./usageError.ts";
import { writeFiles } from "./writeFiles.ts";

/** Brings programs into their tidy form. */
export const formatCommand: Command = {
  name: "format",
  summary: "Prints programs in their tidy form, checks that they have it, or gives it to them.",
  usage: "[--check | --write] [options] [paths…]",
  details: [
    "Without a path, the current folder is meant.",
    "Without --check and --write, the tidy text of one file goes to standard output.",
    "A text with syntax errors is left as it is, its problems go to standard error.",
    "Ends with 1 if there are syntax errors, and with --check if a file is not tidy.",
  ],
  options: [
    { name: "check", description: "Lists the files that are not tidy. Writes nothing." },
    { name: "write", description: "Writes the files that are not tidy, and lists them." },
    inputNameOption,
    jsonOption,
  ],
  async run(args, shell) {
    const mode = modeOf(args);
    const sources = await readSources(args, shell);
    if (mode === "print" && sources.length > 1) {
      throw new UsageError("Several files need --check or --write.");
    }
    if (mode === "write" && sources.some(({ from }) => from !== "file")) {
      throw new UsageError("--write cannot write to standard input.");
    }
    const formatted = sources.map(formatSource);
    if (mode === "write") writeFiles(formatted.filter(isUntidy).map(toFile));
    return report(mode, formatted, args, shell);
  },
};

type Mode = "print" | "check" | "write";

function modeOf(args: Arguments): Mode {
  if (args.has("check") && args.has("write")) {
    throw new UsageError("--check and --write exclude each other.");
  }
  if (args.has("check")) return "check";
  return args.has("write") ? "write" : "print";
}

interface Formatted {
  readonly source: Source;
  /** The source's own text where it has syntax errors. */
  readonly text: string;
  readonly problems: Parsed<Program>["problems"];
}

function formatSource(source: Source): Formatted {
  const parsed = parseProgram(source.text);
  return { source, text: formatProgram(parsed), problems: parsed.problems };
}

function isUntidy({ source, text }: Formatted): boolean {
  return text !== source.text;
}

function isInvalid({ problems }: Formatted): boolean {
  return problems.length > 0;
}

function toFile({ source, text }: Formatted): { readonly path: string; readonly text: string } {
  return { path: source.path, text };
}

function report(
  mode: Mode,
  formatted: readonly Formatted[],
  args: Arguments,
  shell: Shell,
): Outcome {
  const fails = formatted.some(isInvalid) || (mode === "check" && formatted.some(isUntidy));
  const status = fails ? 1 : 0;
  if (args.has(jsonOption.name)) return { status, output: toJson(mode, formatted) };
  const invalid = formatted.filter(isInvalid);
  const errors = invalid.length === 0 ? "" : showProblems(invalid, shell.paintErrors);
  return { status, errors, output: outputOf(mode, formatted) };
}

function outputOf(mode: Mode, formatted: readonly Formatted[]): string {
  if (mode === "print") return formatted.map(({ text }) => text).join("");
  const untidy = formatted.filter(isUntidy);
  const paths = untidy.map(({ source }) => `${source.path}\n`).join("");
  return `${paths}${summary(mode, formatted.length, untidy.length)}\n`;
}

function summary(mode: "check" | "write", files: number, untidy: number): string {
  const all = count(files, "file");
  if (mode === "write") return `${untidy} of ${all} written.`;
  return `${untidy} of ${all} not tidy.`;
}

/** For machines; `docs/cli.md` describes the shape. */
function toJson(mode: Mode, formatted: readonly Formatted[]): string {
  const files = formatted.map((one) => ({
    path: one.source.path,
    tidy: !isInvalid(one) && !isUntidy(one),
    written: mode === "write" && isUntidy(one),
    ...(mode === "print" && { text: one.text }),
    problems: problemsOf(one),
  }));
  return `${JSON.stringify({ files }, null, 2)}\n`;
}
