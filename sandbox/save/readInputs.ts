import type { Input } from "../../hog/templates/compileInput.ts";
import { compileInputs, type CompiledInputs } from "../../hog/templates/compileInputs.ts";
import type { TemplateContext } from "../../hog/templates/compileValue.ts";
import type { InputValue } from "../../hog/templates/templateCode.ts";
import type { InputItem, InputSchemaEntry } from "../../protocol/posthog.ts";
import { field, isJsonObject, toJsonObject } from "../json.ts";
import type { StoredInputs } from "../projectState.ts";
import { type FieldPath, refuseField } from "./fieldProblem.ts";
import { readChoice, readDictionary, readObject, requiredField } from "./fields.ts";
import { withoutBigInts } from "./withoutBigInts.ts";

export interface InputsContext {
  readonly schema: readonly InputSchemaEntry[];
  /** Values of secret inputs that are stored. */
  readonly secrets: StoredInputs;
  readonly templates: TemplateContext;
  /** Site functions run in a browser, without bytecode. */
  readonly isSite: boolean;
}

/**
 * The inputs of a function, compiled and in the order in which they are evaluated, the secret ones
 * among them. What the schema does not name is dropped. A secret that was not typed again keeps its
 * stored value.
 */
export function readInputs(value: unknown, path: FieldPath, context: InputsContext): StoredInputs {
  const given = readDictionary(value ?? {}, path);
  const items = context.schema.flatMap((entry): [string, InputItem][] => {
    const place = [...path, entry.key];
    const item = readItem(field(given, entry.key), entry, place, context);
    checkValue(item.value, entry, place);
    return item.value === undefined ? [] : [[entry.key, item]];
  });
  return compileItems(new Map(items), path, context);
}

function readItem(
  value: unknown,
  entry: InputSchemaEntry,
  path: FieldPath,
  { secrets }: InputsContext,
): InputItem {
  const item = readObject(value ?? {}, path);
  const stored = entry.secret === true ? field(secrets, entry.key) : undefined;
  if (stored && isUntouched(item)) return stored;
  const { value: itemValue, templating } = item;
  return {
    ...(itemValue !== undefined && { value: itemValue }),
    ...(templating !== undefined &&
      templating !== null && {
        templating: readChoice(templating, [...path, "templating"], ["hog", "liquid"]),
      }),
  };
}

/** What the web form sends for a secret that nobody typed again. */
const stars = "********";

function isUntouched({ secret, value }: Readonly<Record<string, unknown>>): boolean {
  return secret === true || value === undefined || value === stars;
}

function checkValue(value: unknown, { type, required }: InputSchemaEntry, path: FieldPath): void {
  const isMissing = value === undefined || value === null || value === "";
  if (isMissing && required === true) refuseField(path, requiredField);
  const problem = value ? problems.get(type)?.(value) : undefined;
  if (problem !== undefined) refuseField(path, problem);
}

const problems: ReadonlyMap<string, (value: unknown) => string | undefined> = new Map([
  ["string", must("Value must be a string.", (value) => typeof value === "string")],
  ["number", must("Value must be a number.", (value) => typeof value === "number")],
  ["boolean", must("Value must be a boolean.", (value) => typeof value === "boolean")],
  ["dictionary", must("Value must be a dictionary.", isJsonObject)],
  ["integration", must("Value must be an Integration ID.", isIntegrationId)],
  ["email", emailProblem],
  ["native_email", emailProblem],
]);

function must(
  problem: string,
  holds: (value: unknown) => boolean,
): (value: unknown) => string | undefined {
  return (value) => (holds(value) ? undefined : problem);
}

/** The web form sends some of them in an object. */
function isIntegrationId(value: unknown): boolean {
  const { integrationId = value } = toJsonObject(value);
  return Number.isInteger(integrationId);
}

function emailProblem(value: unknown): string | undefined {
  if (!isJsonObject(value)) return "Value must be an email object.";
  const missing = ["from", "to", "subject"].find((name) => !value[name]);
  if (missing !== undefined) return `Missing value for '${missing}'.`;
  return value["text"] || value["html"] ? undefined : "Either 'text' or 'html' is required.";
}

function compileItems(
  items: ReadonlyMap<string, InputItem>,
  path: FieldPath,
  context: InputsContext,
): StoredInputs {
  const compiled = compile(items, context);
  for (const [key, compilation] of compiled.inputs) {
    if (compilation.kind === "refused") refuseField([...path, key], compilation.message);
  }
  if (compiled.cycle !== undefined) refuseField(path, compiled.cycle);
  const ordered = [...compiled.inputs].map(([key, compilation], order): [string, InputItem] => {
    const { value, templating } = items.get(key) ?? {};
    const isTemplate = compilation.kind === "compiled" && !context.isSite;
    const bytecode = isTemplate ? { bytecode: withoutBigInts(compilation.code) } : {};
    return [key, { value, ...(templating && { templating }), ...bytecode, order }];
  });
  return Object.fromEntries(ordered);
}

function compile(items: ReadonlyMap<string, InputItem>, context: InputsContext): CompiledInputs {
  const fields = context.schema.map(({ key, type, templating }) => ({
    key,
    type,
    ...(templating !== undefined && { templating }),
  }));
  const inputs = [...items].map(([key, { value, templating }]): [string, Input] => [
    key,
    { value: toInputValue(value), ...(templating && { templating }) },
  ]);
  return compileInputs(fields, new Map(inputs), context.templates);
}

/** Requests are JSON; only their type has to be told. */
function toInputValue(value: unknown): InputValue {
  return JSON.parse(JSON.stringify(value));
}
