import type { Bytecode } from "../bytecode/program.ts";
import { opcodes } from "../bytecode/opcodes.ts";
import type { AstExpression } from "../compiler/ast.ts";
import type { CompileNotice } from "../compiler/notice.ts";
import { everything } from "./action.ts";
import type { Clause, ClauseOrigin, Draft, Subject, TestClause, TestDraft } from "./clause.ts";
import { group, within } from "./clause.ts";
import type { FilterContext } from "./filterContext.ts";
import { checkActionIds, entryDraft } from "./entry.ts";
import { findNode, isQuery } from "./findNode.ts";
import { compileExpression } from "./hogql.ts";
import { isJsonList, isJsonObject, type Json, type JsonObject } from "./json.ts";
import { hasNestedProperties, nestKeys } from "./nestedKeys.ts";
import type { FilterProject } from "./project.ts";
import { propertyDraft } from "./property.ts";
import { isTruthy, pythonType } from "./python.ts";
import { Refusal, type RefusalStage, refuse } from "./refusal.ts";
import type { Clock } from "./relativeDate.ts";
import { settingsAddress } from "./settingsAddress.ts";
import { testAccountDrafts } from "./testAccounts.ts";

/** Compiled filters: the program, and the same conditions one by one. */
export interface CompiledFilters {
  /** As PostHog's server stores it, with its header. */
  readonly bytecode: Bytecode;
  /** The root of the conditions; its code is the program without the header. */
  readonly clauses: Clause;
}

/** Why PostHog's server refuses the filters. */
export interface FilterError {
  readonly stage: RefusalStage;
  /** The class of PostHog's exception, such as `QueryError`. */
  readonly type: string;
  /** What the server stores as `bytecode_error`; may be empty. For `parse` the words are ours. */
  readonly message: string;
}

/**
 * Compiles the filters of a function as PostHog's server does when it saves them.
 *
 * `filters` is the JSON of the field, read by `readJson`. The definitions it refers to come from
 * `project`, dates such as `-7d` count from `clock`.
 */
export function compileFilters(
  filters: Json,
  project: FilterProject,
  clock: Clock,
): CompiledFilters | { readonly error: FilterError } {
  try {
    const draft = filtersDraft(filters, { project, clock });
    refuseQueries(draft);
    return compileDraft(draft, project);
  } catch (error) {
    if (error instanceof RangeError) return { error: tooDeep };
    if (!(error instanceof Refusal)) throw error;
    const { stage, type, message } = error;
    return { error: { stage, type, message } };
  }
}

/** The stack is full. PostHog's server, in Python, gives up on such filters much earlier. */
const tooDeep: FilterError = {
  stage: "compile",
  type: "RecursionError",
  message: "These filters are nested too deeply to compile.",
};

const root: ClauseOrigin = { document: "filters", path: [] };

function filtersDraft(filters: Json, context: FilterContext): Draft {
  const fields = fieldsOf(filters);
  const { actions = [] } = fields;
  checkActionIds(iterate(actions));
  const testAccounts = isTruthy(fields["filter_test_accounts"]) ? testAccountDrafts(context) : [];
  const properties = globalDrafts(fields, context);
  const entries = entriesOf(fields);
  const drafts = entries.map(([name, index, entry]) =>
    entryDraft(entry, within(root, name, index), context),
  );
  const isNested =
    entries.length > 0 &&
    entries.every(([, , entry]) => isJsonObject(entry) && hasNestedProperties(entry["id"]));
  const parts = [
    ...testAccounts,
    ...(isNested ? properties.map(nestKeys) : properties),
    ...(drafts.length === 0 ? [] : [group("any", "any of the events matches", root, drafts)]),
  ];
  if (parts.length === 0) return everything(root);
  return group("all", "the filters match", root, parts);
}

function fieldsOf(filters: Json): JsonObject {
  if (!isTruthy(filters)) return {};
  if (isJsonObject(filters)) return filters;
  return refuse("AttributeError", `'${pythonType(filters)}' object has no attribute 'get'`);
}

function globalDrafts(fields: JsonObject, context: FilterContext): readonly Draft[] {
  const { properties } = fields;
  if (!isTruthy(properties)) return [];
  return iterate(properties).map((json, index) =>
    propertyDraft(json, within(root, "properties", index), context),
  );
}

/** Python goes through the names of an object and the letters of a text. */
function iterate(value: Json): readonly Json[] {
  if (isJsonList(value)) return value;
  if (isJsonObject(value)) return Object.keys(value);
  if (typeof value === "string") return Array.from(value);
  return refuse("TypeError", `'${pythonType(value)}' object is not iterable`);
}

type Entry = readonly [name: "events" | "actions", index: number, entry: Json];

/** Events first, then actions, whatever their `order` says. */
function entriesOf({ events = [], actions = [] }: JsonObject): readonly Entry[] {
  if (!isJsonList(events) || !isJsonList(actions)) {
    const types = `'${pythonType(events)}' and '${pythonType(actions)}'`;
    refuse("TypeError", `unsupported operand type(s) for +: ${types}`);
  }
  return [
    ...events.map((entry, index) => ["events", index, entry] as const),
    ...actions.map((entry, index) => ["actions", index, entry] as const),
  ];
}

function refuseQueries(draft: Draft): void {
  if (draft.kind !== "test") return draft.children.forEach(refuseQueries);
  if (!findNode(draft.expression, isQuery)) return;
  refuse("Exception", "Select queries are not allowed in filters");
}

function compileDraft(draft: Draft, project: FilterProject): CompiledFilters {
  const notices: CompileNotice[] = [];
  const clauses = compileClause(draft, (expression) => {
    const { code, unknownFunctions } = withCohortAdvice(project, () =>
      compileExpression(expression),
    );
    notices.push(...unknownFunctions);
    return code;
  });
  const messages = distinct(notices).map(({ message }) => message);
  if (messages.length > 0) {
    refuse("Exception", `Filter compilation errors: ${messages.join("; ")}`);
  }
  return { bytecode: program(clauses.code), clauses };
}

/** PostHog notes the same message at the same place once. */
function distinct(notices: readonly CompileNotice[]): readonly CompileNotice[] {
  const byPlace = notices.map((notice): [string, CompileNotice] => {
    const { start, end, message } = notice;
    return [`${start} ${end} ${message}`, notice];
  });
  return [...new Map(byPlace).values()];
}

/** Says where to replace a cohort instead of what the compiler says about it. */
function withCohortAdvice<Result>(project: FilterProject, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    const isAboutCohort =
      error instanceof Refusal && error.message.includes("Can't use cohorts in real-time filters");
    if (!isAboutCohort) throw error;
    const advice = [
      "Cohort membership can't be evaluated in real-time filters.",
      "Replace cohorts with equivalent inline person property filters.",
      `Update your filters at: ${settingsAddress(project)}`,
    ];
    return refuse(error.type, advice.join(" "));
  }
}

type Compile = (expression: AstExpression) => Bytecode;

function compileClause(draft: Draft, compile: Compile): Clause {
  if (draft.kind === "test") return compileTest(draft, compile);
  const children = draft.children.map((child) => compileClause(child, compile));
  const code = [
    ...children.flatMap((child) => child.code),
    ...combine(draft.kind, children.length),
  ];
  return { ...draft, children, code };
}

function combine(kind: "all" | "any" | "not", count: number): Bytecode {
  switch (kind) {
    case "all":
      return [opcodes.AND, count];
    case "any":
      return [opcodes.OR, count];
    case "not":
      return [opcodes.NOT];
  }
}

function compileTest(draft: TestDraft, compile: Compile): TestClause {
  const { kind, label, origin, expression, subject } = draft;
  const clause = { kind, label, origin, code: compile(expression) };
  return subject ? { ...clause, subject: compileSubject(subject, compile) } : clause;
}

function compileSubject(subject: Subject<AstExpression>, compile: Compile): Subject<Bytecode> {
  return { label: subject.label, code: program(compile(subject.code)) };
}

function program(code: Bytecode): Bytecode {
  return ["_H", 1, ...code];
}
