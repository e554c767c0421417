import type { MockRule } from "../../protocol/run.ts";
import { isObject, readJsonFile } from "./readJson.ts";
import { UsageError } from "./usageError.ts";

/**
 * Reads a file of mocks: a list of rules, each of which answers the calls that it fits.
 *
 * @throws UsageError where it is something else, or a rule has a field that is unknown or of the wrong type.
 */
export function readMocks(path: string): readonly MockRule[] {
  const rules = readJsonFile(path);
  if (!Array.isArray(rules)) throw new UsageError(`${path} does not hold a JSON list.`);
  return rules.map((rule: unknown, index) => decodeRule(rule, `${path}, mock ${index + 1}`));
}

function decodeRule(rule: unknown, place: string): MockRule {
  if (!isObject(rule)) throw new UsageError(`${place} is no object.`);
  for (const [field, value] of Object.entries(rule)) checkField(field, value, place);
  return rule;
}

function checkField(field: string, value: unknown, place: string): void {
  const type = fieldTypes.get(field);
  if (type === undefined) {
    throw new UsageError(`${place} has the unknown field "${field}".`);
  }
  if (type !== "any" && typeof value !== type) {
    throw new UsageError(`${place}: "${field}" is no ${type === "string" ? "text" : type}.`);
  }
}

const fieldTypes: ReadonlyMap<string, "string" | "number" | "any"> = new Map([
  ["function", "string"],
  ["url", "string"],
  ["method", "string"],
  ["times", "number"],
  ["status", "number"],
  ["body", "any"],
  ["answer", "any"],
  ["error", "string"],
]);
