import { opcodes } from "../bytecode/opcodes.ts";
import { refuse } from "./compileError.ts";
import type { Instruction } from "./code.ts";

/** A declared variable or parameter of a function being compiled. */
export interface Local {
  readonly name: string;
  readonly slot: number;
  readonly depth: number;
}

/** A variable of an enclosing function that a closure takes along. */
export interface Upvalue {
  /** The slot in the enclosing function, or the index among its own upvalues. */
  readonly index: number;
  readonly isLocal: boolean;
}

/**
 * The variables of one function while it is compiled. A local's slot is its place in the list of the
 * live ones; whether that is also its place on the machine's stack is not checked, as in PostHog.
 */
export class Locals {
  readonly #enclosing: Locals | undefined;
  readonly #live: Local[] = [];
  readonly #captured = new Set<Local>();
  readonly #byName = new Map<string, Local[]>();
  readonly #upvalues: Upvalue[] = [];
  readonly #upvalueIndexes = new Map<string, number>();
  #depth = 0;

  constructor(enclosing: Locals | undefined) {
    this.#enclosing = enclosing;
  }

  /** In order of first use. */
  get upvalues(): readonly Upvalue[] {
    return this.#upvalues;
  }

  /** The index of each upvalue by the name it was found under; grows as more are used. */
  get upvalueIndexes(): ReadonlyMap<string, number> {
    return this.#upvalueIndexes;
  }

  /** The innermost live local of each name, in order of declaration. */
  visible(): ReadonlyMap<string, Local> {
    return new Map(this.#live.map((local) => [local.name, local]));
  }

  startScope(): void {
    this.#depth += 1;
  }

  /** Ends the innermost scope. Returns the instructions that drop its locals, last one first. */
  endScope(): Instruction[] {
    this.#depth -= 1;
    const drops: Instruction[] = [];
    for (let last = this.#live.at(-1); last && last.depth > this.#depth; last = this.#live.at(-1)) {
      drops.push([this.#captured.has(last) ? opcodes.CLOSE_UPVALUE : opcodes.POP]);
      this.dropLast();
    }
    return drops;
  }

  /** Declares a variable in the innermost scope and returns its slot. */
  declare(name: string): number {
    const inner = this.#byName.get(name)?.at(-1);
    if (inner && inner.depth >= this.#depth) {
      refuse("QueryError", `Variable \`${name}\` already declared in this scope`);
    }
    return this.declareHidden(name);
  }

  /** Declares a variable of the compiler's own, whatever else has its name. */
  declareHidden(name: string): number {
    const local = { name, slot: this.#live.length, depth: this.#depth };
    this.#live.push(local);
    const named = this.#byName.get(name);
    if (named) named.push(local);
    else this.#byName.set(name, [local]);
    return local.slot;
  }

  /** Forgets the newest local without emitting anything. */
  dropLast(): void {
    const last = this.#live.pop();
    if (last) this.#byName.get(last.name)?.pop();
  }

  /** The slot of a local by name. */
  find(name: string): number | undefined {
    return this.#byName.get(name)?.at(-1)?.slot;
  }

  /** The index of the upvalue of that name, which is captured from here on. */
  capture(name: string): number | undefined {
    const known = this.#upvalueIndexes.get(name);
    if (known !== undefined || !this.#enclosing) return known;
    const upvalue = this.#enclosing.#lend(name);
    if (!upvalue) return undefined;
    this.#upvalues.push(upvalue);
    this.#upvalueIndexes.set(name, this.#upvalues.length - 1);
    return this.#upvalues.length - 1;
  }

  /** The instruction that reads a local or captured variable; `undefined` for a global. */
  read(name: string): Instruction | undefined {
    const slot = this.find(name);
    if (slot !== undefined) return [opcodes.GET_LOCAL, slot];
    const index = this.capture(name);
    return index === undefined ? undefined : [opcodes.GET_UPVALUE, index];
  }

  /** What a function inside this one captures under a name. */
  #lend(name: string): Upvalue | undefined {
    const local = this.#byName.get(name)?.at(-1);
    if (local) {
      this.#captured.add(local);
      return { index: local.slot, isLocal: true };
    }
    const index = this.capture(name);
    return index === undefined ? undefined : { index, isLocal: false };
  }
}
