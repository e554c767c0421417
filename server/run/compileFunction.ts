import type { Bytecode } from "../../hog/bytecode/program.ts";
import { compile } from "../../hog/compiler/compile.ts";
import type { TextCompilation } from "../../hog/compiler/compileText.ts";
import { findHyphenatedName } from "../../hog/compiler/hyphens.ts";
import { readProgram } from "../../hog/compiler/readText.ts";
import { isKnownToCompiler } from "../../hog/library/supportedFunctions.ts";
import type { TemplateContext } from "../../hog/templates/compileValue.ts";
import type { RunError, RunFunction, RunMapping } from "../../protocol/run.ts";
import { compileWithQueries, loadQueryReader } from "../queries/officialQueries.ts";
import { type ReadyInputs, compileInputsOf } from "./compileInputsOf.ts";
import type { Program } from "./runProgram.ts";

/** A function with everything compiled that PostHog compiles when it is saved, but its filters. */
export interface CompiledFunction {
  readonly program: Program;
  readonly inputs: ReadyInputs;
  /** As many as the function has; absent where it has none. */
  readonly mappings?: readonly CompiledMapping[];
}

export interface CompiledMapping {
  readonly mapping: RunMapping;
  /** Only its own. */
  readonly inputs: ReadyInputs;
}

export interface CompileFailure {
  readonly error: RunError;
}

/** Compiles a function, or says why PostHog would not save it. */
export async function compileFunction(fn: RunFunction): Promise<CompiledFunction | CompileFailure> {
  const program = await compileProgram(fn);
  if ("error" in program) return program;
  const context = await templateContext(fn);
  const inputs = compileInputsOf(fn.inputsSchema, { ...fn.inputs, ...fn.secrets }, context);
  if ("error" in inputs) return inputs;
  const mappings = compileMappings(fn, context);
  if (mappings && "error" in mappings) return mappings;
  return { program, inputs, ...(mappings && { mappings }) };
}

async function templateContext({ type, ...fn }: RunFunction): Promise<TemplateContext> {
  const source = String(fn.filters?.["source"]).startsWith("data-warehouse")
    ? "warehouse"
    : "events";
  // A guess that never misses a query; loading the parser in vain costs some tenths of a second.
  const mayHoldQuery = /\bselect\b/i.test(JSON.stringify([fn.inputs, fn.mappings]));
  return {
    functionType: type,
    source,
    ...(mayHoldQuery && { readQuery: await loadQueryReader() }),
  };
}

function compileMappings(
  { mappings }: RunFunction,
  context: TemplateContext,
): readonly CompiledMapping[] | CompileFailure | undefined {
  if (!mappings) return undefined;
  const compiled: CompiledMapping[] = [];
  for (const mapping of mappings) {
    const inputs = compileInputsOf(mapping.inputsSchema, mapping.inputs ?? {}, context);
    if ("error" in inputs) return inputs;
    compiled.push({ mapping, inputs });
  }
  return compiled;
}

async function compileProgram({ program, type }: RunFunction): Promise<Program | CompileFailure> {
  if ("bytecode" in program) return readBytecode(program.bytecode);
  const compilation = await compileWithQueries(({ readQuery }) => {
    const read = readProgram(program.source, readQuery);
    if (read.kind === "invalid") return read;
    const hyphenated = findHyphenatedName(read.root);
    if (hyphenated) return { kind: "refused", error: { type: "QueryError", ...hyphenated } };
    return compile(read.root, { isKnownFunction: (name) => isKnownToCompiler(name, type) });
  });
  return asProgram(compilation);
}

function asProgram(compilation: TextCompilation): Program | CompileFailure {
  switch (compilation.kind) {
    case "compiled":
      return { bytecode: compilation.bytecode, lines: compilation.lines };
    case "refused": {
      const { message, start, end } = compilation.error;
      const at = start === undefined || end === undefined ? {} : { at: { start, end } };
      return { error: { stage: "compile", message, ...at } };
    }
    case "invalid": {
      const [{ message, start, end }] = compilation.problems;
      return { error: { stage: "compile", message, at: { start, end } } };
    }
  }
}

function readBytecode(bytecode: readonly unknown[]): Program | CompileFailure {
  if (isBytecode(bytecode)) return { bytecode };
  return {
    error: { stage: "compile", message: "The bytecode holds more than texts and numbers." },
  };
}

/** Old functions have null in their bytecode, which the VM passes over. */
function isBytecode(elements: readonly unknown[]): elements is Bytecode {
  return elements.every((element) => element === null || simpleTypes.has(typeof element));
}

const simpleTypes: ReadonlySet<string> = new Set(["string", "number", "boolean", "bigint"]);
