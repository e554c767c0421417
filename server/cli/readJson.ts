import { readText } from "./readFile.ts";
import { UsageError } from "./usageError.ts";

/** An object of JSON. */
export type JsonFields = Readonly<Record<string, unknown>>;

/**
 * Reads a file of JSON that holds an object.
 *
 * @throws UsageError where it cannot be read, or holds something else.
 */
export function readJsonObject(path: string): JsonFields {
  const value = readJsonFile(path);
  if (isObject(value)) return value;
  throw new UsageError(`${path} does not hold a JSON object.`);
}

/**
 * Reads a file of JSON.
 *
 * @throws UsageError where it cannot be read, or is no JSON.
 */
export function readJsonFile(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${path} is no JSON: ${reason}.`);
  }
}

/** True for `{…}` only: not for null or a list. */
export function isObject(value: unknown): value is JsonFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
