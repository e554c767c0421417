import type { Bytecode } from "../../hog/bytecode/program.ts";
import type { RunRequest } from "../../protocol/run.ts";
import type { ReadyInput, ReadyInputs } from "./compileInputsOf.ts";
import { evaluate } from "./evaluate.ts";
import { renderLiquid } from "./liquid.ts";
import { type JsonRecord, isRecord, toRecord } from "./record.ts";
import { messagingPreferencesUrl } from "./world.ts";
import { tokenPlaceholder } from "./tokenPlaceholder.ts";

/** The global `inputs`, or the first input that could not be built. */
export type BuiltInputs = { readonly inputs: JsonRecord } | InputFailure;

export interface InputFailure {
  readonly key: string;
  readonly message: string;
}

/**
 * Evaluates inputs as PostHog's worker does: in their order, so that each sees those before it.
 * Integrations come as their configuration.
 */
export function buildInputs(
  ready: ReadyInputs,
  { integrations = {} }: RunRequest,
  globals: JsonRecord,
  now: Date,
): BuiltInputs {
  const inputs: Record<string, unknown> = {};
  const visible = { ...globals, inputs, ...unsubscribeUrl(ready, globals, now) };
  for (const [key, input] of [...ready].toSorted(([, a], [, b]) => a.order - b.order)) {
    const value =
      input.type === "integration"
        ? { value: findIntegration(integrations, input.value) }
        : evaluateInput(input, visible, now);
    if ("error" in value) return { key, message: value.error };
    inputs[key] = value.value;
  }
  return { inputs };
}

type Value = { readonly value: unknown } | { readonly error: string };

function evaluateInput({ engine, value, code }: ReadyInput, globals: JsonRecord, now: Date): Value {
  switch (engine) {
    case "none":
      return { value };
    case "liquid":
      return attempt(() => renderLiquid(value, globals, now));
    case "hog":
      return evaluateTemplates(code, globals);
  }
}

function attempt(render: () => unknown): Value {
  try {
    return { value: render() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const extendKey = "$$_extend_object";

/** The structure with each program in it replaced by its value. Keys are never templates. */
function evaluateTemplates(structure: unknown, globals: JsonRecord): Value {
  if (isProgram(structure)) return evaluate(structure, globals);
  if (!isRecord(structure)) return { value: structure };
  if (Array.isArray(structure)) return evaluateAll(structure, globals);
  const { [extendKey]: extension, ...own } = structure;
  const base = extension ? evaluateTemplates(extension, globals) : { value: {} };
  if ("error" in base) return base;
  const values = evaluateAll(Object.values(own), globals);
  if ("error" in values) return values;
  const entries = Object.keys(own).map((key, index) => [key, values.value[index]]);
  return { value: { ...toRecord(base.value), ...Object.fromEntries(entries) } };
}

/** The first failure is that of all. */
function evaluateAll(
  structures: readonly unknown[],
  globals: JsonRecord,
): { readonly value: readonly unknown[] } | { readonly error: string } {
  const values: unknown[] = [];
  for (const structure of structures) {
    const evaluated = evaluateTemplates(structure, globals);
    if ("error" in evaluated) return evaluated;
    values.push(evaluated.value);
  }
  return { value: values };
}

/** Programs start with `_H`, in old functions `_h`. */
function isProgram(structure: unknown): structure is Bytecode {
  return Array.isArray(structure) && (structure[0] === "_H" || structure[0] === "_h");
}

const emailTypes: ReadonlySet<string> = new Set(["email", "native_email"]);

/** E-mail functions know a page on which the recipient, who may be templated, chooses messages. */
function unsubscribeUrl(
  ready: ReadyInputs,
  globals: JsonRecord,
  now: Date,
): { readonly unsubscribe_url?: string } {
  const email = [...ready.values()].find(({ type }) => emailTypes.has(type));
  if (!email) return {};
  const value = evaluateInput(email, { ...globals, inputs: {} }, now);
  const { to } = toRecord("value" in value ? value.value : undefined);
  const url = messagingPreferencesUrl(toRecord(to)["email"]);
  return url === null ? {} : { unsubscribe_url: url };
}

/**
 * The configuration of an integration; its token is a placeholder that PostHog fills in when it sends
 * a request. Null where the run has none with that id.
 */
function findIntegration(
  integrations: NonNullable<RunRequest["integrations"]>,
  value: unknown,
): unknown {
  const id = toRecord(value)["integrationId"] ?? value;
  if (typeof id !== "number") return value;
  const configuration = new Map(Object.entries(integrations)).get(String(id));
  if (!configuration) return null;
  const { access_token: token } = configuration;
  if (!token) return configuration;
  return { ...configuration, access_token: tokenPlaceholder(id), access_token_raw: token };
}
