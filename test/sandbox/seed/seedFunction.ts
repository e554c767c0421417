import type { FunctionType } from "../../../hog/library/functionType.ts";
import type {
  FunctionMapping,
  HogFunctionTemplate,
  HogFunctionType,
  InputItem,
  InputSchemaEntry,
} from "../../../protocol/posthog.ts";
import type { RunFunction, RunInput, RunInputSchema } from "../../../protocol/run.ts";
import { demoProject } from "../../../sandbox/seed/demoProject.ts";

/** A function or template of the demo project, as far as its program goes. */
export interface SeedFunction {
  readonly name: string;
  readonly type: HogFunctionType;
  readonly source: string;
  readonly inputsSchema: readonly InputSchemaEntry[];
  readonly inputs: Readonly<Record<string, InputItem>>;
  readonly mappings: readonly FunctionMapping[] | null;
  readonly filters: Readonly<Record<string, unknown>> | null;
  readonly enabled: boolean;
}

/** The functions with the filters that they have in the end. */
export const seedFunctions: readonly SeedFunction[] = demoProject.functions.map(
  ({ body, filtersAsStored }) => ({
    name: body.name,
    type: body.type,
    source: body.hog,
    inputsSchema: body.inputs_schema ?? [],
    inputs: body.inputs ?? {},
    mappings: body.mappings ?? null,
    filters: filtersAsStored === undefined ? (body.filters ?? {}) : toObject(filtersAsStored),
    enabled: body.enabled,
  }),
);

/** The templates, filled in with their defaults as somebody would who creates a function of them. */
export const seedTemplates: readonly SeedFunction[] = demoProject.templates.map((template) => ({
  name: template.id,
  type: functionType(template),
  source: template.code,
  inputsSchema: template.inputs_schema,
  inputs: defaultInputs(template.inputs_schema),
  mappings: template.mapping_templates?.map(toMapping) ?? null,
  filters: template.filters,
  enabled: true,
}));

/** The one whose filters PostHog could not compile. */
export const brokenFilters = "Refunds to the ledger";

export const isHog = ({ type }: SeedFunction): boolean => !type.startsWith("site_");

/** What the rules are told: mappings have inputs, too. */
export function wholeSchema({ inputsSchema, mappings }: SeedFunction): readonly InputSchemaEntry[] {
  const own = (mappings ?? []).flatMap(({ inputs_schema }) => inputs_schema ?? []);
  return [...new Map([...inputsSchema, ...own].map((entry) => [entry.key, entry])).values()];
}

/** The function as it is run. */
export function toRunFunction(fn: SeedFunction): RunFunction {
  return {
    type: hogType(fn),
    id: "0199c0de-0000-7000-8000-00000000000f",
    name: fn.name,
    program: { source: fn.source },
    inputsSchema: fn.inputsSchema.map(toRunSchema),
    inputs: toRunInputs(fn.inputs),
    filters: fn.filters,
    mappings:
      fn.mappings?.map((mapping) => ({
        name: mapping.name ?? null,
        inputsSchema: (mapping.inputs_schema ?? []).map(toRunSchema),
        inputs: toRunInputs(mapping.inputs ?? {}),
        filters: mapping.filters ?? null,
      })) ?? null,
  };
}

/** The same without filters: it runs on everything. */
export function withoutFilters(fn: RunFunction): RunFunction {
  const mappings = fn.mappings?.map((mapping) => ({ ...mapping, filters: null })) ?? null;
  return { ...fn, filters: null, mappings };
}

export function hogType({ type, name }: SeedFunction): FunctionType {
  if (type !== "site_app" && type !== "site_destination") return type;
  throw new Error(`${name} is not in Hog.`);
}

function functionType({ id, type }: HogFunctionTemplate): HogFunctionType {
  const types: readonly HogFunctionType[] = [
    "destination",
    "internal_destination",
    "transformation",
    "source_webhook",
    "site_app",
    "site_destination",
  ];
  const found = types.find((known) => known === type);
  if (found === undefined) throw new Error(`${id} has the type ${type}.`);
  return found;
}

function toMapping(template: unknown): FunctionMapping {
  const mapping: FunctionMapping = toObject(template);
  const schema = mapping.inputs_schema ?? [];
  return { ...mapping, inputs: { ...defaultInputs(schema), ...mapping.inputs } };
}

function defaultInputs(schema: readonly InputSchemaEntry[]): Readonly<Record<string, InputItem>> {
  return Object.fromEntries(schema.map((entry) => [entry.key, defaultInput(entry)]));
}

function defaultInput({ type, default: value, templating }: InputSchemaEntry): InputItem {
  const liquid = templating === "liquid" ? { templating } : {};
  if (value !== undefined) return { value, ...liquid };
  return { value: type === "integration" ? 1 : "https://filled-in.example.com" };
}

function toRunSchema({ key, type, secret, templating }: InputSchemaEntry): RunInputSchema {
  return {
    key,
    type,
    ...(secret !== undefined && { secret }),
    ...(templating !== undefined && { templating }),
  };
}

function toRunInputs(inputs: Readonly<Record<string, InputItem>>): Record<string, RunInput> {
  return Object.fromEntries(
    Object.entries(inputs).map(([key, { value, templating }]) => [
      key,
      { value, ...(templating && { templating }) },
    ]),
  );
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null) return { ...value };
  throw new Error("This is no object.");
}
