import type { FunctionMapping } from "../../protocol/posthog.ts";
import { field } from "../json.ts";
import type { FieldPath } from "./fieldProblem.ts";
import { readList, readObject, readText } from "./fields.ts";
import { type FiltersContext, readFilters } from "./readFilters.ts";
import { type InputsContext, readInputs } from "./readInputs.ts";
import { readInputsSchema } from "./readInputsSchema.ts";

export type MappingsContext = Omit<FiltersContext, "hasMappings"> &
  Pick<InputsContext, "templates" | "isSite">;

/** The mappings of a destination. Secrets in them are stored in clear, as PostHog does. */
export function readMappings(
  value: unknown,
  path: FieldPath,
  context: MappingsContext,
): readonly FunctionMapping[] | null {
  if (value === null) return null;
  return readList(value, path).map((mapping, index) =>
    readMapping(mapping, [...path, index], context),
  );
}

function readMapping(value: unknown, path: FieldPath, context: MappingsContext): FunctionMapping {
  const given = readObject(value, path);
  const name = field(given, "name");
  const schema = readInputsSchema(field(given, "inputs_schema") ?? [], [...path, "inputs_schema"]);
  const { templates, isSite } = context;
  return {
    ...(typeof name === "string" && { name: readText(name, [...path, "name"]) }),
    inputs_schema: schema,
    inputs: readInputs(field(given, "inputs"), [...path, "inputs"], {
      schema,
      secrets: {},
      templates,
      isSite,
    }),
    filters: readFilters(field(given, "filters"), [...path, "filters"], {
      ...context,
      hasMappings: false,
    }),
  };
}
