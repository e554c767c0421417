import { Lines } from "../../hog/source/lines.ts";
import type { Problem, Severity } from "../../hog/source/problem.ts";
import type { Paint } from "./colours.ts";
import { count } from "./count.ts";
import { type Position, toRange } from "./position.ts";
import { showProblem } from "./showProblem.ts";
import type { Source } from "./source.ts";

/** A text and what is wrong with it, in source order. */
export interface CheckedSource {
  readonly source: Source;
  readonly problems: readonly Problem[];
}

/** All problems as people read them, and a line that counts them. */
export function showProblems(checked: readonly CheckedSource[], paint: Paint): string {
  const shown = checked.flatMap(({ source, problems }) => {
    const lines = new Lines(source.text);
    return problems.map((problem) => `${showProblem(source, lines, problem, paint)}\n`);
  });
  return `${shown.join("")}${paint("bold", summary(checked))}\n`;
}

function summary(checked: readonly CheckedSource[]): string {
  const problems = checked.flatMap((one) => one.problems);
  const files = count(checked.length, "file");
  if (problems.length === 0) return `No problems in ${files}.`;
  const counts = Object.entries(countBySeverity(problems))
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => count(number, severity));
  return `${count(problems.length, "problem")} in ${files}: ${counts.join(", ")}.`;
}

/** All problems for machines; `docs/cli.md` describes the shape. */
export function problemsToJson(checked: readonly CheckedSource[]): string {
  const summary = countBySeverity(checked.flatMap(({ problems }) => problems));
  const files = checked.map((one) => ({
    path: one.source.path,
    problems: problemsOf(one),
  }));
  return `${JSON.stringify({ files, summary: { files: files.length, ...summary } }, null, 2)}\n`;
}

/** A problem for machines. */
export interface JsonProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
}

/** The problems of one text for machines. */
export function problemsOf({ source, problems }: CheckedSource): readonly JsonProblem[] {
  const lines = new Lines(source.text);
  return problems.map((problem) => {
    const { code, severity, message } = problem;
    return { code, severity, message, ...toRange(lines, problem) };
  });
}

function countBySeverity(problems: readonly Problem[]): Readonly<Record<Severity, number>> {
  const of = (severity: Severity): number =>
    problems.filter((problem) => problem.severity === severity).length;
  return { error: of("error"), warning: of("warning"), info: of("info"), hint: of("hint") };
}
