import type { Span } from "../source/span.ts";

/** One element of a program: an opcode, an operand, or the header `_H`. */
export type BytecodeElement = string | number | bigint | boolean;

/** Flat, as PostHog stores it: `["_H", 1, …]`. Integers beyond 2^53 are bigints. */
export type Bytecode = readonly BytecodeElement[];

/** Where each instruction came from. */
export interface LineTable {
  /** Positions in the bytecode, ascending; each with the span of the innermost node that emitted it. */
  readonly entries: readonly (Span & { readonly position: number })[];
}
