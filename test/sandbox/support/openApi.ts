import { readFileSync } from "node:fs";

/** A schema of OpenAPI 3.0, as far as the declared contract uses it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly writeOnly?: boolean;
}

export interface Operation {
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** The contract that PostHog declares. */
export function readOpenApi(): OpenApi {
  const path = "test/fixtures/openapi/posthog-hog-functions.openapi.json";
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Where a value differs from a schema, as `place: problem`. What the schema does not name is no difference. */
export function differences(
  api: OpenApi,
  schema: Schema,
  value: unknown,
  place = "",
): readonly string[] {
  if (schema.$ref !== undefined) {
    const named = api.components.schemas[schema.$ref.split("/").at(-1) ?? ""];
    return named ? differences(api, named, value, place) : [`${place}: unknown ${schema.$ref}`];
  }
  if (value === null && (schema.nullable === true || isAnything(schema))) return [];
  if (schema.oneOf) {
    const fits = schema.oneOf.some((one) => differences(api, one, value, place).length === 0);
    return fits ? [] : [`${place}: none of the alternatives`];
  }
  return [
    ...(schema.allOf ?? []).flatMap((one) => differences(api, one, value, place)),
    ...(schema.enum && !schema.enum.includes(value) ? [`${place}: not in the enum`] : []),
    ...typeDifferences(api, schema, value, place),
  ];
}

function isAnything({ type, allOf, oneOf, enum: values }: Schema): boolean {
  return type === undefined && !allOf && !oneOf && !values;
}

function typeDifferences(
  api: OpenApi,
  schema: Schema,
  value: unknown,
  place: string,
): readonly string[] {
  switch (schema.type) {
    case "array":
      return Array.isArray(value)
        ? value.flatMap((item) => differences(api, schema.items ?? {}, item, `${place}[]`))
        : [`${place}: no array`];
    case "object":
      return isObject(value)
        ? objectDifferences(api, schema, value, place)
        : [`${place}: no object`];
    case "integer":
      return Number.isInteger(value) ? [] : [`${place}: no integer`];
    case undefined:
      return [];
    default:
      return typeof value === schema.type ? [] : [`${place}: no ${schema.type}`];
  }
}

function objectDifferences(
  api: OpenApi,
  { properties = {}, required = [], additionalProperties }: Schema,
  value: Readonly<Record<string, unknown>>,
  place: string,
): readonly string[] {
  const missing = required
    .filter((name) => properties[name]?.writeOnly !== true && !(name in value))
    .map((name) => `${place}.${name}: missing`);
  const others = Object.entries(value).flatMap(([name, part]) => {
    const schema = properties[name] ?? additionalProperties;
    return typeof schema === "object" ? differences(api, schema, part, `${place}.${name}`) : [];
  });
  return [...missing, ...others];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
