import type { Problem } from "../source/problem.ts";
import type { Parsed } from "../syntax/parse.ts";
import type { Program, Template } from "../syntax/tree.ts";
import { type Analysis, type RuleSettings, runRules } from "./analyse.ts";
import type { FunctionContext } from "./context.ts";
import { findScopes } from "./findScopes.ts";
import { rules } from "./rules/all.ts";
import { templateRules } from "./templateRules.ts";

/**
 * Finds everything there is to say about the text of an input.
 *
 * A template is taken as a program of one expression, so that whatever works on programs works on it.
 * Rules about statements are silent: there are none. Comments cannot silence a rule here.
 */
export function analyseTemplate(
  parsed: Parsed<Template>,
  context: FunctionContext = {},
  settings: RuleSettings = new Map(),
): Analysis {
  const program = asProgram(parsed);
  const scopes = findScopes(program.root, parsed.text);
  const running = rulesForTemplates.filter(({ code }) => settings.get(code) !== "off");
  // Most inputs are plain texts.
  const hasCode = parsed.root.parts.some(({ kind }) => kind !== "text");
  const { found } = runRules(
    hasCode ? running : [],
    { parsed: program, scopes, context },
    settings,
  );
  const problems = [...parsed.problems, ...found].toSorted(inSourceOrder);
  return { parsed: program, scopes, problems };
}

function asProgram(parsed: Parsed<Template>): Parsed<Program> {
  const { root: expression, text } = parsed;
  const whole = { start: 0, end: text.length };
  const statement = { kind: "expressionStatement", expression, ...whole } as const;
  return { ...parsed, root: { kind: "program", statements: [statement], ...whole } };
}

/**
 * Rules that speak of what programs may do, of what becomes of an expression's value, or of the program
 * as a whole.
 */
const onlyForPrograms: ReadonlySet<string> = new Set([
  "capture-without-event",
  "fetch-result-ignored",
  "fetch-sends-post",
  "function-not-available",
  "juxtaposed-expressions",
  "missing-return-event",
  "result-ignored",
  "several-captures",
  "statement-without-effect",
  "too-many-async-calls",
  "too-many-prints",
  "unchanged-event",
]);

const rulesForTemplates = [
  ...rules.filter(({ code }) => !onlyForPrograms.has(code)),
  ...templateRules,
];

function inSourceOrder(one: Problem, other: Problem): number {
  return one.start - other.start || one.end - other.end;
}
