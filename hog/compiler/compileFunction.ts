import { opcodes } from "../bytecode/opcodes.ts";
import type { AstBlock, AstFunction, AstLambda, AstReturnStatement, AstStatement } from "./ast.ts";
import { join, type Code } from "./code.ts";
import type { Compiler } from "./compiler.ts";

/** `fun name(parameters) { … }`: the closure stays on the stack as the variable `name`. */
export function compileFunction(compiler: Compiler, node: AstFunction): Code {
  const body =
    node.body.node === "Block" || node.body.node === "ReturnStatement"
      ? endWithReturn(node.body)
      : blockOf(node.body);
  compiler.locals.declare(node.name);
  return compileClosure(compiler, { name: node.name, parameters: node.params, body });
}

/** A function without a name. `x -> { y }` is read as a placeholder, whose value is dropped. */
export function compileLambda(compiler: Compiler, node: AstLambda): Code {
  const { expr, args: parameters } = node;
  if (expr.node === "Block") {
    return compileClosure(compiler, { name: "lambda", parameters, body: endWithReturn(expr) });
  }
  const body: AstStatement =
    expr.node === "Placeholder"
      ? blockOf({ node: "ExprStatement", expr: expr.expr })
      : { node: "ReturnStatement", expr };
  return compileClosure(compiler, { name: "lambda", parameters, body });
}

interface ClosureParts {
  readonly name: string;
  readonly parameters: readonly string[];
  readonly body: AstStatement;
}

function compileClosure(compiler: Compiler, { name, parameters, body }: ClosureParts): Code {
  const nested = compiler.nested(name, parameters);
  const code = nested.statement(body);
  const upvalues = nested.locals.upvalues;
  return join([opcodes.CALLABLE, name, parameters.length, upvalues.length, code.length], code, [
    opcodes.CLOSURE,
    upvalues.length,
    ...upvalues.flatMap(({ isLocal, index }) => [isLocal, index]),
  ]);
}

/** An `if` that returns on both sides gets another return all the same, as in PostHog. */
function endWithReturn(body: AstBlock | AstReturnStatement): AstBlock | AstReturnStatement {
  if (body.node === "ReturnStatement") return body;
  if (body.declarations.at(-1)?.node === "ReturnStatement") return body;
  return blockOf(...body.declarations);
}

function blockOf(...statements: AstStatement[]): AstBlock {
  return { node: "Block", declarations: [...statements, { node: "ReturnStatement", expr: null }] };
}
