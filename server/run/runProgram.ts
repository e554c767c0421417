import type { Bytecode, LineTable } from "../../hog/bytecode/program.ts";
import type { HostAnswer, RunSpan } from "../../protocol/run.ts";
import { captureEvent, loopWarning } from "./captureEvent.ts";
import {
  type Paused,
  type Step,
  type SynchronousFunction,
  type Usage,
  execute,
} from "./execute.ts";
import type { FunctionRun } from "./functionRun.ts";
import { asynchronousFunctionsOf } from "./host.ts";
import { type JsonRecord, toRecord } from "./record.ts";
import { toPrintedText } from "./runLog.ts";
import { redactAll } from "./secrets.ts";
import { worldFunctions } from "./world.ts";

/** A compiled program; `lines` only where its source is known. */
export interface Program {
  readonly bytecode: Bytecode;
  readonly lines?: LineTable;
}

/** How a program ended. */
export type ProgramOutcome =
  | {
      readonly kind: "finished";
      readonly value: unknown;
      readonly usage: Usage;
      /** Milliseconds in all, waiting included. */
      readonly duration: number;
    }
  | ProgramFailure
  /** Put aside until PostHog sends a request again. */
  | { readonly kind: "postponed" }
  | { readonly kind: "cancelled" };

export interface ProgramFailure {
  readonly kind: "failed";
  /** The bare message. */
  readonly message: string;
  /** With the error's class in front. */
  readonly description: string;
  readonly at?: RunSpan;
}

/**
 * Runs a program with all that its type of function offers, and answers its calls through the host.
 * What it prints, requests and captures is kept in the run.
 */
export async function runProgram(
  run: FunctionRun,
  program: Program,
  globals: JsonRecord,
): Promise<ProgramOutcome> {
  const start = performance.now();
  let step = execute({
    bytecode: program.bytecode,
    globals,
    functions: synchronousFunctions(run, program, globals),
    asynchronous: asynchronousFunctionsOf(run.function.type),
    limits: run.limits,
  });
  while (step.kind === "paused") {
    const answer = await callHost(run, program, step);
    if (run.signal.aborted) return { kind: "cancelled" };
    if (answer.type === "answered") {
      step = step.resume(answer.value);
      continue;
    }
    run.use(step.usage);
    return answer.type === "postponed" ? { kind: "postponed" } : failure(answer, program, step);
  }
  run.use(step.usage);
  if (step.kind === "failed") return failure(step, program, step);
  run.returned = step.value;
  const duration = performance.now() - start;
  return { kind: "finished", value: step.value, usage: step.usage, duration };
}

function failure(
  { message, description = `Error: ${message}` }: { message: string; description?: string },
  program: Program,
  { position }: Exclude<Step, { readonly kind: "finished" }>,
): ProgramFailure {
  return { kind: "failed", message, description, ...placeOf(program, position) };
}

/** The source of the instruction at a position; empty where it is not known. */
function placeOf({ lines }: Program, position: number | undefined): { readonly at?: RunSpan } {
  if (!lines || position === undefined) return {};
  const entry = lines.entries.findLast((candidate) => candidate.position <= position);
  return entry ? { at: { start: entry.start, end: entry.end } } : {};
}

function synchronousFunctions(
  run: FunctionRun,
  program: Program,
  globals: JsonRecord,
): ReadonlyMap<string, SynchronousFunction> {
  const { type } = run.function;
  const functions = new Map<string, SynchronousFunction>([
    ["print", printer(run, program, globals)],
  ]);
  if (type === "transformation") functions.set("postHogCapture", refuseCapture);
  else if (type !== "transformation_log") {
    functions.set("postHogCapture", (args) => capture(run, args, globals));
  }
  for (const [name, fn] of worldFunctions(type, run.request.world ?? {})) {
    functions.set(name, (args) => fn(...args));
  }
  return functions;
}

/** Logs what is printed; beyond the limit one warning says that no more is. */
function printer(run: FunctionRun, program: Program, globals: JsonRecord): SynchronousFunction {
  const { logLines } = run.limits;
  let printed = 0;
  return (args, position) => {
    printed++;
    if (printed > logLines + 1) return null;
    const { at } = placeOf(program, position);
    if (printed <= logLines) {
      run.logs.write("info", "program", toPrintedText(args), at);
    } else if (run.function.type !== "transformation_log") {
      run.logs.write("warn", "worker", `${tooManyLogs} Event: ${eventIdOf(globals)}`, at);
    }
    return null;
  };
}

const tooManyLogs = "Function exceeded maximum log entries. No more logs will be collected.";

/** The id by which log lines name the event. */
export function eventIdOf(globals: JsonRecord): string {
  const { uuid } = toRecord(globals["event"]);
  return typeof uuid === "string" && uuid !== "" ? uuid : "Unknown event";
}

function refuseCapture(): never {
  throw new Error("posthogCapture is not supported in transformations");
}

function capture(run: FunctionRun, [given]: readonly unknown[], globals: JsonRecord): null {
  const problem = problemAsJson(given);
  if (problem !== undefined) throw new TypeError(problem);
  const event = captureEvent(given, globals, run.captured, run.now());
  if (event) run.captured.push(event);
  else run.logs.write("warn", "worker", loopWarning);
  return null;
}

/** Asks the host, logs what it notes, and records the call. */
async function callHost(
  run: FunctionRun,
  program: Program,
  { name, args, position }: Paused,
): Promise<HostAnswer> {
  const problem = problemAsJson(args);
  if (problem !== undefined) return { type: "failed", message: problem, notes: [] };
  const start = performance.now();
  const answer = await run.host.answer({ name, args }, run.signal);
  const place = placeOf(program, position);
  for (const { level, message } of answer.notes) run.logs.write(level, "host", message, place.at);
  if (answer.type === "answered" && answer.failure !== undefined) {
    run.fail({ stage: "request", message: answer.failure, ...place });
  }
  run.record({
    name,
    args: args.map((arg) => redactAll(arg, run.redact)),
    ...(answer.type === "answered" && { answer: redactAll(answer.value, run.redact) }),
    duration: performance.now() - start,
    ...place,
  });
  return answer;
}

/** Values leave the program as JSON, so an object that contains itself cannot. */
function problemAsJson(value: unknown): string | undefined {
  try {
    JSON.stringify(value);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
