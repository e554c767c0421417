import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import { type FunctionState, stateOf } from "../explorer/functionState.ts";

/** PostHog's counts of the last seven days, by its names. */
export type Counts = Readonly<Record<string, number>>;

/** One line above a program. */
export interface Lens {
  readonly title: string;
  readonly tooltip: string;
  /** A command of ours, called with the function. */
  readonly command: string;
}

/**
 * What stands above a function's program: run it, whether it is live, and what it did in the last seven
 * days. Without counts, such as before they are there, only the first two.
 */
export function lensesOf(fn: HogFunctionSummary, counts: Counts | undefined): readonly Lens[] {
  const run: Lens = {
    title: "$(play) Run",
    tooltip: "Run the text as it stands here against a sample event",
    command: "hog.run",
  };
  return [run, stateLens(stateOf(fn)), ...(counts ? countLenses(counts) : [])];
}

function stateLens(state: FunctionState): Lens {
  return { ...states[state], command: "hog.openLogs" };
}

const live = { title: "Live", tooltip: "Switched on. Show its log" } as const;

const states: Readonly<Record<FunctionState, Pick<Lens, "title" | "tooltip">>> = {
  off: { title: "Off", tooltip: "Switched off. Show its log" },
  on: live,
  healthy: live,
  degraded: {
    title: "$(warning) Degraded",
    tooltip: "Slow or failing often, so PostHog runs it with low priority. Show its log",
  },
  stopped: {
    title: "$(error) Disabled by PostHog",
    tooltip: "It failed or was slow too often. Saving it starts it again. Show its log",
  },
  unfiltered: {
    title: "$(error) Filters do not compile",
    tooltip: "It never runs until its filters do. Show its log",
  },
};

function countLenses(counts: Counts): readonly Lens[] {
  const ok = sum(counts, ["succeeded"]);
  const failed = sum(counts, failures);
  const dropped = sum(counts, ["dropped"]);
  const parts = [
    `${write(ok)} ok`,
    ...(failed > 0 ? [`${write(failed)} failed`] : []),
    ...(dropped > 0 ? [`${write(dropped)} dropped`] : []),
  ];
  const runs: Lens = {
    title: ok + failed + dropped === 0 ? "7 days: no runs" : `7 days: ${parts.join(" · ")}`,
    tooltip: "How its runs of the last seven days went. Show metrics",
    command: "hog.openMetrics",
  };
  const matches = matchesLens(counts);
  return matches ? [runs, matches] : [runs];
}

const failures = ["failed", "inputs_failed"];

/**
 * How many events its filters let through, of those that it met while it was switched on. A mapping that
 * an event matches counts as one. Servers that do not count the starts of functions say nothing here.
 */
function matchesLens(counts: Counts): Lens | undefined {
  const matched = sum(counts, ["triggered"]);
  const met = matched + sum(counts, ["filtered"]);
  if (matched === 0 || met === matched) return undefined;
  return {
    title: `${write(matched)} of ${write(met)} events matched`,
    tooltip: "How many events of the last seven days its filters let through. Show them",
    command: "hog.openConfiguration",
  };
}

function sum(counts: Counts, names: readonly string[]): number {
  return names.reduce((total, name) => total + (counts[name] ?? 0), 0);
}

const numbers = new Intl.NumberFormat("en");

function write(count: number): string {
  return numbers.format(count);
}
