import type { RunFunction, RunRequest, RunResult } from "../../protocol/run.ts";
import { chooseHost } from "../../server/run/chooseHost.ts";
import { runFunction } from "../../server/run/runFunction.ts";

/** What a test says about the run of a program; the rest is as in `pageviewGlobals`. */
export interface RunSetting extends Partial<Omit<RunRequest, "function">> {
  readonly function?: Partial<Omit<RunFunction, "program">>;
}

/** A request to run a program as a destination on a page view. */
export function requestFor(source: string, setting: RunSetting = {}): RunRequest {
  return {
    globals: pageviewGlobals,
    ...setting,
    function: {
      type: "destination",
      id: "id-1",
      name: "Ping",
      ...setting.function,
      program: { source },
    },
  };
}

/** Runs a program in this thread, with the host that the setting chooses. */
export function runSource(source: string, setting: RunSetting = {}): Promise<RunResult> {
  const request = requestFor(source, setting);
  return runFunction(request, chooseHost(request));
}

/** The lines of a log, each with its level. */
export function linesOf({ logs }: RunResult): readonly string[] {
  return logs.map(({ level, message }) => `${level} ${message}`);
}

/** What the program printed. */
export function printedBy({ logs }: RunResult): readonly string[] {
  return logs.filter(({ from }) => from === "program").map(({ message }) => message);
}

const projectUrl = "https://us.posthog.com/project/7";

/** A page view by a person in a group. */
export const pageviewGlobals = {
  event: {
    uuid: "11111111-2222-3333-4444-555555555555",
    event: "$pageview",
    distinct_id: "u-1",
    timestamp: "2026-03-10T09:15:00.000Z",
    url: `${projectUrl}/events/`,
    elements_chain: "",
    properties: {
      $current_url: "https://shop.example.test/cart",
      $ip: "89.160.20.129",
      plan: "Pro",
    },
  },
  person: { id: "p-1", name: "Ada", properties: { email: "ada@example.test" } },
  groups: { company: { id: "c-1", type: "company", index: 0, properties: { seats: 3 } } },
  project: { id: 7, name: "Demo shop", url: projectUrl },
};

/** Runs a program that comes compiled. */
export function runBytecode(bytecode: readonly unknown[]): Promise<RunResult> {
  const request = requestFor("");
  const compiled = { ...request, function: { ...request.function, program: { bytecode } } };
  return runFunction(compiled, chooseHost(compiled));
}
