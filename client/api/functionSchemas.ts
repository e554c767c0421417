import * as v from "valibot";
import type {
  FunctionFilters,
  FunctionMapping,
  FunctionMasking,
  HogFunction,
  HogFunctionSummary,
  HogFunctionTemplate,
  HogFunctionType,
  InputItem,
  InputSchemaEntry,
} from "../../protocol/posthog.ts";
import { fieldsSchema, text } from "./decode.ts";

/*
 * What a person edits is sent back as a whole, so fields that we do not know are kept in it. Elsewhere
 * they are dropped. Old rows have null where new ones have something empty.
 */

/** Null stands for an absent field, except where it is a value. */
function withoutNulls(entry: unknown): unknown {
  if (!v.is(fieldsSchema, entry)) return entry;
  return Object.fromEntries(
    Object.entries(entry).filter(
      ([name, value]) => value !== null || name === "default" || name === "value",
    ),
  );
}

const choiceSchema = v.pipe(
  v.unknown(),
  v.transform(withoutNulls),
  v.looseObject({ value: v.unknown(), label: v.exactOptional(v.string()) }),
);

const inputSchemaEntry: v.GenericSchema<unknown, InputSchemaEntry> = v.pipe(
  v.unknown(),
  v.transform(withoutNulls),
  v.looseObject({
    type: v.string(),
    key: v.string(),
    label: v.exactOptional(v.string()),
    choices: v.exactOptional(v.array(choiceSchema)),
    required: v.exactOptional(v.boolean()),
    default: v.exactOptional(v.unknown()),
    secret: v.exactOptional(v.boolean()),
    hidden: v.exactOptional(v.boolean()),
    description: v.exactOptional(v.string()),
    integration: v.exactOptional(v.string()),
    integration_key: v.exactOptional(v.string()),
    integration_field: v.exactOptional(v.string()),
    requires_field: v.exactOptional(v.string()),
    requiredScopes: v.exactOptional(v.string()),
    templating: v.exactOptional(v.union([v.boolean(), v.picklist(["hog", "liquid"])])),
  }),
);

const inputItem: v.GenericSchema<unknown, InputItem> = v.pipe(
  v.unknown(),
  v.transform((item) => withoutNulls(item ?? {})),
  v.looseObject({
    value: v.exactOptional(v.unknown()),
    templating: v.exactOptional(v.picklist(["hog", "liquid"])),
    secret: v.exactOptional(v.literal(true)),
    bytecode: v.exactOptional(v.unknown()),
    order: v.exactOptional(v.number()),
    transpiled: v.exactOptional(v.unknown()),
  }),
);

const inputsSchemaSchema = v.nullish(v.array(inputSchemaEntry), []);
const inputsSchema = v.nullish(v.record(v.string(), inputItem), {});
const filtersSchema: v.GenericSchema<unknown, FunctionFilters> = v.nullish(fieldsSchema, {});

const maskingSchema: v.GenericSchema<unknown, FunctionMasking> = v.looseObject({
  ttl: v.number(),
  threshold: v.exactOptional(v.nullable(v.number())),
  hash: v.string(),
  bytecode: v.exactOptional(v.unknown()),
});

const mappingSchema: v.GenericSchema<unknown, FunctionMapping> = v.looseObject({
  name: v.exactOptional(v.nullable(v.string())),
  inputs_schema: v.exactOptional(inputsSchemaSchema),
  inputs: v.exactOptional(inputsSchema),
  filters: v.exactOptional(filtersSchema),
});

const templateSchema: v.GenericSchema<unknown, HogFunctionTemplate> = v.object({
  id: v.string(),
  name: text,
  description: v.nullish(v.string(), null),
  code: text,
  code_language: v.fallback(v.picklist(["hog", "javascript"]), "hog"),
  inputs_schema: inputsSchemaSchema,
  type: text,
  status: text,
  category: v.fallback(v.array(v.string()), []),
  free: v.fallback(v.boolean(), true),
  icon_url: v.nullish(v.string(), null),
  filters: v.nullish(fieldsSchema, null),
  masking: v.nullish(maskingSchema, null),
  mapping_templates: v.nullish(v.array(v.unknown()), null),
});

const userSchema = v.object({ id: v.number(), first_name: text, email: text });

/** Very old rows have null. */
export const functionTypeSchema: v.GenericSchema<unknown, HogFunctionType> = v.nullish(
  v.picklist([
    "destination",
    "internal_destination",
    "transformation",
    "transformation_log",
    "source_webhook",
    "warehouse_source_webhook",
    "site_destination",
    "site_app",
  ]),
  "destination",
);

const summaryEntries = {
  id: v.string(),
  type: functionTypeSchema,
  name: v.nullish(v.string(), null),
  description: v.nullish(v.string(), ""),
  enabled: v.boolean(),
  hog: v.nullish(v.string(), ""),
  filters: filtersSchema,
  created_at: text,
  // Both only inform: what is odd in them must not keep the function from being opened.
  created_by: v.fallback(v.nullish(userSchema, null), null),
  template: v.fallback(v.nullish(templateSchema, null), null),
  updated_at: v.string(),
  icon_url: v.nullish(v.string(), null),
  status: v.fallback(v.object({ state: v.number(), tokens: v.fallback(v.number(), 0) }), {
    state: 0,
    tokens: 0,
  }),
  execution_order: v.nullish(v.number(), null),
};

/** An element of `GET hog_functions/`. */
export const functionSummarySchema: v.GenericSchema<unknown, HogFunctionSummary> =
  v.object(summaryEntries);

/** `GET hog_functions/{id}/`, and the answer of every write. */
export const functionSchema: v.GenericSchema<unknown, HogFunction> = v.object({
  ...summaryEntries,
  inputs_schema: inputsSchemaSchema,
  inputs: inputsSchema,
  mappings: v.nullish(v.array(mappingSchema), null),
  masking: v.nullish(maskingSchema, null),
  bytecode: v.nullish(v.array(v.unknown()), null),
  transpiled: v.nullish(v.string(), null),
});
