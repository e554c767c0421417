import type { HostChoice, MockRule } from "../../protocol/run.ts";
import { type JsonRecord, isRecord } from "./record.ts";

/**
 * Reads the JSON of a mocks file: a list of rules, or an object with `rules` and `otherwise` (`error`
 * or `mock`, for calls that no rule fits; `error` when absent).
 *
 * `problem` says what is wrong, in one sentence, for the author of the file.
 */
export function decodeMocks(json: unknown): HostChoice | { readonly problem: string } {
  const { rules, otherwise = "error" }: JsonRecord = Array.isArray(json)
    ? { rules: json }
    : isRecord(json)
      ? json
      : {};
  if (!isList(rules)) return { problem: "Mocks must be a list of rules." };
  if (otherwise !== "error" && otherwise !== "mock") {
    return { problem: '"otherwise" must be "error" or "mock".' };
  }
  const decoded: MockRule[] = [];
  for (const [index, rule] of rules.entries()) {
    const problem = problemOf(rule);
    if (problem !== undefined) return { problem: `Rule ${index + 1}: ${problem}` };
    if (isRule(rule)) decoded.push(rule);
  }
  return { mode: "scripted", rules: decoded, otherwise };
}

/** What each field of a rule must be; `body` and `answer` may be anything. */
const fieldTypes: ReadonlyMap<string, string> = new Map([
  ["function", "string"],
  ["url", "string"],
  ["method", "string"],
  ["times", "number"],
  ["status", "number"],
  ["error", "string"],
  ["body", "any"],
  ["answer", "any"],
]);

function problemOf(rule: unknown): string | undefined {
  if (!isRecord(rule) || Array.isArray(rule)) return "it must be an object.";
  for (const [name, value] of Object.entries(rule)) {
    const type = fieldTypes.get(name);
    if (type === undefined) {
      return `"${name}" is unknown; known are ${[...fieldTypes.keys()].join(", ")}.`;
    }
    if (type !== "any" && typeof value !== type) return `"${name}" must be a ${type}.`;
  }
  return undefined;
}

/** True for what has no problem. */
function isRule(rule: unknown): rule is MockRule {
  return problemOf(rule) === undefined;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
