import type { FunctionContext, InputSchema } from "../../hog/analysis/context.ts";
import { everyFunctionType, type FunctionType } from "../../hog/library/functionType.ts";

/**
 * Takes from an untrusted object what the language can use. Unlike the command `hog`, which complains,
 * this passes over what it does not understand: somebody is typing it.
 */
export function decodeContext(value: unknown): FunctionContext {
  if (!isObject(value)) return {};
  const type = decodeType(value["type"]);
  const inputs = decodeInputs(value);
  return { ...(type && { type }), ...(inputs && { inputs }) };
}

/** `undefined` for what is no type of function whose program is Hog. */
export function decodeType(value: unknown): FunctionType | undefined {
  return [...everyFunctionType].find((one) => one === value);
}

/** The inputs of a mapping stand beside those of the function, and take their place. */
function decodeInputs(fields: Fields): readonly InputSchema[] | undefined {
  const schema = fields["inputs_schema"];
  if (!Array.isArray(schema)) return undefined;
  const mappings: readonly unknown[] = Array.isArray(fields["mappings"]) ? fields["mappings"] : [];
  const mapped = mappings.flatMap((mapping) =>
    isObject(mapping) ? (decodeInputs(mapping) ?? []) : [],
  );
  const byKey = new Map([...schema.flatMap(decodeInput), ...mapped].map((one) => [one.key, one]));
  return [...byKey.values()];
}

/** One entry of a schema in a list, or an empty list for what is none. */
export function decodeInput(value: unknown): readonly InputSchema[] {
  if (!isObject(value)) return [];
  const { key, type, label, description, required, secret, choices } = value;
  if (typeof key !== "string") return [];
  return [
    {
      key,
      type: typeof type === "string" ? type : "any",
      ...(typeof label === "string" && { label }),
      ...(typeof description === "string" && { description }),
      ...(typeof required === "boolean" && { required }),
      ...(typeof secret === "boolean" && { secret }),
      ...(Array.isArray(choices) && { choices: choices.flatMap(decodeChoice) }),
    },
  ];
}

function decodeChoice(choice: unknown): NonNullable<InputSchema["choices"]> {
  if (!isObject(choice)) return [];
  const { value, label } = choice;
  if (typeof value !== "string") return [];
  return [{ value, ...(typeof label === "string" && { label }) }];
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
