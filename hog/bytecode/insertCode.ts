import {
  firstInstruction,
  isCutShort,
  jumpBase,
  jumpTarget,
  readInstruction,
  type Instruction,
} from "./instruction.ts";
import { opcodes } from "./opcodes.ts";
import type { Bytecode, BytecodeElement } from "./program.ts";

/** A program with code added, and where its own instructions are now. */
export interface Extended {
  readonly bytecode: Bytecode;
  /** The new position of each instruction by its old one, ascending; behind what was added there. */
  readonly positions: ReadonlyMap<number, number>;
}

/**
 * A program that does the same, with code added in front of the instructions at some positions. A
 * jump to such a position runs what was added. Added code must leave the stack as it finds it.
 *
 * Some jumps of PostHog's compiler land inside an instruction, and the machine runs its operands as
 * opcodes (`catch (other: Type)` does it). What it makes of them is written out behind the program,
 * up to where it is back in step, so that such jumps still do what they did.
 */
export function insertCode(
  bytecode: Bytecode,
  additions: ReadonlyMap<number, readonly BytecodeElement[]>,
): Extended {
  const writer = new Writer(bytecode);
  let position = firstInstruction(bytecode);
  writer.write(bytecode.slice(0, position));
  while (position < bytecode.length) {
    const instruction = readInstruction(bytecode, position);
    writer.startAt(position);
    writer.write(additions.get(position) ?? []);
    writer.move(instruction);
    position += instruction.elements.length;
  }
  return { bytecode: writer.finish(), positions: writer.positions };
}

/** A jump that is written before it is known where its target will be. */
interface OpenJump {
  /** Index of the operand in the new program. */
  readonly operand: number;
  /** Position in the new program from which it counts. */
  readonly base: number;
  /** Position in the old program; the old length and more mean the end. */
  readonly target: number;
}

class Writer {
  readonly positions = new Map<number, number>();
  readonly #source: Bytecode;
  readonly #written: BytecodeElement[] = [];
  /** New positions by old ones, in front of what was added. */
  readonly #starts = new Map<number, number>();
  readonly #jumps: OpenJump[] = [];

  constructor(source: Bytecode) {
    this.#source = source;
  }

  write(elements: readonly BytecodeElement[]): void {
    for (const element of elements) this.#written.push(element);
  }

  /** What is written next stands for an old position. */
  startAt(position: number): void {
    this.#starts.set(position, this.#written.length);
  }

  /** Writes an instruction that follows its predecessor as before. */
  move(instruction: Instruction): void {
    this.positions.set(instruction.position, this.#written.length);
    this.#writeInstruction(instruction);
  }

  finish(): Bytecode {
    const isInStep = this.#jumps.every(({ target }) => this.#isWritten(target));
    if (!isInStep) this.#writeStrayCode();
    if (this.#jumps.some(({ target }) => target === cutShort)) this.write([opcodes.GET_LOCAL]);
    for (const { operand, base, target } of this.#jumps) {
      this.#written[operand] = this.#newPosition(target) - base;
    }
    return this.#written;
  }

  #writeInstruction(instruction: Instruction): void {
    const base = this.#written.length + jumpBase(instruction);
    this.write(instruction.elements);
    const target = jumpTarget(instruction);
    if (target !== undefined) this.#jumps.push({ operand: this.#written.length - 1, base, target });
  }

  /** Jumps that are out of step are followed, and so are those that they lead to. */
  #writeStrayCode(): void {
    this.#writeJump(this.#source.length);
    // The list grows while it is walked: stray code may jump, too.
    for (const { target } of this.#jumps) {
      if (!this.#isWritten(target)) this.#writeStrayRun(target);
    }
  }

  #writeStrayRun(start: number): void {
    let position = start;
    while (!this.#isWritten(position)) {
      const instruction = readInstruction(this.#source, position);
      this.startAt(position);
      position += instruction.elements.length;
      if (isCutShort(this.#source, instruction)) return this.#writeJump(cutShort);
      if (startsFunction(instruction)) this.#writeStrayFunction(instruction, position);
      else this.#writeInstruction(instruction);
      if (!goesOn(instruction)) return;
    }
    this.#writeJump(position);
  }

  /** The body of a function follows its header at once, so a jump to the body takes its place. */
  #writeStrayFunction(instruction: Instruction, body: number): void {
    const jumpLength = 2;
    this.write([...instruction.elements.slice(0, -1), jumpLength]);
    this.#writeJump(body);
    this.#writeJump(jumpTarget(instruction) ?? -1);
  }

  #writeJump(target: number): void {
    this.write([opcodes.JUMP, 0]);
    const base = this.#written.length;
    this.#jumps.push({ operand: base - 1, base, target });
  }

  #isWritten(position: number): boolean {
    return position < 0 || position >= this.#source.length || this.#starts.has(position);
  }

  /** In front of a program nothing stands, and the machine says so wherever it is. */
  #newPosition(position: number): number {
    if (position === cutShort) return this.#written.length - 1;
    if (position < 0) return -1;
    return this.#starts.get(position) ?? this.#written.length;
  }
}

/**
 * Target of jumps to an instruction whose operands the program does not have. The machine fails there
 * as it did, at an opcode that is the last element.
 */
const cutShort = -Infinity;

function startsFunction({ opcode }: Instruction): boolean {
  return opcode === opcodes.CALLABLE || opcode === opcodes.DECLARE_FN;
}

function goesOn(instruction: Instruction): boolean {
  const { opcode } = instruction;
  const ends =
    opcode === undefined ||
    opcode === opcodes.JUMP ||
    opcode === opcodes.RETURN ||
    opcode === opcodes.THROW;
  return !ends && !startsFunction(instruction);
}
