import crypto from "node:crypto";
import type { CallFrame, ExecOptions, ExecResult, VMState } from "@posthog/hogvm";
import { opcodes } from "../../hog/bytecode/opcodes.ts";
import type { Bytecode } from "../../hog/bytecode/program.ts";
import { createRegexEngine } from "./regex.ts";
import { exec, toJavaScript } from "./vm.ts";

/** One program and what it may see and do. */
export interface Execution {
  readonly bytecode: Bytecode;
  readonly globals: Readonly<Record<string, unknown>>;
  /** Functions that answer at once, by name. They go before the VM's own of that name. */
  readonly functions: ReadonlyMap<string, SynchronousFunction>;
  /** Names of functions at which the program pauses until `resume`. */
  readonly asynchronous: ReadonlySet<string>;
  readonly limits: ExecutionLimits;
}

/** `position` is the call's place in the bytecode. An exception thrown here ends the program. */
export type SynchronousFunction = (args: readonly unknown[], position: number) => unknown;

export interface ExecutionLimits {
  /** Milliseconds of computing, over all pauses; waiting does not count. */
  readonly timeout: number;
  /** Bytes on the program's stack, as the VM counts: 8 for each value and the length of each text. */
  readonly memory: number;
  readonly asyncSteps: number;
}

/** What a program has used up to now. */
export interface Usage {
  /** Milliseconds of computing. */
  readonly syncDuration: number;
  readonly operations: number;
  /** The most bytes that were on the stack at one time. */
  readonly memory: number;
}

/** Where a program has come to. Positions are places in the bytecode. */
export type Step = Finished | Paused | Failed;

export interface Finished {
  readonly kind: "finished";
  readonly value: unknown;
  readonly usage: Usage;
}

/** The program waits for the answer of an asynchronous function. */
export interface Paused {
  readonly kind: "paused";
  readonly name: string;
  readonly args: readonly unknown[];
  readonly position: number | undefined;
  readonly usage: Usage;
  readonly resume: (answer: unknown) => Step;
}

export interface Failed {
  readonly kind: "failed";
  /** The bare message. */
  readonly message: string;
  /** With the class in front, as in log lines: `HogVMException: …`, `Error('…')`. */
  readonly description: string;
  /** The type of an error that the program threw and nobody caught. */
  readonly thrown: string | undefined;
  /** Absent where the VM refuses to start. */
  readonly position: number | undefined;
  readonly usage: Usage;
}

/**
 * Runs a program on PostHog's VM until it ends, fails or pauses. Whatever the VM reports is a step,
 * never an exception.
 *
 * The VM tells nobody where it is when it calls a synchronous function, so each of their calls gets a
 * name of its own in the copy of the bytecode that runs. Where it pauses or fails, the position
 * comes from the frames in its state. Nothing of this changes what the program does or counts.
 */
export function execute(execution: Execution): Step {
  const { bytecode, functions } = nameCalls(execution);
  const { globals, asynchronous, limits } = execution;
  const options: ExecOptions = {
    globals,
    functions,
    asyncFunctions: Object.fromEntries([...asynchronous].map((name) => [name, unreachable])),
    timeout: limits.timeout,
    memoryLimit: limits.memory,
    maxAsyncSteps: limits.asyncSteps,
    external: { regex: createRegexEngine(), crypto },
  };
  return run(bytecode, options);
}

/** The VM only looks whether an asynchronous function is there; calling it is up to us. */
function unreachable(): Promise<never> {
  throw new Error("The VM called an asynchronous function itself.");
}

function run(input: unknown[] | VMState, options: ExecOptions): Step {
  const { result, thrown } = attempt(input, options);
  const state = result?.state;
  if (!result || result.error !== undefined) return failed(result?.error ?? thrown, state);
  const usage = usageOf(state);
  if (result.finished)
    return { kind: "finished", value: toJavaScript(result.result) ?? null, usage };
  const { asyncFunctionName, asyncFunctionArgs } = result;
  if (!state || asyncFunctionName === undefined) throw new Error("The VM paused without a call.");
  return {
    kind: "paused",
    name: asyncFunctionName,
    args: asyncFunctionArgs ?? [],
    position: positionOf(state, "behind"),
    usage,
    resume: (answer) => run({ ...state, stack: [...state.stack, answer] }, options),
  };
}

/** The VM throws what is wrong with the program as a whole, and returns what goes wrong in a run. */
function attempt(
  input: unknown[] | VMState,
  options: ExecOptions,
): { readonly result?: ExecResult; readonly thrown?: unknown } {
  try {
    return { result: exec(input, options) };
  } catch (thrown) {
    return { thrown };
  }
}

function failed(error: unknown, state: VMState | undefined): Failed {
  const message = error instanceof Error ? error.message : String(error);
  const uncaught = error instanceof Error && error.name === "UncaughtHogVMException";
  return {
    kind: "failed",
    message,
    description: String(error),
    thrown: uncaught && "type" in error ? String(error.type) : undefined,
    position: state && positionOf(state, "at"),
    usage: usageOf(state),
  };
}

function usageOf(state: VMState | undefined): Usage {
  return {
    syncDuration: state?.syncDuration ?? 0,
    operations: state?.ops ?? 0,
    memory: state?.maxMemUsed ?? 0,
  };
}

/**
 * The position of the innermost frame that runs our program; the frames inside it belong to library
 * functions written in Hog. A frame that waits for another, or for an answer, stands behind its call.
 */
function positionOf(state: VMState, top: "at" | "behind"): number | undefined {
  const frames: readonly CallFrame[] = state.callStack;
  const index = frames.findLastIndex(({ chunk }) => chunk === "root");
  const frame = frames[index];
  if (!frame) return undefined;
  const waits = top === "behind" || index < frames.length - 1;
  return waits ? frame.ip - 1 : frame.ip;
}

interface NamedCalls {
  readonly bytecode: unknown[];
  readonly functions: Record<string, (...args: unknown[]) => unknown>;
}

/** Gives each call of a synchronous function a name with its position in it. */
function nameCalls({ bytecode, functions }: Execution): NamedCalls {
  const named: Record<string, (...args: unknown[]) => unknown> = {};
  const copy = bytecode.map((element, index) => {
    // The VM counts in numbers only: PostHog's worker reads large integers from JSON, with loss.
    if (typeof element === "bigint") return Number(element);
    // A text is always the first operand of an instruction, so what is before it is the opcode.
    if (typeof element !== "string" || bytecode[index - 1] !== opcodes.CALL_GLOBAL) return element;
    const fn = functions.get(element);
    if (!fn) return element;
    const position = index - 1;
    const name = `${element}@${position}`;
    named[name] = (...args) => fn(args, position);
    return name;
  });
  return { bytecode: copy, functions: named };
}
