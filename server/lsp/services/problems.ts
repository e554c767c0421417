import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from "vscode-languageserver-types";
import type { Analysis } from "../../../hog/analysis/analyse.ts";
import { compileProblems } from "../../../hog/compiler/compileProblems.ts";
import { compileParsedProgram } from "../../../hog/compiler/compileText.ts";
import type { Problem, Severity } from "../../../hog/source/problem.ts";
import { toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import type { HogText } from "../hogText.ts";

/**
 * Everything that is wrong with a program: its syntax, what the rules find, and what PostHog's compiler
 * refuses although no rule says why. At most `mostProblems`.
 */
export function findProblems({ text, analysis }: HogDocument): Diagnostic[] {
  return [...analysis.problems, ...refusals(analysis)]
    .slice(0, mostProblems)
    .map((problem) => toDiagnostic(text, problem));
}

/** A problem as editors show it. */
export function toDiagnostic(text: HogText, problem: Problem): Diagnostic {
  return {
    range: toRange(text, problem),
    severity: severities[problem.severity],
    code: problem.code,
    source: "hog",
    message: problem.message,
    ...(unnecessary.has(problem.code) && { tags: [DiagnosticTag.Unnecessary] }),
  };
}

/** Nobody reads more, and all of them are sent on every keystroke. */
const mostProblems = 1000;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** What can go away without a loss; editors fade it. */
const unnecessary: ReadonlySet<string> = new Set([
  "unreachable-code",
  "unused-function",
  "unused-key",
  "unused-parameter",
  "unused-suppression",
  "unused-variable",
]);

/** A program with a query is left alone: only PostHog's own parser could read it. */
function refusals({ parsed, problems }: Analysis): readonly Problem[] {
  if (parsed.problems.length > 0) return [];
  const compilation = compileParsedProgram(parsed);
  return compilation.kind === "refused" ? compileProblems(parsed.text, compilation, problems) : [];
}
