import type { Problem } from "../source/problem.ts";
import type { Parsed } from "../syntax/parse.ts";
import type { Program, Template } from "../syntax/tree.ts";
import { type Analysis, type RuleSettings, runRules } from "./analyse.ts";
import type { FunctionContext } from "./context.ts";
import { findScopes } from "./findScopes.ts";
import { rules } from "./rules/all.ts";

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
  const running = rules.filter(
    ({ code }) => !onlyForPrograms.has(code) && settings.get(code) !== "off",
  );
  const { found } = runRules(running, { parsed: program, scopes, context }, settings);
  const problems = [...parsed.problems, ...found].toSorted(inSourceOrder);
  return { parsed: program, scopes, problems };
}

function asProgram(parsed: Parsed<Template>): Parsed<Program> {
  const { root: expression, text } = parsed;
  const whole = { start: 0, end: text.length };
  const statement = { kind: "expressionStatement", expression, ...whole } as const;
  return { ...parsed, root: { kind: "program", statements: [statement], ...whole } };
}

/** Rules that speak of what becomes of an expression's value, or of the program as a whole. */
const onlyForPrograms: ReadonlySet<string> = new Set([
  "fetch-result-ignored",
  "juxtaposed-expressions",
  "missing-return-event",
  "result-ignored",
  "statement-without-effect",
  "unchanged-event",
]);

function inSourceOrder(one: Problem, other: Problem): number {
  return one.start - other.start || one.end - other.end;
}
