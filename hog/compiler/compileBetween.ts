import { opcodes } from "../bytecode/opcodes.ts";
import type { AstBetweenExpr } from "./ast.ts";
import { join, lengthOf, type Code, type Instruction } from "./code.ts";
import type { Compiler } from "./compiler.ts";

/**
 * `expr between low and high`, by way of hidden locals. Their slots are right only where nothing else
 * is on the machine's stack: a defect of PostHog's that must stay. A null makes it false, negated or
 * not.
 */
export function compileBetween(compiler: Compiler, node: AstBetweenExpr): Code {
  const { locals } = compiler;
  const result = locals.declareHidden("");
  locals.startScope();
  const value = locals.declare("__expr__");
  const valueCode = compiler.expression(node.expr);
  const low = locals.declare("__low__");
  const lowCode = compiler.expression(node.low);
  const high = locals.declare("__high__");
  const highCode = compiler.expression(node.high);
  const slots = { value, low, high };
  const comparison = node.negated ? isOutside(slots) : isInside(slots);
  const code = join(
    [opcodes.NULL],
    valueCode,
    lowCode,
    highCode,
    ...[low, high, value].flatMap(isNotNull),
    [opcodes.AND, 3],
    [opcodes.JUMP_IF_FALSE, lengthOf(comparison) + 2],
    ...comparison,
    [opcodes.JUMP, 1],
    [opcodes.FALSE],
    [opcodes.SET_LOCAL, result],
    ...locals.endScope(),
  );
  locals.dropLast();
  return code;
}

interface Slots {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function isNotNull(slot: number): Instruction[] {
  return [[opcodes.GET_LOCAL, slot], [opcodes.NULL], [opcodes.NOT_EQ]];
}

function isInside({ value, low, high }: Slots): Instruction[] {
  return [
    [opcodes.GET_LOCAL, low],
    [opcodes.GET_LOCAL, value],
    [opcodes.GT_EQ],
    [opcodes.GET_LOCAL, high],
    [opcodes.GET_LOCAL, value],
    [opcodes.LT_EQ],
    [opcodes.AND, 2],
  ];
}

function isOutside({ value, low, high }: Slots): Instruction[] {
  return [
    [opcodes.GET_LOCAL, low],
    [opcodes.GET_LOCAL, value],
    [opcodes.LT],
    [opcodes.GET_LOCAL, high],
    [opcodes.GET_LOCAL, value],
    [opcodes.GT],
    [opcodes.OR, 2],
  ];
}
