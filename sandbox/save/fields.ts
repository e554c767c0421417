import { isJsonObject, type JsonObject, pythonType, textOf } from "../json.ts";
import { type FieldPath, refuseField } from "./fieldProblem.ts";

export const requiredField = "This field is required.";

export interface TextOptions {
  /** Most characters. */
  readonly longest?: number;
  readonly blank?: "allowed" | "refused";
}

/** A text without blanks around it. As in PostHog a number stands for its digits. */
export function readText(value: unknown, path: FieldPath, options: TextOptions = {}): string {
  refuseNull(value, path);
  if (typeof value !== "string" && typeof value !== "number") {
    refuseField(path, "Not a valid string.");
  }
  const text = String(value).trim();
  if (text === "" && options.blank !== "allowed") {
    refuseField(path, "This field may not be blank.", "blank");
  }
  const { longest = Infinity } = options;
  if (text.length > longest) {
    const detail = `Ensure this field has no more than ${longest} characters.`;
    refuseField(path, detail, "max_length");
  }
  return text;
}

/** A boolean, or one of the many texts that PostHog takes for one. */
export function readBoolean(value: unknown, path: FieldPath): boolean {
  refuseNull(value, path);
  if (trueValues.has(value)) return true;
  if (falseValues.has(value)) return false;
  return refuseField(path, "Must be a valid boolean.");
}

const trueValues: ReadonlySet<unknown> = new Set([
  true,
  1,
  ...["t", "y", "yes", "true", "on", "1"].flatMap(spellings),
]);
const falseValues: ReadonlySet<unknown> = new Set([
  false,
  0,
  ...["f", "n", "no", "false", "off", "0"].flatMap(spellings),
]);

function spellings(word: string): readonly string[] {
  return [word, word.toUpperCase(), word.charAt(0).toUpperCase() + word.slice(1)];
}

export interface IntegerOptions {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** An integer, or a text of its digits. */
export function readInteger(
  value: unknown,
  path: FieldPath,
  { minimum = -Infinity, maximum = Infinity }: IntegerOptions = {},
): number {
  refuseNull(value, path);
  const isDigits = typeof value === "string" && /^\s*[-+]?\d{1,15}\s*$/.test(value);
  const number = typeof value === "number" || isDigits ? Number(value) : NaN;
  if (!Number.isInteger(number)) refuseField(path, "A valid integer is required.");
  if (number > maximum) {
    const detail = `Ensure this value is less than or equal to ${maximum}.`;
    refuseField(path, detail, "max_value");
  }
  if (number < minimum) {
    const detail = `Ensure this value is greater than or equal to ${minimum}.`;
    refuseField(path, detail, "min_value");
  }
  return number;
}

/** One of the values of `choices`. */
export function readChoice<Choice extends string>(
  value: unknown,
  path: FieldPath,
  choices: readonly Choice[],
): Choice {
  refuseNull(value, path);
  const choice = choices.find((one) => one === value);
  if (choice !== undefined) return choice;
  return refuseField(path, `"${textOf(value)}" is not a valid choice.`, "invalid_choice");
}

/** A list of anything. */
export function readList(value: unknown, path: FieldPath): readonly unknown[] {
  refuseNull(value, path);
  if (Array.isArray(value)) return value;
  const detail = `Expected a list of items but got type "${pythonType(value)}".`;
  return refuseField(path, detail, "not_a_list");
}

/** An object with any names. */
export function readDictionary(value: unknown, path: FieldPath): JsonObject {
  refuseNull(value, path);
  if (isJsonObject(value)) return value;
  const detail = `Expected a dictionary of items but got type "${pythonType(value)}".`;
  return refuseField(path, detail, "not_a_dict");
}

/** An object whose fields are read one by one. */
export function readObject(value: unknown, path: FieldPath): JsonObject {
  refuseNull(value, path);
  if (isJsonObject(value)) return value;
  const detail = `Invalid data. Expected a dictionary, but got ${pythonType(value)}.`;
  return refuseField([...path, "non_field_errors"], detail);
}

function refuseNull(value: unknown, path: FieldPath): void {
  if (value === undefined) refuseField(path, requiredField, "required");
  if (value === null) refuseField(path, "This field may not be null.", "null");
}
