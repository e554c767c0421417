import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import { everyFunctionType, type FunctionType } from "../../hog/library/functionType.ts";
import type { RunFilters, RunInput, RunInputSchema, RunMapping } from "../../protocol/run.ts";
import { type JsonFields, isObject, readJsonObject } from "./readJson.ts";
import type { Source } from "./source.ts";
import { UsageError } from "./usageError.ts";

const fileName = "function.json";

/** Whether a file says which function the programs beside it belong to. */
export function isFunctionFile(path: string): boolean {
  return basename(path) === fileName;
}

/** The path of the file beside a text that would say to which function it belongs. */
export function functionFileBeside({ path }: Source): string {
  return join(dirname(path), fileName);
}

/** What the `function.json` beside a program says, of what the commands use. */
export interface FunctionFile {
  readonly id?: string;
  readonly name?: string;
  readonly type?: FunctionType;
  readonly inputsSchema?: readonly InputField[];
  readonly inputs?: Readonly<Record<string, RunInput | null>>;
  readonly filters?: RunFilters | null;
  readonly mappings?: readonly RunMapping[] | null;
}

/** An entry of `inputs_schema`. */
type InputField = NonNullable<FunctionContext["inputs"]>[number] & RunInputSchema;

/**
 * Reads the `function.json` beside a program, whose fields are those of PostHog's API. Without such a
 * file, and beside standard input without a name, nothing is known.
 *
 * @throws UsageError where a field is not what it has to be.
 */
export function readFunctionFile(source: Source): FunctionFile {
  if (source.from === "input") return {};
  const path = functionFileBeside(source);
  return existsSync(path) ? decode(readJsonObject(path), path) : {};
}

/** What the rules are to know about a function. Its program sees the inputs of mappings as well. */
export function contextOf({ type, inputsSchema, mappings }: FunctionFile): FunctionContext {
  const mapped = (mappings ?? []).flatMap((mapping) => mapping.inputsSchema ?? []);
  return {
    ...(type && { type }),
    ...(inputsSchema && { inputs: [...inputsSchema, ...mapped] }),
  };
}

function decode(fields: JsonFields, path: string): FunctionFile {
  const { id, name, type, inputs_schema: schema, inputs, filters, mappings } = fields;
  return {
    ...(typeof id === "string" && { id }),
    ...(typeof name === "string" && { name }),
    ...(type !== undefined && { type: decodeType(type, path) }),
    ...(isGiven(schema) && { inputsSchema: decodeSchema(schema, path) }),
    ...(isGiven(inputs) && { inputs: decodeInputs(inputs, path) }),
    ...(isGiven(filters) && { filters: objectIn(filters, "filters", path) }),
    ...(isGiven(mappings) && { mappings: decodeMappings(mappings, path) }),
  };
}

/** PostHog writes null where there is nothing. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function decodeType(value: unknown, path: string): FunctionType {
  const type = [...everyFunctionType].find((one) => one === value);
  if (type !== undefined) return type;
  const types = [...everyFunctionType].join(", ");
  throw new UsageError(`In ${path}, "type" is not one of ${types}.`);
}

function decodeSchema(value: unknown, path: string): readonly InputField[] {
  return listIn(value, "inputs_schema", path).map((field) => {
    if (isInputField(field)) return field;
    throw new UsageError(`In ${path}, an entry of "inputs_schema" has no "key" or no "type".`);
  });
}

/** The other fields are optional, and PostHog has checked them. */
function isInputField(field: unknown): field is InputField {
  return isObject(field) && typeof field["key"] === "string" && typeof field["type"] === "string";
}

function decodeInputs(value: unknown, path: string): Readonly<Record<string, RunInput | null>> {
  const inputs = objectIn(value, "inputs", path);
  const entries = Object.entries(inputs).map(([key, input]): [string, RunInput | null] => {
    if (isInput(input)) return [key, input];
    throw new UsageError(`In ${path}, "inputs"."${key}" is no object with a "value".`);
  });
  return Object.fromEntries(entries);
}

function isInput(input: unknown): input is RunInput | null {
  return input === null || isObject(input);
}

function decodeMappings(value: unknown, path: string): readonly RunMapping[] {
  return listIn(value, "mappings", path).map((mapping) => {
    const { name, inputsSchema, inputs, filters } = decode(
      objectIn(mapping, "mappings", path),
      path,
    );
    return {
      ...(name !== undefined && { name }),
      ...(inputsSchema && { inputsSchema }),
      ...(inputs && { inputs }),
      ...(filters && { filters }),
    };
  });
}

function listIn(value: unknown, field: string, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new UsageError(`In ${path}, "${field}" is no list.`);
}

function objectIn(value: unknown, field: string, path: string): JsonFields {
  if (isObject(value)) return value;
  throw new UsageError(`In ${path}, "${field}" is no object.`);
}
