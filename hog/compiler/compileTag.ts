import { opcodes } from "../bytecode/opcodes.ts";
import type { AstExpression, AstHogQLXTag } from "./ast.ts";
import { join, type Code } from "./code.ts";
import type { Compiler } from "./compiler.ts";

/** `<name …/>`: a call of the variable `name` with one dictionary, or a dictionary with `__hx_tag`. */
export function compileTag(compiler: Compiler, node: AstHogQLXTag): Code {
  const isCall = compiler.locals.read(node.kind) !== undefined;
  const values = node.attributes.flatMap(({ name, value }) => [
    [opcodes.STRING, name],
    compileValue(compiler, value),
  ]);
  if (!isCall) {
    const marker = [
      [opcodes.STRING, "__hx_tag"],
      [opcodes.STRING, node.kind],
    ];
    return join(...marker, ...values, [opcodes.DICT, node.attributes.length + 1]);
  }
  return join(
    ...values,
    [opcodes.DICT, node.attributes.length],
    ...callVariable(compiler, node.kind),
  );
}

/** The read of a tag's variable and its call with the dictionary that is on the stack. */
export function callVariable(compiler: Compiler, name: string): Code["parts"] {
  const read = compiler.locals.read(name);
  return read ? [read, [opcodes.CALL_LOCAL, 1]] : [];
}

function compileValue(compiler: Compiler, value: AstExpression | readonly AstExpression[]): Code {
  if (!isList(value)) return compiler.expression(value);
  return join(...value.map(compiler.expression), [opcodes.ARRAY, value.length]);
}

function isList(
  value: AstExpression | readonly AstExpression[],
): value is readonly AstExpression[] {
  return Array.isArray(value);
}
