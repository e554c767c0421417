import { parseArgs } from "node:util";
import { StartProblem } from "./startProblem.ts";

/** What the process is asked for. */
export interface CommandLine {
  readonly folder: string;
  readonly port?: number;
  readonly isEmpty: boolean;
}

const usage = "Usage: sandbox --data DIR [--port N] [--empty]";

/** @throws StartProblem for anything but `--data DIR [--port N] [--empty]` */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { data, port, empty } = parse(args);
  if (data === undefined || data === "") throw new StartProblem(usage);
  return {
    folder: data,
    isEmpty: empty === true,
    ...(port !== undefined && { port: toPort(port) }),
  };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      data: { type: "string" },
      port: { type: "string" },
      empty: { type: "boolean" },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartProblem(`${reason} ${usage}`);
  }
}

function toPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartProblem(`${text} is no port. ${usage}`);
}
