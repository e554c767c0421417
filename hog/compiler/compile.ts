import type { Bytecode, LineTable } from "../bytecode/program.ts";
import type { Span } from "../source/span.ts";
import type { AstExpression, AstProgram, AstStatement, Positioned, QueryTree } from "./ast.ts";
import { assemble, from, spanOf, stopping, type Assembled, type Code, type Stop } from "./code.ts";
import { compileDescription } from "./compileDescription.ts";
import { Refusal, type CompileError } from "./compileError.ts";
import { compileExpression } from "./compileExpression.ts";
import { compileScope, compileStatement } from "./compileStatement.ts";
import type { Compiler } from "./compiler.ts";
import { Locals } from "./locals.ts";
import type { CompileNotice } from "./notice.ts";
import { asTreeNode } from "./queryTree.ts";

/** What the compiler may take for granted about the place where a program will run. */
export interface CompileOptions {
  /** True for the functions of the machine and the host; calls of others get a notice. */
  readonly isKnownFunction?: (name: string) => boolean;
  /** True for the globals that exist for certain; reads of others get a notice. */
  readonly isKnownGlobal?: (name: string) => boolean;
  /** Reads SQL that was left unread, when its description is wanted; see `sqlReader`. */
  readonly readSql?: (span: Span) => QueryTree | undefined;
}

/** A program or expression as bytecode, or why PostHog's compiler refuses it. */
export type Compilation = Compiled | Refused;

export interface Compiled {
  readonly kind: "compiled";
  readonly bytecode: Bytecode;
  readonly lines: LineTable;
  /** In the order in which PostHog's compiler comes upon them. */
  readonly notices: readonly CompileNotice[];
}

export interface Refused {
  readonly kind: "refused";
  readonly error: CompileError;
}

/** Compiles a program, or one expression, as PostHog's compiler does, with its defects. */
export function compile(
  root: AstProgram | AstExpression,
  options: CompileOptions = {},
): Compilation {
  const result = compileWithStops(root, options, "none");
  if (result.kind === "refused") return result;
  const { bytecode, lines } = result.assembled;
  return { kind: "compiled", bytecode, lines, notices: result.notices };
}

/** A compiled program that knows where its statements start. */
export interface CompiledWithStops {
  readonly kind: "compiled";
  readonly assembled: Assembled;
  readonly notices: readonly CompileNotice[];
}

/** The same as `compile`, with the starts of all statements, if they are wanted. */
export function compileWithStops(
  root: AstProgram | AstExpression,
  options: CompileOptions,
  stops: "all" | "none",
): CompiledWithStops | Refused {
  const notices: CompileNotice[] = [];
  const session = { options, notices, hasStops: stops === "all" };
  try {
    const assembled = assemble(compileRoot(createCompiler(session, undefined, undefined), root));
    return { kind: "compiled", assembled, notices };
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", error: error.error };
    // The stack is full. PostHog's compiler, in Python, gives up on such programs much earlier.
    if (error instanceof RangeError) return { kind: "refused", error: tooDeep(root) };
    throw error;
  }
}

interface Session {
  readonly options: CompileOptions;
  readonly notices: CompileNotice[];
  readonly hasStops: boolean;
}

function compileRoot(compiler: Compiler, root: AstProgram | AstExpression): Code {
  if (root.node !== "Program") return compiler.expression(root);
  return located(root, () => from(root, compileScope(compiler, root.declarations)));
}

function createCompiler(
  session: Session,
  enclosing: Locals | undefined,
  functionName: string | undefined,
): Compiler {
  const locals = new Locals(enclosing);
  const {
    isKnownFunction = () => false,
    isKnownGlobal = () => false,
    readSql = () => undefined,
  } = session.options;
  const compiler: Compiler = {
    locals,
    functionName,
    isKnownFunction,
    isKnownGlobal,
    readSql,
    notice: (notice) => session.notices.push(notice),
    expression: (node) => located(node, () => from(node, compileExpression(compiler, node))),
    statement: (node) => {
      const stop = session.hasStops ? stopAt(compiler, node) : undefined;
      const code = located(node, () => from(node, compileStatement(compiler, node)));
      return stop ? stopping(stop, code) : code;
    },
    description: (tree) => {
      const place = placeOf(tree);
      return located(place, () => from(place, compileDescription(compiler, tree)));
    },
    nested: (name, parameters) => {
      const nested = createCompiler(session, locals, name);
      for (const parameter of parameters) nested.locals.declare(parameter);
      return nested;
    },
  };
  return compiler;
}

/** Gives a refusal the range of the node during whose compilation it came. */
function located<Result>(node: Positioned, compileNode: () => Result): Result {
  try {
    return compileNode();
  } catch (error) {
    if (error instanceof Refusal) error.locate(node);
    throw error;
  }
}

/** Blocks are no stops, and neither is what PostHog adds to the end of a function. */
function stopAt({ locals, functionName }: Compiler, node: AstStatement): Stop | undefined {
  const span = node.node === "Block" ? undefined : (spanOf(node) ?? spanOfValue(node));
  return span && { span, functionName, locals: locals.visible(), upvalues: locals.upvalueIndexes };
}

/** A lambda's expression stands in a statement without a place of its own. */
function spanOfValue(node: AstStatement): Span | undefined {
  const hasValue = node.node === "ReturnStatement" || node.node === "ExprStatement";
  return hasValue && node.expr ? spanOf(node.expr) : undefined;
}

function placeOf(tree: QueryTree): Positioned {
  const node = asTreeNode(tree);
  const start = node?.["start"];
  const end = node?.["end"];
  return typeof start === "number" && typeof end === "number" ? { start, end } : {};
}

function tooDeep(root: Positioned): CompileError {
  const message = "This is nested too deeply to compile.";
  return { type: "RecursionError", message, ...spanOf(root) };
}
