import type { Parsed } from "../syntax/parse.ts";
import type { Template } from "../syntax/tree.ts";
import { type Analysis, createAnalysis, type RuleSettings, runRules } from "./analyse.ts";
import type { FunctionContext } from "./context.ts";
import { asProgram } from "./asProgram.ts";
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
  return createAnalysis(program, scopes, () => {
    // Most inputs are plain texts.
    if (parsed.root.parts.every(({ kind }) => kind === "text")) return [];
    const running = rulesForTemplates.filter(({ code }) => settings.get(code) !== "off");
    return runRules(running, { parsed: program, scopes, context }, settings).found;
  });
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
