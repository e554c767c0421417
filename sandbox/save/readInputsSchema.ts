import type { InputSchemaEntry } from "../../protocol/posthog.ts";
import { field } from "../json.ts";
import type { FieldPath } from "./fieldProblem.ts";
import {
  readBoolean,
  readChoice,
  readDictionary,
  readList,
  readObject,
  readText,
} from "./fields.ts";

/** The schema of a function's inputs; what its entries have besides is dropped. */
export function readInputsSchema(value: unknown, path: FieldPath): readonly InputSchemaEntry[] {
  return readList(value, path).map((entry, index) => readEntry(entry, [...path, index]));
}

function readEntry(value: unknown, path: FieldPath): InputSchemaEntry {
  const given = readObject(value, path);
  const type = readChoice(field(given, "type"), [...path, "type"], inputTypes);
  const key = readText(field(given, "key"), [...path, "key"]);
  const others = optionalFields.flatMap(([name, read]): [string, unknown][] => {
    const part = field(given, name);
    // Null stands for an absent field, except where it is a value.
    if (part === undefined || (part === null && name !== "default")) return [];
    return [[name, read(part, [...path, name])]];
  });
  return {
    type,
    key,
    required: false,
    secret: false,
    hidden: false,
    ...Object.fromEntries(others),
  };
}

const inputTypes = [
  "string",
  "number",
  "boolean",
  "dictionary",
  "choice",
  "json",
  "integration",
  "integration_field",
  "email",
  "native_email",
  "posthog_assignee",
  "posthog_ticket_tags",
  "posthog_business_hours",
] as const;

type Read = (value: unknown, path: FieldPath) => unknown;

const readAnyText: Read = (value, path) => readText(value, path, { blank: "allowed" });

const optionalFields: readonly (readonly [string, Read])[] = [
  ["label", readAnyText],
  ["choices", readChoices],
  ["required", readBoolean],
  ["default", (value) => value],
  ["secret", readBoolean],
  ["hidden", readBoolean],
  ["description", readAnyText],
  ["integration", readAnyText],
  ["integration_key", readAnyText],
  ["requires_field", readAnyText],
  ["integration_field", readAnyText],
  ["requiredScopes", readAnyText],
  ["templating", readTemplating],
];

function readChoices(value: unknown, path: FieldPath): readonly unknown[] {
  return readList(value, path).map((choice, index) => readDictionary(choice, [...path, index]));
}

function readTemplating(value: unknown, path: FieldPath): unknown {
  return typeof value === "boolean" ? value : readChoice(value, path, ["hog", "liquid"]);
}
