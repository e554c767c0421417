import { isDeepStrictEqual } from "node:util";
import type {
  FunctionFilters,
  FunctionMapping,
  HogFunction,
  HogFunctionPatch,
  InputItem,
  InputSchemaEntry,
} from "../../protocol/posthog.ts";

/**
 * Whether a stored function holds what a patch sent; `unknown` when all that can be seen is the same, but
 * the patch also has new secrets, which the server never shows.
 *
 * The server trims code, adds what it computes, drops inputs that the schema does not name, and fills in
 * defaults: none of that is a difference.
 */
export function comparePatch(
  patch: HogFunctionPatch,
  stored: HogFunction,
): "same" | "different" | "unknown" {
  const sent = { ...stored, ...patch };
  const isSame = Object.entries(forms).every(
    ([name, form]) =>
      !Object.hasOwn(patch, name) || isDeepStrictEqual(form(sent, stored), form(stored, stored)),
  );
  if (!isSame) return "different";
  return hasNewSecret(patch, stored) ? "unknown" : "same";
}

/** Each field in a form that is equal for what was sent and for what was stored of it. */
const forms: Readonly<
  Record<keyof HogFunctionPatch, (fn: HogFunction, stored: HogFunction) => unknown>
> = {
  name: (fn) => fn.name,
  description: (fn) => fn.description,
  enabled: (fn) => fn.enabled,
  hog: (fn) => fn.hog.trim(),
  inputs_schema: (fn) => fn.inputs_schema.map(comparableEntry),
  inputs: (fn, stored) => comparableInputs(fn.inputs, stored.inputs_schema),
  filters: (fn, stored) => comparableFilters(fn.filters, stored.mappings !== null),
  mappings: (fn) => fn.mappings?.map(comparableMapping) ?? null,
  masking: ({ masking }) =>
    masking && { ttl: masking.ttl, hash: masking.hash, threshold: masking.threshold ?? null },
};

/** The server drops keys that it does not know, and writes `false` where nothing was said. */
function comparableEntry(entry: InputSchemaEntry): unknown {
  return plain({
    type: entry.type,
    key: entry.key,
    label: entry.label,
    choices: entry.choices,
    required: entry.required ?? false,
    default: entry.default,
    secret: entry.secret ?? false,
    hidden: entry.hidden ?? false,
    description: entry.description,
    integration: entry.integration,
    integration_key: entry.integration_key,
    integration_field: entry.integration_field,
    requires_field: entry.requires_field,
    requiredScopes: entry.requiredScopes,
    templating: entry.templating,
  });
}

/** The values that the server stores and shows. */
function comparableInputs(
  inputs: Readonly<Record<string, InputItem>>,
  schema: readonly InputSchemaEntry[],
): unknown {
  const shown = schema
    .filter(({ key, secret }) => !secret && Object.hasOwn(inputs, key))
    .map(({ key }) => [key, comparableItem(inputs[key])] as const)
    .filter(([, { value }]) => value !== undefined);
  return plain(Object.fromEntries(shown));
}

function comparableItem(item: InputItem | undefined): Pick<InputItem, "value" | "templating"> {
  return { value: item?.value, templating: item?.templating ?? "hog" };
}

/** With mappings, the server takes the events and actions out of the filters. */
function comparableFilters(filters: FunctionFilters, hasMappings: boolean): unknown {
  const left = Object.entries({ source: "events", ...filters }).filter(
    ([name]) => !computed.has(name) && !(hasMappings && chosenByMappings.has(name)),
  );
  return plain(Object.fromEntries(left));
}

const computed: ReadonlySet<string> = new Set(["bytecode", "bytecode_error", "transpiled"]);
const chosenByMappings: ReadonlySet<string> = new Set(["events", "actions"]);

function comparableMapping(mapping: FunctionMapping): unknown {
  const schema = mapping.inputs_schema ?? [];
  return {
    name: mapping.name ?? null,
    inputs_schema: schema.map(comparableEntry),
    inputs: comparableInputs(mapping.inputs ?? {}, schema),
    filters: comparableFilters(mapping.filters ?? {}, false),
  };
}

/** As it is after a way through JSON: without what is undefined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function hasNewSecret({ inputs, mappings }: HogFunctionPatch, stored: HogFunction): boolean {
  return (
    sendsSecret(inputs, stored.inputs_schema) ||
    (mappings ?? []).some((mapping) => sendsSecret(mapping.inputs, mapping.inputs_schema))
  );
}

function sendsSecret(
  inputs: Readonly<Record<string, InputItem>> = {},
  schema: readonly InputSchemaEntry[] = [],
): boolean {
  return schema.some(({ key, secret }) => {
    const item = secret && Object.hasOwn(inputs, key) ? inputs[key] : undefined;
    return item?.value !== undefined && item.secret !== true;
  });
}
