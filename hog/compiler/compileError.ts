import { spanOf } from "./code.ts";
import type { Positioned } from "./ast.ts";

/** Why PostHog's compiler refuses a program, in its words. */
export interface CompileError extends Positioned {
  /** PostHog's class of the error. A RecursionError is Python's, and ours, for too deep a nesting. */
  readonly type: "QueryError" | "NotImplementedError" | "RecursionError";
  readonly message: string;
}

/** Carries an error from the node that found it to `compile`, which returns it as a value. */
export class Refusal extends Error {
  #error: CompileError;

  constructor(error: CompileError) {
    super(error.message);
    this.#error = error;
  }

  get error(): CompileError {
    return this.#error;
  }

  /** Gives the error the range of a node, unless one inside it gave its own. */
  locate(node: Positioned): void {
    const span = spanOf(node);
    if (span && this.#error.start === undefined) this.#error = { ...this.#error, ...span };
  }
}

/** Stops the compilation. */
export function refuse(type: CompileError["type"], message: string): never {
  throw new Refusal({ type, message });
}

/** Stops the compilation at a node for which PostHog's compiler has no method. */
export function refuseNode(node: string): never {
  const method = node.replace(/(?!^)[A-Z]/g, "_$&").toLowerCase();
  refuse("NotImplementedError", `BytecodeCompiler has no method visit_${method}`);
}
