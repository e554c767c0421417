import type {
  FunctionConfiguration,
  FunctionFilters,
  FunctionMapping,
  FunctionMasking,
  HogFunctionType,
  InputItem,
  InputSchemaEntry,
} from "../../protocol/posthog.ts";
import { type ShownConfiguration, hasField } from "./configurationFields.ts";
import { keepsStoredSecret, storedSecret } from "./storedSecret.ts";

/**
 * A configuration as its document shows it, and as it may be sent: without what the server computes,
 * secrets as markers, and in one order whatever order the server has it in.
 */
export function shownConfiguration(
  type: HogFunctionType,
  configuration: ShownConfiguration,
): ShownConfiguration {
  const { name, description, enabled, inputs_schema, inputs } = configuration;
  const { filters, mappings, masking } = configuration;
  return {
    name,
    description,
    enabled,
    inputs_schema: inputs_schema.map(shownEntry),
    inputs: shownInputs(inputs, inputs_schema),
    ...(hasField(type, "filters") && { filters: shownFilters(filters ?? {}) }),
    ...(hasField(type, "mappings") && { mappings: shownMappings(mappings ?? null) }),
    ...(hasField(type, "masking") && { masking: masking ? shownMasking(masking) : null }),
  };
}

/** The fields of an object that only the server writes, by what the object is. */
const computed = {
  input: new Set(["bytecode", "order", "transpiled", "input_deps"]),
  filters: new Set(["bytecode", "bytecode_error", "transpiled"]),
  masking: new Set(["bytecode"]),
} as const;

/** The fields that an item of `inputs` may have, and what the server adds to them. */
export const inputFields: ReadonlySet<string> = new Set([
  "value",
  "templating",
  "secret",
  ...computed.input,
]);

/** Filters without what the server computes. */
export function shownFilters(filters: FunctionFilters): FunctionFilters {
  return arrange(filters, filterOrder, computed.filters);
}

const filterOrder = [
  "source",
  "events",
  "actions",
  "data_warehouse",
  "properties",
  "filter_test_accounts",
];

/** PostHog takes an empty list for mappings that are there, which nobody means. */
function shownMappings(
  mappings: readonly FunctionMapping[] | null,
): readonly FunctionMapping[] | null {
  return mappings && mappings.length > 0 ? mappings.map(shownMapping) : null;
}

function shownMapping(mapping: FunctionMapping): FunctionMapping {
  const { inputs_schema, inputs, filters } = mapping;
  const shown: FunctionMapping = {
    ...mapping,
    ...(inputs_schema && { inputs_schema: inputs_schema.map(shownEntry) }),
    ...(inputs && { inputs: shownInputs(inputs, inputs_schema ?? []) }),
    ...(filters && { filters: shownFilters(filters) }),
  };
  return arrange(shown, ["name", "filters", "inputs_schema", "inputs"]);
}

function shownMasking(masking: FunctionMasking): FunctionMasking {
  return arrange(masking, ["ttl", "threshold", "hash"], computed.masking);
}

function shownEntry(entry: InputSchemaEntry): InputSchemaEntry {
  return arrange(entry, entryOrder);
}

const entryOrder = [
  "key",
  "type",
  "label",
  "description",
  "required",
  "secret",
  "hidden",
  "default",
  "choices",
  "templating",
  "integration",
  "integration_key",
  "integration_field",
  "requires_field",
  "requiredScopes",
];

/** Those that the schema names come first, in its order. */
function shownInputs(
  inputs: FunctionConfiguration["inputs"],
  schema: readonly InputSchemaEntry[],
): FunctionConfiguration["inputs"] {
  const shown = Object.entries(inputs).map(([key, item]) => [key, shownInput(item)]);
  return arrange(
    Object.fromEntries(shown),
    schema.map(({ key }) => key),
  );
}

function shownInput(item: InputItem): InputItem {
  if (keepsStoredSecret(item)) return storedSecret;
  const own: ReadonlySet<string> = new Set(["secret", ...computed.input]);
  return arrange(item, ["value", "templating"], own);
}

/** The same fields, those that are named first in their order, some left out. */
function arrange<Fields extends object>(
  fields: Fields,
  order: readonly string[],
  leftOut: ReadonlySet<string> = new Set(),
): Fields {
  const entries = new Map<string, unknown>(Object.entries(fields));
  const names = new Set([...order.filter((name) => entries.has(name)), ...entries.keys()]);
  const arranged = [...names]
    .filter((name) => !leftOut.has(name))
    .map((name) => [name, entries.get(name)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is left out is optional in all of them.
  return Object.fromEntries(arranged) as Fields;
}
