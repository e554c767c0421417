import {
  compileInput,
  type Input,
  type InputCompilation,
  type InputField,
} from "./compileInput.ts";
import type { TemplateContext } from "./compileValue.ts";
import { orderInputs } from "./orderInputs.ts";

/** All inputs of a function, compiled. */
export interface CompiledInputs {
  /** By key, in the order in which they are evaluated; those without a value are left out. */
  readonly inputs: ReadonlyMap<string, InputCompilation>;
  /** Set where inputs read each other in a circle, so that no order exists. In PostHog's words. */
  readonly cycle?: string;
}

/**
 * Compiles the inputs that a function's schema names, in its order. Where some are refused or read
 * each other in a circle, the order is that of the schema.
 */
export function compileInputs(
  schema: readonly InputField[],
  inputs: ReadonlyMap<string, Input>,
  context: TemplateContext = {},
): CompiledInputs {
  const compiled = new Map<string, InputCompilation>();
  for (const field of schema) {
    const input = inputs.get(field.key);
    if (input?.value === undefined) continue;
    compiled.set(field.key, compileInput(field, input, context));
  }
  if ([...compiled.values()].some(({ kind }) => kind === "refused")) return { inputs: compiled };
  const reads = new Map([...compiled].map(([key, input]) => [key, readsOf(input)]));
  const order = orderInputs(reads);
  if (!order) return { inputs: compiled, cycle: "Circular dependency detected in input_deps." };
  return {
    inputs: new Map(
      order.flatMap((key) => {
        const input = compiled.get(key);
        return input ? [[key, input] as const] : [];
      }),
    ),
  };
}

function readsOf(input: InputCompilation): ReadonlySet<string> {
  return input.kind === "compiled" ? input.reads : new Set();
}
