import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FunctionContext, InputSchema } from "../../hog/analysis/context.ts";
import { everyFunctionType } from "../../hog/library/functionType.ts";

/**
 * To what function each program belongs: what the client told, else what the `function.json` beside
 * the program says.
 */
export class FunctionContexts {
  readonly #told = new Map<string, FunctionContext>();
  readonly #read = new Map<string, FunctionContext>();

  /** Takes what the client tells about a program, with the fields of PostHog's API; null takes it back. */
  tell(uri: string, context: unknown): void {
    if (context === null || context === undefined) this.#told.delete(uri);
    else this.#told.set(uri, decodeContext(context));
  }

  /** What is known about the function of a program; a file is read once. */
  of(uri: string): FunctionContext {
    const told = this.#told.get(uri);
    if (told) return told;
    const path = functionFileBeside(uri);
    if (path === undefined) return {};
    const known = this.#read.get(path) ?? readContext(path);
    this.#read.set(path, known);
    return known;
  }

  /** Reads the file beside a program anew when it is asked for next. */
  forgetFileBeside(uri: string): void {
    const path = functionFileBeside(uri);
    if (path !== undefined) this.#read.delete(path);
  }
}

/** The path of the `function.json` beside a file; `undefined` for what is no file on disk. */
export function functionFileBeside(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(new URL("function.json", uri));
  } catch {
    return undefined;
  }
}

/** More than any function has; PostHog limits the whole far below. */
const largestFile = 10_000_000;

/** Nothing is known where the file is absent, or while somebody writes it. */
function readContext(path: string): FunctionContext {
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > largestFile) return {};
    return decodeContext(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return {};
  }
}

/**
 * Takes from an untrusted object what the language can use. Unlike the command `hog`, which complains,
 * this passes over what it does not understand: somebody is typing it.
 */
export function decodeContext(value: unknown): FunctionContext {
  if (!isObject(value)) return {};
  const type = [...everyFunctionType].find((one) => one === value["type"]);
  const inputs = decodeInputs(value);
  return { ...(type && { type }), ...(inputs && { inputs }) };
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

function decodeInput(value: unknown): readonly InputSchema[] {
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
