import { firstInstruction, jumpTarget, readInstruction, type Instruction } from "./instruction.ts";
import { opcodes } from "./opcodes.ts";
import type { Bytecode, BytecodeElement, LineTable } from "./program.ts";

/**
 * A program as people read it: one instruction a line, with its position, name and operands.
 *
 *      2  INTEGER 1                    ; 9..10
 *      4  JUMP_IF_FALSE 3 -> 9         ; 4..31
 *
 * Jumps say where they lead. With a line table, each line ends with the instruction's range in the
 * source, in UTF-16 offsets. Bodies of functions are indented.
 */
export function disassemble(bytecode: Bytecode, lines?: LineTable): string {
  const ranges = new Map(lines?.entries.map((entry) => [entry.position, entry]));
  const listing: string[] = [];
  const bodyEnds: number[] = [];
  let position = firstInstruction(bytecode);
  while (position < bytecode.length) {
    const instruction = readInstruction(bytecode, position);
    while ((bodyEnds.at(-1) ?? Infinity) <= position) bodyEnds.pop();
    const code = "  ".repeat(bodyEnds.length) + describe(instruction);
    const range = ranges.get(position);
    const place = range ? `  ; ${range.start}..${range.end}` : "";
    listing.push(`${String(position).padStart(5)}  ${place ? code.padEnd(36) : code}${place}`);
    position += instruction.elements.length;
    if (instruction.opcode === opcodes.CALLABLE) bodyEnds.push(jumpTarget(instruction) ?? position);
  }
  return listing.join("\n");
}

function describe(instruction: Instruction): string {
  const [opcode, ...operands] = instruction.elements;
  const name = instruction.name ?? `?? ${describeElement(opcode ?? "")}`;
  const target = jumpTarget(instruction);
  return [
    name,
    ...operands.map(describeElement),
    ...(target === undefined ? [] : [`-> ${target}`]),
  ].join(" ");
}

function describeElement(element: BytecodeElement): string {
  return typeof element === "string" ? JSON.stringify(element) : String(element);
}
