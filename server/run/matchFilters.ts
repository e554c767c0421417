import type { Bytecode } from "../../hog/bytecode/program.ts";
import { type CompiledFilters, compileFilters } from "../../hog/filters/compileFilters.ts";
import { type EventGlobals, filterGlobals } from "../../hog/filters/filterGlobals.ts";
import { type Json, readJson } from "../../hog/filters/json.ts";
import { readProject } from "../../hog/filters/project.ts";
import type { RunFilters, RunRequest } from "../../protocol/run.ts";
import { evaluate } from "./evaluate.ts";
import { explainFilters } from "./explainFilters.ts";
import { type JsonRecord, isRecord } from "./record.ts";

/** Whether filters let through what triggers a function. */
export interface FilterMatch {
  readonly match: boolean;
  /** The worker's line in the log of the function; only where the filters failed. */
  readonly log?: string;
  /** Why PostHog's server refused to compile them. */
  readonly refusal?: string;
}

/**
 * Whether what triggers a function passes filters, as PostHog's worker decides. Filters that bring
 * their program are decided by it, others are compiled. No filters at all let everything pass.
 */
export function matchFilters(
  { project = {} }: RunRequest,
  filters: RunFilters | null | undefined,
  globals: JsonRecord,
  now: Date,
): FilterMatch {
  if (!filters || Object.keys(filters).length === 0) return { match: true };
  if (!hasEvent(globals)) return { match: false, log: "Missing event" };
  const json = toJson(filters);
  const compiled = compiledOf(filters, json, project, now);
  const { match, log } = explainFilters(json, compiled, filterGlobals(globals), evaluate);
  return {
    match,
    ...(log !== undefined && { log }),
    ...("error" in compiled && { refusal: compiled.error.message }),
  };
}

/** Names and ids are read where they are there; PostHog does not check them either. */
function hasEvent(globals: JsonRecord): globals is JsonRecord & EventGlobals {
  return isRecord(globals["event"]);
}

function compiledOf(
  { bytecode }: RunFilters,
  json: Json,
  project: JsonRecord,
  now: Date,
): ReturnType<typeof compileFilters> {
  if (isProgram(bytecode)) return asCompiled(bytecode);
  const { timezone } = project;
  const timeZone = typeof timezone === "string" ? timezone : "UTC";
  return compileFilters(json, readProject(toJson(project)), { now: now.getTime(), timeZone });
}

function isProgram(value: unknown): value is Bytecode {
  return Array.isArray(value) && value[0] === "_H";
}

/** Of filters that come compiled nothing is known but their program. */
function asCompiled(bytecode: Bytecode): CompiledFilters {
  const origin = { document: "filters", path: [] } as const;
  const code = bytecode.slice(2);
  return { bytecode, clauses: { kind: "test", label: "the filters match", origin, code } };
}

function toJson(value: unknown): Json {
  const read = readJson(JSON.stringify(value));
  if ("error" in read) throw new Error(read.error);
  return read.value;
}
