import type { Command, Option } from "./command.ts";

/** What `hog --help` says. */
export function describeAll(commands: readonly Command[]): string {
  return [
    "hog – check, format, compile and run Hog, the language of PostHog's functions",
    "",
    "Usage: hog COMMAND [options] [paths…]",
    "",
    ...table(commands.map(({ name, summary }) => [name, summary])),
    "",
    "hog help COMMAND explains one of them; hog --version says which version this is.",
    "",
    "A path is a file, a folder with *.hog files, or - for standard input.",
    "Exit status: 0 clean, 1 problems found, 2 wrong usage.",
    "",
  ].join("\n");
}

/** What `hog help COMMAND` says. */
export function describeCommand({ name, summary, usage, details, options }: Command): string {
  return [
    `hog ${name} – ${summary}`,
    "",
    `Usage: hog ${name} ${usage}`,
    "",
    ...details,
    "",
    ...table(options.map((option) => [spelling(option), option.description])),
    "",
  ].join("\n");
}

function spelling({ name, value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
