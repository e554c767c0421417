import { readdirSync, readFileSync } from "node:fs";
import type { BytecodeElement } from "../../hog/bytecode/program.ts";
import type { InputValue } from "../../hog/templates/templateCode.ts";
import type { SourceKind } from "./randomSource.ts";

/** A conformance vector that is one text, with what PostHog's compiler and machine make of it. */
export interface CompileVector {
  readonly id: string;
  readonly kind: SourceKind;
  readonly source: string;
  /** `undefined` where `error` says why. */
  readonly bytecode: readonly BytecodeElement[] | undefined;
  readonly error: VectorError | undefined;
  readonly contextErrors: readonly VectorNotice[];
  readonly contextWarnings: readonly VectorNotice[];
  readonly hyphenError: string | undefined;
  readonly globals: Readonly<Record<string, unknown>>;
  /** True for programs whose run on the machine is part of the vector. */
  readonly runs: boolean;
}

/** Positions are code points; for a template, two too many. */
export interface VectorError {
  readonly stage: "parse" | "compile";
  readonly type: string;
  readonly message: string;
  readonly start: number | null;
  readonly end: number | null;
}

export interface VectorNotice {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** A vector whose source is the JSON value of an input. */
export interface InputVector {
  readonly id: string;
  readonly source: InputValue;
  readonly bytecode: unknown;
  readonly error: VectorError | undefined;
}

/** The files of vectors, without those of filters. */
export function vectorFiles(): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith(".jsonl") && file !== "filters.jsonl");
}

/** The vectors of a file that are one text. */
export function readCompileVectors(file: string): readonly CompileVector[] {
  return readLines(file).flatMap((line) => {
    const kind = kinds.get(line.kind);
    return kind === undefined ? [] : [decode(line, kind)];
  });
}

/** All vectors whose source is the value of an input. */
export function readInputVectors(): readonly InputVector[] {
  return vectorFiles()
    .flatMap(readLines)
    .filter((line) => line.kind === "inputs")
    .map(({ id, source, bytecode, error }) => ({ id, source, bytecode, error }));
}

/** A line of a file of vectors, with the names of its fields there. */
interface Line {
  readonly id: string;
  readonly kind: string;
  readonly source: InputValue;
  readonly bytecode?: readonly BytecodeElement[];
  readonly error?: VectorError;
  readonly context_errors?: readonly VectorNotice[];
  readonly context_warnings?: readonly VectorNotice[];
  readonly hyphen_error?: string;
  readonly globals?: Readonly<Record<string, unknown>>;
  readonly stdout?: readonly string[];
  /** Positions at which a text stands for a float that JSON does not have. */
  readonly nonfinite?: readonly number[];
}

function readLines(file: string): readonly Line[] {
  return readFileSync(new URL(file, folder), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map(parseExactly);
}

const folder = new URL("../conformance/", import.meta.url);

const kinds: ReadonlyMap<string, SourceKind> = new Map([
  ["program", "program"],
  ["expr", "expression"],
  ["template", "template"],
]);

/** Keeps integers beyond 2^53, which `JSON.parse` would round. */
function parseExactly(line: string): Line {
  const marked = line.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (token) => {
    const isLarge = /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
    return isLarge ? `{"bigint":"${token}"}` : token;
  });
  const value: Line = JSON.parse(marked, (_key, part: unknown) => {
    const isMarked = typeof part === "object" && part !== null && "bigint" in part;
    return isMarked && typeof part.bigint === "string" ? BigInt(part.bigint) : part;
  });
  return value;
}

function decode(line: Line, kind: SourceKind): CompileVector {
  return {
    id: line.id,
    kind,
    source: typeof line.source === "string" ? line.source : "",
    bytecode: line.bytecode?.map((element, index) =>
      line.nonfinite?.includes(index) ? Number(element) : element,
    ),
    error: line.error,
    contextErrors: line.context_errors ?? [],
    contextWarnings: line.context_warnings ?? [],
    hyphenError: line.hyphen_error,
    globals: line.globals ?? {},
    runs: kind === "program" && line.stdout !== undefined,
  };
}
