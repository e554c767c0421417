import { insertCode } from "../bytecode/insertCode.ts";
import { opcodes } from "../bytecode/opcodes.ts";
import type { Bytecode, BytecodeElement, LineTable } from "../bytecode/program.ts";
import type { Span } from "../source/span.ts";
import type { AstExpression, AstProgram } from "./ast.ts";
import type { Stop } from "./code.ts";
import { compileWithStops, type CompileOptions, type Refused } from "./compile.ts";
import type { CompileNotice } from "./notice.ts";

/**
 * A program that reports each of its statements before it runs, and otherwise does what the plain
 * program does: same result, output and calls.
 *
 * Each report pushes values, reads a global and pops what it gives. None of this touches what the
 * program has on the stack, its closures or its captured variables – a call would: the machine closes
 * captured variables above the arguments of a call. Only time, operations and memory are counted for
 * the reports, too, so a program close to a limit may reach it; and functions stand elsewhere in the
 * bytecode, which the machine's message about a call of no function shows (`"ip": 15`).
 */
export interface Traced {
  readonly kind: "traced";
  readonly bytecode: Bytecode;
  /** The global that the reports read. No text of the program is the same. */
  readonly hook: string;
  /** The statements, by the number in their reports. */
  readonly steps: readonly TracedStep[];
  readonly lines: LineTable;
  readonly notices: readonly CompileNotice[];
}

/** A statement that reports itself; its span is the statement's. */
export interface TracedStep extends Span {
  /** `undefined` at the top level; functions without a name are called `lambda`. */
  readonly functionName: string | undefined;
  /** The names of the reported values, in their order. */
  readonly variables: readonly string[];
}

/** Is told the number of a statement that is about to run, and its variables as the machine has them. */
export type OnStep = (step: number, values: readonly unknown[]) => void;

/**
 * Compiles a program that reports each statement.
 *
 * Reported are all statements but blocks, and the expression that is the body of a lambda. A loop
 * without anything in front of its condition is reported again in each round. With a statement come
 * the variables that it sees: those of its own function, and those of enclosing ones that the
 * function uses anywhere; in a catch also the hidden `e` and `type`.
 */
export function compileTraced(
  root: AstProgram | AstExpression,
  options: CompileOptions = {},
): Traced | Refused {
  const result = compileWithStops(root, options, "all");
  if (result.kind === "refused") return result;
  const { bytecode, lines, stops } = result.assembled;
  const hook = findFreeName(bytecode);
  const steps: TracedStep[] = [];
  const reports = new Map<number, readonly BytecodeElement[]>();
  for (const [position, stop] of stops) {
    const variables = visibleVariables(stop);
    reports.set(position, report(hook, steps.length, variables));
    const { functionName, span } = stop;
    steps.push({ ...span, functionName, variables: variables.map(({ name }) => name) });
  }
  const extended = insertCode(bytecode, reports);
  const entries = lines.entries.map((entry) => ({
    ...entry,
    position: extended.positions.get(entry.position) ?? entry.position,
  }));
  const { notices } = result;
  return { kind: "traced", bytecode: extended.bytecode, hook, steps, lines: { entries }, notices };
}

/** What a host adds to the globals of a traced program. */
export function traceGlobals({ hook }: Traced, onStep: OnStep): Readonly<Record<string, unknown>> {
  return { [hook]: new StepListener(onStep) };
}

/** The machine reads entries of a map with `get`, and so hands over what it looks for. */
class StepListener extends Map<unknown, unknown> {
  readonly #onStep: OnStep;

  constructor(onStep: OnStep) {
    super();
    this.#onStep = onStep;
  }

  override get(report: unknown): unknown {
    if (!Array.isArray(report)) return null;
    const [step, ...values]: unknown[] = report;
    if (typeof step === "number") this.#onStep(step, values);
    return null;
  }
}

interface Visible {
  readonly name: string;
  readonly read: readonly [opcode: number, index: number];
}

/** Keeps the cost of a report bounded; the newest variables are the ones that matter. */
const mostVariables = 250;

function visibleVariables({ locals, upvalues }: Stop): readonly Visible[] {
  const captured = [...upvalues].filter(([name]) => !locals.has(name));
  return [
    ...captured.map(([name, index]): Visible => ({ name, read: [opcodes.GET_UPVALUE, index] })),
    ...[...locals.values()].map(({ name, slot }): Visible => ({
      name,
      read: [opcodes.GET_LOCAL, slot],
    })),
  ]
    .filter(({ name }) => !hiddenNames.has(name))
    .slice(-mostVariables);
}

/** Variables of the compiler's own. */
const hiddenNames: ReadonlySet<string> = new Set([
  "__H_expr_H__",
  "__H_keys_H__",
  "__H_values_H__",
  "__H_index_H__",
  "__H_limit_H__",
  "__expr__",
  "__low__",
  "__high__",
]);

function report(hook: string, step: number, variables: readonly Visible[]): BytecodeElement[] {
  return [
    opcodes.INTEGER,
    step,
    ...variables.flatMap(({ read }) => read),
    opcodes.ARRAY,
    variables.length + 1,
    opcodes.STRING,
    hook,
    opcodes.GET_GLOBAL,
    2,
    opcodes.POP,
  ];
}

function findFreeName(bytecode: Bytecode): string {
  const taken = new Set(bytecode);
  let name = "__hog_step";
  while (taken.has(name)) name += "_";
  return name;
}
