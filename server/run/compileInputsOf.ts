import {
  type Input,
  type InputCompilation,
  type InputField,
} from "../../hog/templates/compileInput.ts";
import { compileInputs } from "../../hog/templates/compileInputs.ts";
import type { TemplateContext } from "../../hog/templates/compileValue.ts";
import type { InputValue } from "../../hog/templates/templateCode.ts";
import type { RunError, RunInput, RunInputSchema } from "../../protocol/run.ts";

/** Inputs by key, ready to be evaluated. */
export type ReadyInputs = ReadonlyMap<string, ReadyInput>;

export interface ReadyInput {
  /** In the schema: `string`, `dictionary`, `integration`, … */
  readonly type: string;
  readonly value: unknown;
  readonly engine: "none" | "hog" | "liquid";
  /** The value with a program at each text; only for `hog`. */
  readonly code?: unknown;
  /** Inputs are evaluated in ascending order. */
  readonly order: number;
}

/**
 * Compiles inputs as PostHog does when it saves them; those that bring their programs keep them. What
 * the schema does not name is left out, as there; without any schema the values say their types.
 */
export function compileInputsOf(
  schema: readonly RunInputSchema[] | undefined,
  given: Readonly<Record<string, RunInput | null>>,
  context: TemplateContext,
): ReadyInputs | { readonly error: RunError } {
  const inputs = new Map(
    Object.entries(given).flatMap(([key, input]) => (input ? [[key, input]] : [])),
  );
  const fields = (schema ?? inferSchema(inputs)).map(toField);
  const values = [...inputs].filter(([, { bytecode }]) => bytecode === undefined).map(toInput);
  const compiled = compileInputs(fields, new Map(values), context);
  if (compiled.cycle !== undefined) return { error: { stage: "inputs", message: compiled.cycle } };
  for (const [input, compilation] of compiled.inputs) {
    if (compilation.kind !== "refused") continue;
    return { error: { stage: "inputs", message: compilation.message, input } };
  }
  const order = new Map([...compiled.inputs.keys()].map((key, index) => [key, index]));
  const ready = fields.flatMap(({ key, type }): readonly (readonly [string, ReadyInput])[] => {
    const input = inputs.get(key);
    if (!input) return [];
    const engine = engineOf(input, compiled.inputs.get(key));
    return [
      [key, { type, value: input.value, order: input.order ?? order.get(key) ?? -1, ...engine }],
    ];
  });
  return new Map(ready);
}

function engineOf(
  { templating, bytecode }: RunInput,
  compiled: InputCompilation | undefined,
): Pick<ReadyInput, "engine" | "code"> {
  if (compiled?.kind === "compiled") return { engine: "hog", code: compiled.code };
  if (compiled?.kind === "liquid" || (!compiled && templating === "liquid")) {
    return { engine: "liquid" };
  }
  return bytecode === undefined ? { engine: "none" } : { engine: "hog", code: bytecode };
}

function inferSchema(inputs: ReadonlyMap<string, RunInput>): readonly RunInputSchema[] {
  return [...inputs].map(([key, { value }]) => ({
    key,
    type: typeof value === "string" ? "string" : "json",
  }));
}

function toField({ key, type, templating }: RunInputSchema): InputField {
  return { key, type, ...(templating !== undefined && { templating }) };
}

function toInput([key, { value, templating }]: readonly [string, RunInput]): readonly [
  string,
  Input,
] {
  return [
    key,
    { ...(value !== undefined && { value: toJson(value) }), ...(templating && { templating }) },
  ];
}

/** Inputs are JSON wherever they come from; only their type has to be told. */
function toJson(value: unknown): InputValue {
  return JSON.parse(JSON.stringify(value));
}
