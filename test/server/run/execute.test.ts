import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import type { Bytecode } from "../../../hog/bytecode/program.ts";
import { type Execution, execute } from "../../../server/run/execute.ts";
import { runVector } from "../../../server/run/runVector.ts";
import { printValue } from "../../../server/run/vm.ts";

describe("running a program on PostHog's VM", () => {
  const vectors = readAll().filter(({ stdout, kind }) => stdout && kind === "program");

  it("has vectors to run", () => assert.equal(vectors.length, 416));

  for (const vector of vectors) {
    it(`agrees with ${vector.id}`, () => checkProgram(vector));
  }
});

describe("running a template on PostHog's VM", () => {
  const vectors = readAll().filter(({ kind, bytecode }) => bytecode && isInput(kind));

  it("has vectors to run", () => assert.equal(vectors.length, 73));

  for (const vector of vectors) {
    it(`agrees with ${vector.id}`, () => checkTemplate(vector));
  }
});

describe("running a filter on PostHog's VM", () => {
  const vectors = readAll().filter(({ evaluations, bytecode }) => evaluations && bytecode);

  it("has vectors to run", () => assert.equal(vectors.length, 156));

  for (const vector of vectors) {
    it(`agrees with ${vector.id}`, () => checkFilter(vector));
  }
});

interface Vector {
  readonly id: string;
  readonly kind: string;
  /** For `inputs`, a structure with a program at each text. */
  readonly bytecode?: Bytecode;
  readonly globals?: Readonly<Record<string, unknown>>;
  readonly stdout?: readonly string[];
  readonly result?: unknown;
  readonly result_text?: string;
  readonly run_error?: string;
  readonly run_error_type?: string;
  readonly calls?: readonly unknown[];
  readonly evaluations?: readonly Evaluation[];
}

interface Evaluation {
  readonly globals: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
  readonly run_error?: string;
}

function readAll(): readonly Vector[] {
  const folder = new URL("../../conformance/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return files.flatMap((name) => {
    const lines = readFileSync(new URL(name, folder), "utf8").trimEnd().split("\n");
    return lines.map((line): Vector => JSON.parse(line));
  });
}

function isInput(kind: string): boolean {
  return kind === "template" || kind === "inputs";
}

function checkProgram({ bytecode = [], globals = {}, ...vector }: Vector): void {
  const { result, ...outcome } = runVector(bytecode, globals);
  const { stdout, calls = [], run_error: runError, run_error_type: runErrorType } = vector;
  assert.deepEqual(outcome, { stdout, calls, runError, runErrorType });
  if (vector.result_text !== undefined) assert.equal(printValue(result), vector.result_text);
  else assert.deepEqual(result, vector.result ?? null);
}

function checkTemplate({ bytecode = [], globals = {}, ...vector }: Vector): void {
  if (vector.run_error === undefined) {
    assert.deepEqual(evaluate(bytecode, globals), vector.result);
  } else {
    const step = execute(execution(bytecode, { globals }));
    assert.equal(step.kind === "failed" && step.message, vector.run_error);
  }
}

/** The structure with each program in it replaced by its value. */
function evaluate(value: unknown, globals: Readonly<Record<string, unknown>>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value) && value[0] !== "_H") {
    return value.map((element) => evaluate(element, globals));
  }
  if (Array.isArray(value)) {
    const step = execute(execution(value, { globals }));
    return step.kind === "finished" ? step.value : step;
  }
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, entry]) => [key, evaluate(entry, globals)]));
}

function checkFilter({ bytecode = [], evaluations = [] }: Vector): void {
  for (const { globals, result, run_error: message } of evaluations) {
    const step = execute(execution(bytecode, { globals }));
    if (message === undefined) assert.deepEqual(step.kind === "finished" && step.value, result);
    else assert.equal(step.kind === "failed" && step.message, message);
  }
}

function execution(bytecode: Bytecode, options: Partial<Execution>): Execution {
  return {
    bytecode,
    globals: {},
    functions: new Map(),
    asynchronous: new Set(),
    limits: { timeout: 5000, memory: 64 * 1024 * 1024, asyncSteps: 100 },
    ...options,
  };
}
