import { readdirSync, readFileSync } from "node:fs";
import type { SourceKind } from "./randomSource.ts";

/** A text of a conformance vector; `test/conformance` says what else a vector holds. */
export interface Vector {
  readonly id: string;
  readonly kind: SourceKind;
  readonly source: string;
  readonly error: VectorError | undefined;
}

export interface VectorError {
  readonly stage: "parse" | "compile";
  readonly type: string;
  readonly message: string;
  /** As PostHog's parser counts, see `officialErrorStart`; for a template two too many. */
  readonly start: number;
}

/** The texts of all vectors but filters: one of each, or all strings of a structure of inputs. */
export function readVectors(): readonly Vector[] {
  return readVectorLines().flatMap((line) => decode(JSON.parse(line)));
}

/** The lines of all files of vectors, each a JSON object. */
export function readVectorLines(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .flatMap((file) => readFileSync(new URL(file, folder), "utf8").split("\n"))
    .filter((line) => line !== "");
}

const folder = new URL("../conformance/", import.meta.url);

const kinds: ReadonlyMap<unknown, SourceKind> = new Map([
  ["program", "program"],
  ["expr", "expression"],
  ["template", "template"],
  ["inputs", "template"],
]);

function decode(line: unknown): readonly Vector[] {
  if (!isObject(line)) return [];
  const kind = kinds.get(line["kind"]);
  if (kind === undefined) return [];
  const error = isObject(line["error"]) ? decodeError(line["error"]) : undefined;
  return stringsOf(line["source"]).map((source) => ({
    id: String(line["id"]),
    kind,
    source,
    error,
  }));
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsOf);
  return isObject(value) ? Object.values(value).flatMap(stringsOf) : [];
}

function decodeError({ stage, type, message, start }: Record<string, unknown>): VectorError {
  return {
    stage: stage === "parse" ? "parse" : "compile",
    type: String(type),
    message: String(message),
    start: Number(start),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
