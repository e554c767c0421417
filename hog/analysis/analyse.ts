import type { Problem, Severity } from "../source/problem.ts";
import type { Parsed } from "../syntax/parse.ts";
import type { Program } from "../syntax/tree.ts";
import type { FunctionContext } from "./context.ts";
import type { Report, Rule, RuleContext } from "./rule.ts";
import { rules } from "./rules/all.ts";
import { findScopes } from "./findScopes.ts";
import type { Scopes } from "./scopes.ts";
import { applySuppressions, findSuppressions } from "./suppressions.ts";
import { problemsOfSuppressions } from "./suppressionProblems.ts";
import { visitTree } from "./visitTree.ts";

/** What a program means. */
export interface Analysis {
  readonly parsed: Parsed<Program>;
  readonly scopes: Scopes;
  /**
   * Syntax errors and the findings of the rules, in source order. Found when somebody asks first: an
   * editor completes and colours long before it shows problems.
   */
  readonly problems: readonly Problem[];
}

/** The author's choice for each rule, by code; a rule that is not in it keeps its own severity. */
export type RuleSettings = ReadonlyMap<string, Severity | "off">;

/**
 * Finds everything there is to say about a program.
 *
 * Never fails; a broken program has the same rules, silent about what its holes could contain.
 * Comments silence a rule (`suppressions.ts`), but never a syntax error.
 */
export function analyse(
  parsed: Parsed<Program>,
  context: FunctionContext = {},
  settings: RuleSettings = new Map(),
): Analysis {
  const scopes = findScopes(parsed.root, parsed.text);
  const find = (): readonly Problem[] => findAllProblems({ parsed, scopes, context }, settings);
  return createAnalysis(parsed, scopes, find);
}

/** An analysis of which `find` gives the problems besides the syntax errors, in any order. */
export function createAnalysis(
  parsed: Parsed<Program>,
  scopes: Scopes,
  find: () => readonly Problem[],
): Analysis {
  let problems: readonly Problem[] | undefined;
  return {
    parsed,
    scopes,
    get problems() {
      return (problems ??= [...parsed.problems, ...find()].toSorted(inSourceOrder));
    },
  };
}

function findAllProblems(program: RuleContext, settings: RuleSettings): readonly Problem[] {
  const { parsed } = program;
  const running = rules.filter((rule) => settings.get(rule.code) !== "off");
  const { found, unsure } = runRules(running, program, settings);
  const suppressions = findSuppressions(parsed);
  const { kept, used } = applySuppressions(found, suppressions, parsed.text);
  const judged = new Set(running.map(({ code }) => code).filter((code) => !unsure.has(code)));
  const wasted = problemsOfSuppressions({ suppressions, used, judged, settings });
  return [...kept, ...wasted];
}

/** What rules find. */
export interface Findings {
  /** In the order of the walk. */
  readonly found: readonly Problem[];
  /** The codes of rules that asked the context for something unknown, and may have found less. */
  readonly unsure: ReadonlySet<string>;
}

/** Runs some rules in one walk, without regard to comments. */
export function runRules(
  running: readonly Rule[],
  program: RuleContext,
  settings: RuleSettings = new Map(),
): Findings {
  const found: Problem[] = [];
  const unsure = new Set<string>();
  const visitors = running.map(({ code, severity: own, visit }) => {
    const chosen = settings.get(code);
    const severity = chosen === undefined || chosen === "off" ? own : chosen;
    const report: Report = ({ start, end }, message) => {
      found.push({ code, severity, message, start, end });
    };
    const context = watchUnknown(program.context, () => unsure.add(code));
    return visit(report, { ...program, context });
  });
  visitTree(program.parsed.root, visitors);
  return { found, unsure };
}

/** The same context, which tells when somebody asks for a part that is not known. */
function watchUnknown(context: FunctionContext, onUnknown: () => void): FunctionContext {
  return new Proxy(context, {
    get(target, key): unknown {
      const value: unknown = Reflect.get(target, key);
      if (value === undefined) onUnknown();
      return value;
    },
  });
}

function inSourceOrder(one: Problem, other: Problem): number {
  return one.start - other.start || one.end - other.end;
}
