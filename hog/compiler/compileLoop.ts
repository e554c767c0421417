import { opcodes } from "../bytecode/opcodes.ts";
import type { AstForClause, AstForInStatement, AstForStatement, AstWhileStatement } from "./ast.ts";
import { join, lengthOf, type Code, type Instruction } from "./code.ts";
import type { Compiler } from "./compiler.ts";

/** `while (condition) body`. */
export function compileWhile(compiler: Compiler, node: AstWhileStatement): Code {
  return loop(compiler.expression(node.expr), compiler.statement(node.body));
}

/**
 * `for (initializer; condition; increment) body`. The increment is compiled before the body, which
 * decides the numbers of upvalues. Defects of PostHog's that must stay: without a condition the jump
 * takes whatever is on the stack, and an expression in the head leaves its value there.
 */
export function compileFor(compiler: Compiler, node: AstForStatement): Code {
  if (node.initializer) compiler.locals.startScope();
  const initializer = compileClause(compiler, node.initializer);
  const condition = node.condition ? compiler.expression(node.condition) : join();
  const increment = compileClause(compiler, node.increment);
  const body = compiler.statement(node.body);
  return join(
    initializer,
    loop(condition, join(body, increment)),
    ...(node.initializer ? compiler.locals.endScope() : []),
  );
}

function compileClause(compiler: Compiler, clause: AstForClause | null): Code {
  if (!clause) return join();
  return clause.node === "VariableDeclaration" || clause.node === "VariableAssignment"
    ? compiler.statement(clause)
    : compiler.expression(clause);
}

/** `for (let key, value in collection) body`. Key and value are one variable for all rounds. */
export function compileForIn(compiler: Compiler, node: AstForInStatement): Code {
  const { locals } = compiler;
  locals.startScope();
  const collection = locals.declare("__H_expr_H__");
  const collectionCode = compiler.expression(node.expr);
  const keys = node.keyVar === null ? undefined : locals.declare("__H_keys_H__");
  const values = locals.declare("__H_values_H__");
  const index = locals.declare("__H_index_H__");
  const limit = locals.declare("__H_limit_H__");
  const key = node.keyVar === null ? undefined : locals.declare(node.keyVar);
  const value = locals.declare(node.valueVar);
  const body = join(
    ...(keys === undefined || key === undefined ? [] : takeElement(keys, index, key)),
    ...takeElement(values, index, value),
    compiler.statement(node.body),
    [opcodes.GET_LOCAL, index],
    [opcodes.INTEGER, 1],
    [opcodes.PLUS],
    [opcodes.SET_LOCAL, index],
  );
  return join(
    collectionCode,
    ...(keys === undefined ? [] : callWith(collection, "keys")),
    ...callWith(collection, "values"),
    [opcodes.INTEGER, 1],
    ...callWith(values, "length"),
    ...(key === undefined ? [] : [[opcodes.NULL]]),
    [opcodes.NULL],
    loop(join([opcodes.GET_LOCAL, limit], [opcodes.GET_LOCAL, index], [opcodes.LT_EQ]), body),
    ...locals.endScope(),
  );
}

function callWith(slot: number, name: string): Instruction[] {
  return [
    [opcodes.GET_LOCAL, slot],
    [opcodes.CALL_GLOBAL, name, 1],
  ];
}

function takeElement(from: number, index: number, to: number): Instruction[] {
  return [
    [opcodes.GET_LOCAL, from],
    [opcodes.GET_LOCAL, index],
    [opcodes.GET_PROPERTY],
    [opcodes.SET_LOCAL, to],
  ];
}

function loop(condition: Code, round: Code): Code {
  const jumpLength = 2;
  return join(condition, [opcodes.JUMP_IF_FALSE, round.length + jumpLength], round, [
    opcodes.JUMP,
    -(lengthOf([condition, round]) + 2 * jumpLength),
  ]);
}
