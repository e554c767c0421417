import {
  isJsonList,
  isJsonObject,
  isWrittenFloat,
  type Json,
  type JsonObject,
  readJson,
} from "../../../hog/filters/json.ts";

/** One line of a file of vectors; `test/conformance/README.md` explains its fields. */
export type Vector = TextVector | JsonVector;

interface VectorLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly id: string;
  /** By their names there, with numbers as they are written: `10` and `10.0` are told apart. */
  readonly fields: JsonObject;
}

export interface TextVector extends VectorLine {
  readonly kind: "program" | "expr" | "template";
  readonly source: string;
}

export interface JsonVector extends VectorLine {
  readonly kind: "inputs" | "filters";
  readonly source: Json;
}

const kinds: ReadonlySet<Vector["kind"]> = new Set<Vector["kind"]>([
  "program",
  "expr",
  "template",
  "inputs",
  "filters",
]);

/** A vector, or why a line is none. */
export type ReadVector = Vector | { readonly error: string };

/** Reads the vectors of a file; empty lines are passed over. */
export function readVectors(file: string, text: string): readonly ReadVector[] {
  const vectors = text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : [readVector(file, index + 1, line)]));
  return vectors.length === 0 ? [{ error: `${file} holds no vectors.` }] : vectors;
}

function readVector(file: string, line: number, text: string): ReadVector {
  const read = readJson(text);
  const place = `${file}:${line}`;
  if ("error" in read) return { error: `${place} is no JSON: ${read.error}.` };
  const fields = read.value;
  if (!isJsonObject(fields)) return { error: `${place} does not hold a JSON object.` };
  const kind = [...kinds].find((one) => one === fields["kind"]);
  if (kind === undefined) {
    return { error: `${place}: "kind" is not one of ${[...kinds].join(", ")}.` };
  }
  const { id, source } = fields;
  if (typeof id !== "string") return { error: `${place} has no "id".` };
  if (source === undefined) return { error: `${place} has no "source".` };
  if (kind === "inputs" || kind === "filters") return { file, line, id, kind, source, fields };
  if (typeof source === "string") return { file, line, id, kind, source, fields };
  return { error: `${place}: the "source" of its kind is a text.` };
}

/** The value as JavaScript has it: `10.0` is the number 10, and only large integers are bigints. */
export function toPlain(json: Json | undefined): unknown {
  if (isWrittenFloat(json)) return json.value;
  if (isJsonList(json)) return json.map(toPlain);
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, toPlain(value)]));
}

/** The globals that a program or template is run with. */
export function globalsOf(fields: JsonObject): Readonly<Record<string, unknown>> {
  const { globals } = fields;
  if (!isJsonObject(globals)) return {};
  return Object.fromEntries(Object.entries(globals).map(([key, value]) => [key, toPlain(value)]));
}
