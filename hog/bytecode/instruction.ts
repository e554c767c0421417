import { opcodeNames, opcodes } from "./opcodes.ts";
import type { Bytecode, BytecodeElement } from "./program.ts";

/** One operation with its operands, read from a place in a program. */
export interface Instruction {
  /** Index of the opcode in the program. */
  readonly position: number;
  /** `undefined` where no opcode stands, which the virtual machine refuses. */
  readonly opcode: number | undefined;
  /** PostHog's name of the opcode. */
  readonly name: string | undefined;
  /** The opcode, then its operands; cut short where the program ends too early. */
  readonly elements: readonly BytecodeElement[];
}

/** The index at which the instructions start: behind the header `_H`, version, if there is one. */
export function firstInstruction(bytecode: Bytecode): number {
  return bytecode[0] === "_H" ? 2 : 0;
}

/** Reads the instruction at an index. Reading at an operand gives what the machine would make of it. */
export function readInstruction(bytecode: Bytecode, position: number): Instruction {
  const element = bytecode[position];
  const name = typeof element === "number" ? opcodeNames.get(element) : undefined;
  const opcode = typeof element === "number" && name !== undefined ? element : undefined;
  const end = position + 1 + operandCount(bytecode, position, opcode);
  return { position, opcode, name, elements: bytecode.slice(position, end) };
}

/** True when the program ends before the instruction's last operand. */
export function isCutShort(
  bytecode: Bytecode,
  { position, opcode, elements }: Instruction,
): boolean {
  return elements.length < 1 + operandCount(bytecode, position, opcode);
}

/**
 * Where an instruction jumps, finds its handler or goes on behind a function's body; `undefined` for
 * one that does none of it, or whose operand is no whole number.
 */
export function jumpTarget(instruction: Instruction): number | undefined {
  const { position, opcode, elements } = instruction;
  if (opcode === undefined || !jumps.has(opcode)) return undefined;
  const offset = elements.at(-1);
  const isWhole = typeof offset === "boolean" || Number.isInteger(offset);
  return isWhole ? position + jumpBase(instruction) + Number(offset) : undefined;
}

/** How far behind its opcode a jump counts from: its end, but the handler of a TRY from one before. */
export function jumpBase({ opcode, elements }: Instruction): number {
  return opcode === opcodes.TRY ? elements.length - 1 : elements.length;
}

function operandCount(bytecode: Bytecode, position: number, opcode: number | undefined): number {
  const fixed = opcode === undefined ? 0 : (operandCounts.get(opcode) ?? 0);
  if (opcode !== opcodes.CLOSURE) return fixed;
  const upvalues = bytecode[position + 1];
  return fixed + (typeof upvalues === "number" && upvalues > 0 ? 2 * upvalues : 0);
}

const jumps: ReadonlySet<number> = new Set([
  opcodes.JUMP,
  opcodes.JUMP_IF_FALSE,
  opcodes.JUMP_IF_STACK_NOT_NULL,
  opcodes.TRY,
  opcodes.CALLABLE,
  opcodes.DECLARE_FN,
]);

/** Operands of a fixed number; CLOSURE has two more for each upvalue. */
const operandCounts: ReadonlyMap<number, number> = new Map<number, number>([
  [opcodes.GET_GLOBAL, 1],
  [opcodes.CALL_GLOBAL, 2],
  [opcodes.AND, 1],
  [opcodes.OR, 1],
  [opcodes.STRING, 1],
  [opcodes.INTEGER, 1],
  [opcodes.FLOAT, 1],
  [opcodes.GET_LOCAL, 1],
  [opcodes.SET_LOCAL, 1],
  [opcodes.JUMP, 1],
  [opcodes.JUMP_IF_FALSE, 1],
  [opcodes.DECLARE_FN, 3],
  [opcodes.DICT, 1],
  [opcodes.ARRAY, 1],
  [opcodes.TUPLE, 1],
  [opcodes.JUMP_IF_STACK_NOT_NULL, 1],
  [opcodes.TRY, 1],
  [opcodes.CALLABLE, 4],
  [opcodes.CLOSURE, 1],
  [opcodes.CALL_LOCAL, 1],
  [opcodes.GET_UPVALUE, 1],
  [opcodes.SET_UPVALUE, 1],
]);
