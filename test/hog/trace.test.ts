import assert from "node:assert/strict";
import { inspect } from "node:util";
import { insertCode } from "../../hog/bytecode/insertCode.ts";
import { compileProgramText, compileTracedText } from "../../hog/compiler/compileText.ts";
import type { QueryReader } from "../../hog/compiler/readText.ts";
import { traceGlobals, type Traced } from "../../hog/compiler/trace.ts";
import { execute } from "../../server/run/execute.ts";
import { runVector } from "../../server/run/runVector.ts";
import { readCompileVectors, vectorFiles } from "../support/compileVectors.ts";
import { loadQueryReader } from "../../server/queries/officialQueries.ts";
import { seededRandom } from "../support/random.ts";
import { randomRun } from "../support/randomRun.ts";

describe("traced program", () => {
  describe("does what the plain one does", () => {
    let readQuery: QueryReader;
    before(async () => {
      readQuery = await loadQueryReader();
    });

    for (const file of vectorFiles()) {
      const vectors = readCompileVectors(file).filter(({ runs }) => runs);
      if (vectors.length === 0) continue;
      it(`for all that run in ${file}`, () => {
        for (const { id, source, globals } of vectors) {
          const { plain, traced } = compileBoth(source, readQuery);
          const observed = runVector(traced.bytecode, {
            ...globals,
            ...traceGlobals(traced, () => undefined),
          });
          assert.equal(show(observed), show(runVector(plain, globals)), `${id}: ${source}`);
        }
      });
    }

    it("for random programs full of defects", () => {
      const random = seededRandom(20261123);
      const ends = new Set<string>();
      for (let count = 0; count < 400; count++) {
        const source = randomRun(random);
        if (compileProgramText(source).kind !== "compiled") continue;
        const { plain, traced } = compileBoth(source);
        const expected = runBriefly(plain, {}, 100);
        if (expected.message?.startsWith("Execution timed out")) continue;
        const observed = runBriefly(
          traced.bytecode,
          traceGlobals(traced, () => undefined),
        );
        assert.equal(show(observed), show(expected), source);
        ends.add(expected.message ?? "finished");
      }
      // Otherwise the programs would not have shown much.
      assert.ok(ends.has("finished"), "some programs finish");
      assert.ok(
        [...ends].some((end) => end.startsWith("Unexpected node")),
        "some lose their step",
      );
    });
  });

  describe("reports", () => {
    it("each statement before it runs, with the variables it sees", () =>
      checkReports("let a := 1; let b := a + 1; print(a, b);", [
        ["let a := 1", {}],
        ["let b := a + 1", { a: 1 }],
        ["print(a, b);", { a: 1, b: 2 }],
      ]));

    it("the branch that is taken", () =>
      checkReports("if (1 < 2) { print('then') } else { print('else') }", [
        ["if (1 < 2) { print('then') } else { print('else') }", {}],
        ["print('then')", {}],
      ]));

    it("a while each time its condition is asked", () =>
      checkReports("let n := 0; while (n < 2) n := n + 1;", [
        ["let n := 0", {}],
        ["while (n < 2) n := n + 1;", { n: 0 }],
        ["n := n + 1;", { n: 0 }],
        ["while (n < 2) n := n + 1;", { n: 1 }],
        ["n := n + 1;", { n: 1 }],
        ["while (n < 2) n := n + 1;", { n: 2 }],
      ]));

    it("the rounds of a for, whose hidden variables stay hidden", () =>
      checkReports("for (let k, v in ['x']) { print(v) }", [
        ["for (let k, v in ['x']) { print(v) }", {}],
        ["print(v)", { k: 0, v: "x" }],
      ]));

    it("the increment of a for, not its initializer", () =>
      checkReports("for (let i := 0; i < 1; i := i + 1) print(i);", [
        ["for (let i := 0; i < 1; i := i + 1) print(i);", {}],
        ["print(i);", { i: 0 }],
        ["i := i + 1", { i: 0 }],
      ]));

    it("functions with their own variables and those they capture", () =>
      checkReports("let n := 5; let m := 6; fun add(x) { return x + n } return add(1);", [
        ["let n := 5", {}],
        ["let m := 6", { n: 5 }],
        ["fun add(x) { return x + n }", { n: 5, m: 6 }],
        ["return add(1);", { n: 5, m: 6, add: "function" }],
        ["return x + n", { n: 5, x: 1 }],
      ]));

    it("the expression that is the body of a lambda", () =>
      checkReports("return (x -> x * 2)(4);", [
        ["return (x -> x * 2)(4);", {}],
        ["x * 2", { x: 4 }],
      ]));

    it("a catch with the hidden variables that shadow others", () =>
      checkReports("try { throw HogError('T', 'm') } catch (error) { print(1) }", [
        ["try { throw HogError('T', 'm') } catch (error) { print(1) }", {}],
        ["throw HogError('T', 'm')", {}],
        ["print(1)", { e: "error", type: "T", error: "error" }],
      ]));

    it("the innermost of several variables with one name", () =>
      checkReports("let a := 1; { let a := 2; print(a) }", [
        ["let a := 1", {}],
        ["let a := 2", { a: 1 }],
        ["print(a)", { a: 2 }],
      ]));
  });

  it("hands over the program's own objects", () => {
    const { traced } = compileBoth("let a := {'n': 1}; let b := a; b.n := 2; print(a);");
    const reported: unknown[][] = [];
    runVector(
      traced.bytecode,
      traceGlobals(traced, (_step, values) => reported.push([...values])),
    );
    const [a, b] = reported.at(-1) ?? [];
    assert.ok(a instanceof Map && a === b && a.get("n") === 2);
  });

  it("names the function of each statement", () => {
    const { traced } = compileBoth("fun f() { return 1 } let g := () -> f();");
    assert.deepEqual(
      traced.steps.map(({ functionName }) => functionName),
      [undefined, "f", undefined, "lambda"],
    );
  });

  it("reads a global whose name the program does not use", () => {
    const { traced } = compileBoth("print(__hog_step, '__hog_step_')");
    assert.equal(traced.hook, "__hog_step__");
  });

  it("keeps the places of its instructions", () => {
    const text = "let a := 1; fail(a);";
    const { traced } = compileBoth(text);
    const step = execute({
      bytecode: traced.bytecode,
      globals: traceGlobals(traced, () => undefined),
      functions: new Map(),
      asynchronous: new Set(),
      limits,
    });
    assert.ok(step.kind === "failed");
    const entry = traced.lines.entries.findLast(({ position }) => position <= (step.position ?? 0));
    assert.equal(text.slice(entry?.start, entry?.end), "fail(a)");
  });
});

describe("inserting code", () => {
  it("keeps a jump that lands in the header, behind the end, or before an operand that is missing", () => {
    for (const program of [
      ["_H", 1, 39, -4],
      ["_H", 1, 39, -3],
      ["_H", 1, 39, -100],
      ["_H", 1, 33, 1, 39, 100],
      ["_H", 1, 39, 1, 33, 36],
      ["_H", 1, 39, 1, 33, 52, "f", 0, 0, 3, 33, 7, 38, 53, 0, 54, 0],
      ["_H", 1, 50, 3, 39, 4, 33, 5, 38, 99],
    ]) {
      const { bytecode } = insertCode(program, new Map([[2, [31, 35]]]));
      assert.equal(show(runBriefly(bytecode, {})), show(runBriefly(program, {})), String(program));
    }
  });
});

const limits = { timeout: 5000, memory: 64 * 1024 * 1024, asyncSteps: 10 };

interface Both {
  readonly plain: Traced["bytecode"];
  readonly traced: Traced;
}

function compileBoth(source: string, readQuery?: QueryReader): Both {
  const options = readQuery ? { readQuery } : {};
  const plain = compileProgramText(source, options);
  const traced = compileTracedText(source, options);
  assert.ok(plain.kind === "compiled" && traced.kind === "traced", source);
  return { plain: plain.bytecode, traced };
}

/** Runs the program and compares the reported statements and variables, in order. */
function checkReports(
  text: string,
  expected: readonly (readonly [string, Readonly<Record<string, unknown>>])[],
): void {
  const { traced } = compileBoth(text);
  const reports: unknown[] = [];
  const globals = traceGlobals(traced, (number, values) => {
    const step = traced.steps[number];
    assert.ok(step);
    const variables = step.variables.map((name, index) => [name, simplify(values[index])]);
    reports.push([text.slice(step.start, step.end), Object.fromEntries(variables)]);
  });
  runVector(traced.bytecode, globals);
  assert.deepEqual(reports, expected);
}

function simplify(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return "__hogError__" in value ? "error" : "function";
}

interface Brief {
  readonly printed: readonly string[];
  readonly kind: string;
  readonly value: unknown;
  readonly message: string | undefined;
}

/** Random programs may run without an end, so they may print a little only. */
function runBriefly(
  bytecode: Traced["bytecode"],
  globals: Readonly<Record<string, unknown>>,
  timeout = limits.timeout,
): Brief {
  const printed: string[] = [];
  const print = (args: readonly unknown[]): null => {
    printed.push(show(args));
    if (printed.length > 50) throw new Error("That is enough.");
    return null;
  };
  const step = execute({
    bytecode,
    globals: { event: { k: 1 }, ...globals },
    functions: new Map([["print", print]]),
    asynchronous: new Set(),
    limits: { ...limits, timeout },
  });
  return {
    printed,
    kind: step.kind,
    value: step.kind === "finished" ? step.value : undefined,
    message: step.kind === "failed" ? step.message : undefined,
  };
}

/** The positions inside functions are not what a program is about. */
function show(value: unknown): string {
  return inspect(value, { depth: 12, maxArrayLength: null }).replace(/\bip"?: ?-?\d+/g, "ip");
}
