import * as v from "valibot";
import type { HogFunctionType } from "../../protocol/posthog.ts";
import { checkMeaning } from "./checkMeaning.ts";
import {
  type ConfigurationField,
  type ShownConfiguration,
  everyField,
  fieldsOf,
} from "./configurationFields.ts";
import { fieldSchemas } from "./fieldSchemas.ts";
import { type Fields, isObject } from "./fields.ts";
import { type Mistake, error } from "./mistake.ts";
import { nearestWord } from "./nearestWord.ts";

/** A JSON value as the configuration that it is, with what is to be said about it. */
export type CheckedConfiguration =
  | { readonly configuration: ShownConfiguration; readonly warnings: readonly Mistake[] }
  | { readonly mistakes: readonly Mistake[] };

/**
 * Reads a function's configuration from JSON. Every field must be there: an absent one could mean
 * that it stays, or that it is emptied.
 */
export function checkConfiguration(json: unknown, type: HogFunctionType): CheckedConfiguration {
  if (!isObject(json)) {
    const message = `A function is one JSON object with ${listOf(fieldsOf(type))}.`;
    return { mistakes: [error([], message)] };
  }
  const mistakes = [...unknownFields(json, type), ...wrongTypes(json, type)];
  if (mistakes.length > 0 || !hasFields(json, type)) return { mistakes };
  const findings = checkMeaning(json);
  const isWrong = findings.some(({ severity }) => severity === "error");
  return isWrong ? { mistakes: findings } : { configuration: json, warnings: findings };
}

/** Their types have been looked at before. */
function hasFields(json: Fields, type: HogFunctionType): json is Fields & ShownConfiguration {
  return fieldsOf(type).every((field) => Object.hasOwn(json, field));
}

function unknownFields(json: Fields, type: HogFunctionType): readonly Mistake[] {
  const known: ReadonlySet<string> = new Set(fieldsOf(type));
  return Object.keys(json)
    .filter((name) => !known.has(name))
    .map((name) => error([name], describeUnknown(name, type), "name"));
}

function describeUnknown(name: string, type: HogFunctionType): string {
  if (everyField.some((field) => field === name)) {
    return `Functions of the type ${type} have no ${name}. Remove it.`;
  }
  if (name === "hog") return "The code is in a file of its own. Remove it here.";
  const near = nearestWord(name, fieldsOf(type));
  const next = near === undefined ? "Remove it." : `Did you mean "${near}"?`;
  return `"${name}" is nothing that can be changed here. ${next}`;
}

function wrongTypes(json: Fields, type: HogFunctionType): readonly Mistake[] {
  return fieldsOf(type).flatMap((field) => {
    if (!Object.hasOwn(json, field)) {
      return [error([], `"${field}" is missing. For none write "${field}": ${nothing[field]}.`)];
    }
    const { issues = [] } = v.safeParse(fieldSchemas[field], json[field]);
    return issues.map((issue) => describeIssue(field, issue));
  });
}

/** What to write where a field was taken out. */
const nothing: Readonly<Record<ConfigurationField, string>> = {
  name: "null",
  description: '""',
  enabled: "false",
  inputs_schema: "[]",
  inputs: "{}",
  filters: "{}",
  mappings: "null",
  masking: "null",
};

function describeIssue(field: string, issue: v.BaseIssue<unknown>): Mistake {
  const inside = issue.path?.map(({ key }) => (typeof key === "number" ? key : String(key))) ?? [];
  const place = [field, ...inside];
  // JSON has no value of that name.
  const isMissing = issue.received === "undefined";
  return error(place, `${dotted(place)} ${isMissing ? "is missing" : issue.message}.`);
}

/** Such as `mappings[0].inputs.url`. */
function dotted(path: Mistake["path"]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .slice(1);
}

function listOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
