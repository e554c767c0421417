import type { Bytecode } from "../../hog/bytecode/program.ts";
import { execute, type Step } from "./execute.ts";

/** The run fields of a conformance vector, with their names there. */
export interface VectorOutcome {
  readonly stdout: readonly string[];
  /** The function's name and its arguments, in the order of the calls. */
  readonly calls: readonly (readonly unknown[])[];
  /** `null` where the run failed. `printValue` of it is the vector's `result_text`. */
  readonly result: unknown;
  readonly runError: string | undefined;
  /** The type of the error that the program itself threw. */
  readonly runErrorType: string | undefined;
}

/**
 * Runs a program in the little world in which PostHog's VM made the conformance vectors: `fetch`
 * answers 200, or 500 where the URL contains `fail`, with `ok` and the URL in the body, and
 * `postHogCapture` answers null.
 */
export function runVector(
  bytecode: Bytecode,
  globals: Readonly<Record<string, unknown>>,
): VectorOutcome {
  const stdout: string[] = [];
  const calls: (readonly unknown[])[] = [];
  const capture = (args: readonly unknown[]): null => {
    calls.push(["postHogCapture", ...args]);
    return null;
  };
  let step = collectingPrints(stdout, () =>
    execute({
      bytecode,
      globals,
      functions: new Map([["postHogCapture", capture]]),
      asynchronous: new Set(["fetch"]),
      limits: { timeout: 5000, memory: 64 * 1024 * 1024, asyncSteps: 100 },
    }),
  );
  while (step.kind === "paused") {
    const { name, args, resume } = step;
    calls.push([name, ...args]);
    step = collectingPrints(stdout, () => resume(answerFetch(String(args[0]))));
  }
  return { stdout, calls, ...outcomeOf(step) };
}

/**
 * The vectors' outputs come from the VM's own `print`, which writes to the console; a function in its
 * place would be given JavaScript's values, in which a tuple is an array.
 */
function collectingPrints(stdout: string[], run: () => Step): Step {
  const { log } = console;
  console.log = (...texts: readonly string[]) => void stdout.push(texts.join(" "));
  try {
    return run();
  } finally {
    console.log = log;
  }
}

function answerFetch(url: string): unknown {
  const ok = !url.includes("fail");
  return { status: ok ? 200 : 500, body: { ok, url } };
}

function outcomeOf(step: Step): Omit<VectorOutcome, "stdout" | "calls"> {
  if (step.kind === "paused") throw new Error("A paused program has no outcome.");
  if (step.kind === "finished") {
    return { result: step.value, runError: undefined, runErrorType: undefined };
  }
  return { result: null, runError: step.message, runErrorType: step.thrown };
}
