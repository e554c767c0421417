import { opcodes } from "../bytecode/opcodes.ts";
import type { AstField, AstVariableAssignment } from "./ast.ts";
import { join, type Code } from "./code.ts";
import { refuse } from "./compileError.ts";
import type { Compiler } from "./compiler.ts";

/** `left := right`, for a variable, a property of one, or any element of a value. */
export function compileAssignment(compiler: Compiler, node: AstVariableAssignment): Code {
  const { left, right } = node;
  switch (left.node) {
    case "TupleAccess":
      return join(
        compiler.expression(left.tuple),
        [opcodes.INTEGER, left.index],
        compiler.expression(right),
        [opcodes.SET_PROPERTY],
      );
    case "ArrayAccess":
      return join(
        compiler.expression(left.array),
        compiler.expression(left.property),
        compiler.expression(right),
        [opcodes.SET_PROPERTY],
      );
    case "Field":
      return left.chain.length > 1
        ? assignProperty(compiler, left, node)
        : assignVariable(compiler, left, node);
    default:
      return refuse("QueryError", "Can not assign to this type of expression");
  }
}

/** The variable is found, and captured, before the value is compiled. */
function assignVariable(
  compiler: Compiler,
  { chain }: AstField,
  { right }: AstVariableAssignment,
): Code {
  const name = chain[0] ?? "";
  const slot = compiler.locals.find(name);
  if (slot !== undefined) return join(compiler.expression(right), [opcodes.SET_LOCAL, slot]);
  const index = compiler.locals.capture(name);
  if (index === undefined) return refuseGlobal(name);
  return join(compiler.expression(right), [opcodes.SET_UPVALUE, index]);
}

function assignProperty(
  compiler: Compiler,
  { chain }: AstField,
  { right }: AstVariableAssignment,
): Code {
  const root = chain[0] ?? "";
  const read = compiler.locals.read(root);
  if (!read) return refuseGlobal(root);
  return join(
    read,
    ...chain.slice(1, -1).flatMap((name) => [[opcodes.STRING, name], [opcodes.GET_PROPERTY]]),
    [opcodes.STRING, chain.at(-1) ?? ""],
    compiler.expression(right),
    [opcodes.SET_PROPERTY],
  );
}

function refuseGlobal(name: string): never {
  refuse("QueryError", `Variable "${name}" not declared in this scope. Can not assign to globals.`);
}
