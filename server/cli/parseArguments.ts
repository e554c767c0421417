import { parseArgs } from "node:util";
import type { Option } from "./command.ts";
import { UsageError } from "./usageError.ts";

/** What stands behind the name of a command, read by its options. */
export interface Arguments {
  /** In the order in which they are given. */
  readonly paths: readonly string[];
  readonly has: (name: string) => boolean;
  /** The value of an option, the last one where it is given several times. */
  readonly valueOf: (name: string) => string | undefined;
  /** All values of an option that may be given several times. */
  readonly valuesOf: (name: string) => readonly string[];
}

/**
 * Reads arguments by the options of a command. Paths and options may be mixed; behind `--` everything
 * is a path.
 *
 * @throws UsageError where they do not fit.
 */
export function parseArguments(args: readonly string[], options: readonly Option[]): Arguments {
  const { values, positionals } = parse(args, options);
  const given = new Map(Object.entries(values));
  const valuesOf = (name: string): readonly string[] => {
    const value = given.get(name);
    if (Array.isArray(value)) return value.filter((one) => typeof one === "string");
    return typeof value === "string" ? [value] : [];
  };
  return {
    paths: positionals,
    has: (name) => given.has(name),
    valueOf: (name) => valuesOf(name).at(-1),
    valuesOf,
  };
}

function parse(args: readonly string[], options: readonly Option[]): ReturnType<typeof parseArgs> {
  const config = options.map(({ name, short, value, multiple = false }) => {
    const type: "string" | "boolean" = value === undefined ? "boolean" : "string";
    return [name, { type, multiple, ...(short !== undefined && { short }) }] as const;
  });
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries(config),
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(describe(error));
  }
}

/** Node explains at length; its first sentence says it. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = message] = message.split(/\. |\n/);
  return first.endsWith(".") ? first : `${first}.`;
}

/** The value of an option that has to be one of several words; `undefined` where it is not given. */
export function choiceOf<Choice extends string>(
  args: Arguments,
  name: string,
  choices: Iterable<Choice>,
): Choice | undefined {
  const value = args.valueOf(name);
  if (value === undefined) return undefined;
  const all = [...choices];
  const choice = all.find((one) => one === value);
  if (choice !== undefined) return choice;
  throw new UsageError(`--${name} is one of ${all.join(", ")}, not '${value}'.`);
}
