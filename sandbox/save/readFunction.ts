import type { TemplateContext } from "../../hog/templates/compileValue.ts";
import type {
  HogFunctionTemplate,
  HogFunctionType,
  InputItem,
  InputSchemaEntry,
} from "../../protocol/posthog.ts";
import { loadQueryReader } from "../../server/queries/officialQueries.ts";
import { field, type JsonObject, textOf, toJsonObject } from "../json.ts";
import type { StoredFunction, StoredInputs } from "../projectState.ts";
import { isSiteType } from "../siteType.ts";
import { compileSource } from "./compileSource.ts";
import { refuseField } from "./fieldProblem.ts";
import { readBoolean, readChoice, readInteger, readObject, readText } from "./fields.ts";
import { readFilters } from "./readFilters.ts";
import { readInputs } from "./readInputs.ts";
import { readInputsSchema } from "./readInputsSchema.ts";
import { readMappings } from "./readMappings.ts";
import { readMasking } from "./readMasking.ts";

/** What a request to save a function says, together with what was stored of it. */
export interface FunctionContent extends Omit<
  StoredFunction,
  "id" | "created_at" | "updated_at" | "batch_export_id" | "execution_order"
> {
  /** Values of secret inputs; `inputs` has the others. */
  readonly secrets: StoredInputs;
  /** Only where the request has it. */
  readonly execution_order?: number | null;
}

export interface FunctionContext {
  /** A test run takes what it gets: it is held to no limit, and asks for no code. */
  readonly purpose: "create" | "update" | "test";
  /** The function to change; absent for a new one. */
  readonly stored?: StoredFunction | undefined;
  readonly secrets?: StoredInputs | undefined;
  readonly findTemplate: (id: string) => HogFunctionTemplate | undefined;
  /** See `readFilters`. */
  readonly project: JsonObject;
  readonly now: Date;
  /** How many other transformations are switched on. */
  readonly enabledTransformations: number;
}

/**
 * Reads the body of a request to save or test a function, and compiles all that is in it.
 *
 * As in PostHog type, inputs and filters are filled in from what is stored and checked again, so that an
 * update can fail for something that it does not mention. The order of the checks is PostHog's.
 *
 * @throws FieldProblem for the first field that is refused
 */
export async function readFunction(
  body: unknown,
  context: FunctionContext,
): Promise<FunctionContent> {
  const { stored } = context;
  const given = fillIn(readObject(body, []), context);
  const type = readType(given, context);
  const plain = readPlainFields(given, stored);
  const hog = field(given, "hog") === undefined ? undefined : readText(given["hog"], ["hog"]);
  const schema = readInputsSchema(given["inputs_schema"], ["inputs_schema"]);
  const templates = await templateContext(given, type);
  const isSite = isSiteType(type);
  const filtering = {
    project: context.project,
    now: context.now.getTime(),
    isEnabled: plain.enabled,
    isSite,
  };
  const secrets = context.secrets ?? {};
  const inputs = readInputs(given["inputs"], ["inputs"], { schema, secrets, templates, isSite });
  const { mappings = stored?.mappings ?? null } = given;
  const content = {
    ...plain,
    type,
    inputs_schema: schema,
    ...separate(inputs, schema),
    filters: readFilters(given["filters"], ["filters"], {
      ...filtering,
      hasMappings: mappings !== null,
    }),
    masking: kept(given, "masking", stored?.masking ?? null, readMasking),
    mappings: kept(given, "mappings", stored?.mappings ?? null, (value, path) =>
      readMappings(value, path, { ...filtering, templates }),
    ),
    ...readOptionalFields(given, stored),
  };
  checkTransformationLimit(content, context);
  checkMappings(content);
  return { ...content, ...(await readSource(hog, type, context)) };
}

/** What a request leaves out is as stored, as in the template, or empty. */
function fillIn(given: JsonObject, context: FunctionContext): JsonObject {
  const { stored } = context;
  const filled = {
    ...given,
    inputs_schema: field(given, "inputs_schema") ?? stored?.inputs_schema ?? [],
    inputs: field(given, "inputs") ?? stored?.inputs ?? {},
    // PostHog takes null for empty filters.
    filters: given["filters"] === undefined ? (stored?.filters ?? {}) : (given["filters"] ?? {}),
  };
  return context.purpose === "create" ? fillInTemplate(filled, context) : filled;
}

const templateFields = [
  ["hog", "code"],
  ["inputs_schema", "inputs_schema"],
  ["icon_url", "icon_url"],
  ["description", "description"],
  ["name", "name"],
] as const;

function fillInTemplate(given: JsonObject, { findTemplate }: FunctionContext): JsonObject {
  const mappings = Array.isArray(given["mappings"]) && given["mappings"].length === 0;
  const filled: Record<string, unknown> = { ...given, ...(mappings && { mappings: null }) };
  const id = given["template_id"] ?? null;
  if (id === null || id === "") return filled;
  const template = typeof id === "string" ? findTemplate(id) : undefined;
  if (!template) refuseField(["template_id"], `No template found for id '${textOf(id)}'`);
  for (const [name, source] of templateFields) {
    if (isBlank(given[name])) filled[name] = template[source] ?? given[name];
  }
  return filled;
}

/** What Python counts as false, as far as these fields can be. */
function isBlank(value: unknown): boolean {
  return !value || (Array.isArray(value) && value.length === 0);
}

const functionTypes: readonly HogFunctionType[] = [
  "destination",
  "site_destination",
  "internal_destination",
  "source_webhook",
  "warehouse_source_webhook",
  "site_app",
  "transformation",
  "transformation_log",
];

function readType(given: JsonObject, { stored }: FunctionContext): HogFunctionType {
  const own = stored?.type ?? "destination";
  const type = readChoice(field(given, "type") ?? own, ["type"], functionTypes);
  if (stored && type !== own) {
    refuseField(["type"], "Cannot modify the type of an existing function");
  }
  if (type === "warehouse_source_webhook") {
    const detail = "Cannot create or modify warehouse source webhook functions via this API.";
    refuseField(["type"], detail);
  }
  return type;
}

function readPlainFields(
  given: JsonObject,
  stored: StoredFunction | undefined,
): Pick<FunctionContent, "name" | "description" | "enabled" | "deleted"> {
  return {
    name: kept(given, "name", stored?.name ?? null, (value, path) =>
      value === null ? null : readText(value, path, { longest: 400, blank: "allowed" }),
    ),
    description: kept(given, "description", stored?.description ?? "", (value, path) =>
      readText(value, path, { blank: "allowed" }),
    ),
    enabled: kept(given, "enabled", stored?.enabled ?? false, readBoolean),
    deleted: kept(given, "deleted", stored?.deleted ?? false, readBoolean),
  };
}

function readOptionalFields(
  given: JsonObject,
  stored: StoredFunction | undefined,
): Pick<FunctionContent, "icon_url" | "template_id" | "execution_order"> {
  const order = field(given, "execution_order");
  const template = stored ? stored.template_id : (field(given, "template_id") ?? null);
  return {
    icon_url: kept(given, "icon_url", stored?.icon_url ?? null, (value, path) =>
      value === null ? null : readText(value, path, { blank: "allowed" }),
    ),
    template_id: template === null ? null : readText(template, ["template_id"], { longest: 400 }),
    ...(order !== undefined && {
      execution_order:
        order === null
          ? null
          : readInteger(order, ["execution_order"], { minimum: 0, maximum: 32_767 }),
    }),
  };
}

/** The field as the request has it, else as it was. */
function kept<Value>(
  given: JsonObject,
  name: string,
  stored: Value,
  read: (value: unknown, path: readonly [string]) => Value,
): Value {
  const value = field(given, name);
  return value === undefined ? stored : read(value, [name]);
}

async function templateContext(given: JsonObject, type: HogFunctionType): Promise<TemplateContext> {
  const { source } = toJsonObject(given["filters"]);
  // A guess that never misses a query; loading PostHog's parser in vain costs some tenths of a second.
  const mayHoldQuery = /\bselect\b/i.test(JSON.stringify([given["inputs"], given["mappings"]]));
  return {
    ...(!isSiteType(type) && { functionType: type }),
    source: textOf(source).startsWith("data-warehouse") ? "warehouse" : "events",
    ...(mayHoldQuery && { readQuery: await loadQueryReader() }),
  };
}

function separate(
  inputs: StoredInputs,
  schema: readonly InputSchemaEntry[],
): { readonly inputs: StoredInputs; readonly secrets: StoredInputs } {
  const secretKeys = new Set(schema.filter(({ secret }) => secret === true).map(({ key }) => key));
  const isSecret = ([key]: readonly [string, InputItem]): boolean => secretKeys.has(key);
  const entries = Object.entries(inputs);
  return {
    inputs: Object.fromEntries(entries.filter((entry) => !isSecret(entry))),
    secrets: Object.fromEntries(entries.filter(isSecret)),
  };
}

const mostTransformations = 20;

function checkTransformationLimit(
  { type, enabled, deleted }: Pick<FunctionContent, "type" | "enabled" | "deleted">,
  { purpose, enabledTransformations }: FunctionContext,
): void {
  if (purpose === "test" || type !== "transformation" || !enabled || deleted) return;
  if (enabledTransformations < mostTransformations) return;
  refuseField(
    ["type"],
    `Maximum of ${mostTransformations} enabled transformation functions allowed per team. ` +
      "Please contact support if you need this limit increased, or disable some existing transformations.",
  );
}

function checkMappings({ type, mappings }: Pick<FunctionContent, "type" | "mappings">): void {
  if (mappings === null || type === "destination" || type === "site_destination") return;
  refuseField(["mappings"], "Mappings are only allowed for destinations.");
}

/** The code, compiled again whenever it is sent. */
async function readSource(
  hog: string | undefined,
  type: HogFunctionType,
  { stored, purpose }: FunctionContext,
): Promise<Pick<StoredFunction, "hog" | "bytecode" | "transpiled">> {
  if (hog !== undefined) return { hog, ...(await compileSource(hog, type)) };
  if (stored) return { hog: stored.hog, bytecode: stored.bytecode, transpiled: stored.transpiled };
  if (purpose === "create") refuseField(["hog"], "Required.");
  return { hog: "", ...(await compileSource("", type)) };
}
