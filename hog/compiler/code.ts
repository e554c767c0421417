import type { Bytecode, BytecodeElement, LineTable } from "../bytecode/program.ts";
import type { Span } from "../source/span.ts";
import type { Positioned } from "./ast.ts";
import type { Local } from "./locals.ts";

/** An opcode with its operands. */
export type Instruction = readonly BytecodeElement[];

/**
 * Bytecode under construction: instructions and smaller pieces in order. It is put together only at
 * the end, so that deep nesting does not copy the same elements again and again.
 */
export interface Code {
  /** Number of elements, as jumps count them. */
  readonly length: number;
  readonly parts: readonly (Instruction | Code)[];
  /** The node that emitted it; absent where PostHog invented the node. */
  readonly span: Span | undefined;
  /** Set where a statement starts and somebody wants to stop there. */
  readonly stop: Stop | undefined;
}

/** The start of a statement, and what is visible there. */
export interface Stop {
  /** The statement. */
  readonly span: Span;
  /** `undefined` at the top level; functions without a name are called `lambda`. */
  readonly functionName: string | undefined;
  /** By name, the innermost of each; in order of declaration. */
  readonly locals: ReadonlyMap<string, Local>;
  /** The captured variables of the function, by name, with their index. Grows until it is compiled. */
  readonly upvalues: ReadonlyMap<string, number>;
}

/** Joins pieces in order. */
export function join(...parts: (Instruction | Code)[]): Code {
  return { length: lengthOf(parts), parts, span: undefined, stop: undefined };
}

/** The number of elements of all pieces together. */
export function lengthOf(parts: readonly (Instruction | Code)[]): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

/** The same code, known to come from a node; as it is where the node has no position. */
export function from(node: Positioned, code: Code): Code {
  const span = spanOf(node);
  if (!span) return code;
  const parts = code.span ? [code] : code.parts;
  return { length: code.length, parts, span, stop: undefined };
}

/** The same code, with a stop at its start. */
export function stopping(stop: Stop, code: Code): Code {
  return { length: code.length, parts: code.parts, span: code.span, stop };
}

/** Where a node stands in the source, if it stands there at all. */
export function spanOf({ start, end }: Positioned): Span | undefined {
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** A finished program with its places. */
export interface Assembled {
  readonly bytecode: Bytecode;
  readonly lines: LineTable;
  /** By the position at which the statement's code starts. */
  readonly stops: ReadonlyMap<number, Stop>;
}

/** Lays code out behind the header of a program. */
export function assemble(code: Code): Assembled {
  const bytecode: BytecodeElement[] = ["_H", 1];
  const entries: (Span & { readonly position: number })[] = [];
  const stops = new Map<number, Stop>();
  const lay = (piece: Code, outer: Span | undefined): void => {
    const span = piece.span ?? outer;
    const isFirst = piece.stop && piece.length > 0 && !stops.has(bytecode.length);
    if (isFirst) stops.set(bytecode.length, piece.stop);
    for (const part of piece.parts) {
      if (isPiece(part)) {
        lay(part, span);
        continue;
      }
      if (span) entries.push({ position: bytecode.length, start: span.start, end: span.end });
      for (const element of part) bytecode.push(element);
    }
  };
  lay(code, undefined);
  return { bytecode, lines: { entries }, stops };
}

function isPiece(part: Instruction | Code): part is Code {
  return !Array.isArray(part);
}
