import type { Bytecode } from "../../hog/bytecode/program.ts";
import { execute } from "./execute.ts";
import type { JsonRecord } from "./record.ts";

/** What an expression gave, or the message of the error that ended it. */
export type Evaluation = { readonly value: unknown } | { readonly error: string };

/**
 * Evaluates a filter or a template: nothing of the world is there, and waiting is not allowed. PostHog
 * gives them the VM's own limits.
 */
export function evaluate(bytecode: Bytecode, globals: JsonRecord): Evaluation {
  const step = execute({
    bytecode,
    globals,
    functions: new Map([["print", () => null]]),
    asynchronous: new Set(),
    limits: { timeout: 5000, memory: 64 * 1024 * 1024, asyncSteps: 0 },
  });
  switch (step.kind) {
    case "finished":
      return { value: step.value };
    case "failed":
      return { error: step.message };
    case "paused":
      return { error: `${step.name} cannot be called here.` };
  }
}
