import type { Bytecode } from "../../hog/bytecode/program.ts";
import type { Clause, ClauseOrigin, Subject } from "../../hog/filters/clause.ts";
import type { CompiledFilters, FilterError } from "../../hog/filters/compileFilters.ts";
import type { FilterGlobals } from "../../hog/filters/filterGlobals.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "../../hog/filters/json.ts";

/** Runs a program to its end on PostHog's machine. */
export type Execute = (bytecode: Bytecode, globals: FilterGlobals) => Execution;

/** What a program gave, or the message of the error that ended it. */
export type Execution = { readonly value: unknown } | { readonly error: string };

/** Whether an event passes the filters, and why. */
export interface FilterExplanation {
  readonly match: boolean;
  readonly decision: FilterDecision;
  /** What the worker counts: nothing for a match. */
  readonly metric?: "filtered" | "filtering_failed";
  /** The worker's line in the log of the function; only where the filters failed. */
  readonly log?: string;
  /** The conditions one by one. Absent where the filters were not compiled. */
  readonly clauses?: ExplainedClause;
}

/**
 * Where the worker's decision fell: there are no filters at all; the name of the event is in no
 * entry, so that nothing was run; there is no program to run; or the program decided.
 */
export type FilterDecision = "no-filters" | "event-name" | "not-compiled" | "program";

/** One condition with its outcome for this event. */
export interface ExplainedClause {
  readonly kind: Clause["kind"];
  /** A part of a sentence: `event is "paid"`. */
  readonly label: string;
  readonly origin: ClauseOrigin;
  readonly outcome: ClauseOutcome;
  /** The value that decided it. Absent where no single value does. */
  readonly subject?: ExplainedSubject;
  readonly children: readonly ExplainedClause[];
}

/**
 * `value` is what the program gave. A value that is true in a combination need not match on its
 * own: only the boolean `true` does.
 */
export type ClauseOutcome =
  | { readonly kind: "true" | "false"; readonly value: unknown }
  | { readonly kind: "error"; readonly message: string };

export interface ExplainedSubject {
  /** Such as `person property email`. */
  readonly label: string;
  readonly execution: Execution;
}

/**
 * Decides as PostHog's worker does whether an event passes, in its order, and explains every
 * condition, also those that the worker did not need.
 *
 * `filters` is the JSON they were compiled from.
 */
export function explainFilters(
  filters: Json,
  compiled: CompiledFilters | { readonly error: FilterError },
  globals: FilterGlobals,
  execute: Execute,
): FilterExplanation {
  const fields = isJsonObject(filters) ? filters : {};
  const decided = decide(fields, compiled, globals, execute);
  if ("error" in compiled) return decided;
  return { ...decided, clauses: explainClause(compiled.clauses, globals, execute) };
}

function decide(
  fields: JsonObject,
  compiled: CompiledFilters | { readonly error: FilterError },
  globals: FilterGlobals,
  execute: Execute,
): FilterExplanation {
  const isCompiled = !("error" in compiled);
  if (isCompiled && isEmpty(fields)) return { match: true, decision: "no-filters" };
  if (isOtherEvent(fields, globals)) {
    return { match: false, decision: "event-name", metric: "filtered" };
  }
  if (!isCompiled) {
    const message = "Filters were not compiled correctly and so could not be executed";
    return failed("not-compiled", message, globals);
  }
  const execution = execute(compiled.bytecode, globals);
  if ("error" in execution) return failed("program", execution.error, globals);
  if (execution.value === true) return { match: true, decision: "program" };
  return { match: false, decision: "program", metric: "filtered" };
}

/** The server adds the program to the filters; then it is their only field. */
function isEmpty(fields: JsonObject): boolean {
  return Object.keys(fields).every((name) => name === "bytecode" || name === "bytecode_error");
}

/**
 * True where entries for events, and none for actions, exclude the event by its name. The names are
 * compared strictly, so an entry without an id, or with a number, lets nothing pass.
 */
function isOtherEvent({ events, actions }: JsonObject, { event }: FilterGlobals): boolean {
  if (!isJsonList(events) || events.length === 0) return false;
  if (isJsonList(actions) && actions.length > 0) return false;
  return !events.some((entry) => {
    const id = isJsonObject(entry) ? entry["id"] : undefined;
    return id === null || (id !== undefined && id === event);
  });
}

function failed(
  decision: FilterDecision,
  message: string,
  { uuid }: FilterGlobals,
): FilterExplanation {
  const id = typeof uuid === "string" ? uuid : "";
  const log = `Error filtering event ${id}: ${message}`;
  return { match: false, decision, metric: "filtering_failed", log };
}

function explainClause(clause: Clause, globals: FilterGlobals, execute: Execute): ExplainedClause {
  const { kind, label, origin, code } = clause;
  const children = kind === "test" ? [] : clause.children;
  const subject = kind === "test" ? clause.subject : undefined;
  return {
    kind,
    label,
    origin,
    outcome: outcomeOf(execute(["_H", 1, ...code], globals)),
    ...(subject && { subject: explainSubject(subject, globals, execute) }),
    children: children.map((child) => explainClause(child, globals, execute)),
  };
}

function outcomeOf(execution: Execution): ClauseOutcome {
  if ("error" in execution) return { kind: "error", message: execution.error };
  return { kind: execution.value ? "true" : "false", value: execution.value };
}

function explainSubject(
  { label, code }: Subject<Bytecode>,
  globals: FilterGlobals,
  execute: Execute,
): ExplainedSubject {
  return { label, execution: execute(code, globals) };
}
