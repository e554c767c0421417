import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { analyse, type RuleSettings } from "../../hog/analysis/analyse.ts";
import { compileProgramText } from "../../hog/compiler/compileText.ts";
import { everyFunctionType } from "../../hog/library/functionType.ts";
import type { Problem, Severity } from "../../hog/source/problem.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";
import { problemsOfText } from "../lsp/services/configuration/problemsOfText.ts";
import { compileWithQueries } from "../queries/officialQueries.ts";
import type { Paint } from "./colours.ts";
import type { Command, Outcome } from "./command.ts";
import { compileProblems } from "../../hog/compiler/compileProblems.ts";
import { contextOf, functionFileBeside, isFunctionFile, readFunctionFile } from "./functionFile.ts";
import { jsonOption, typeOption } from "./options.ts";
import { type Arguments, choiceOf } from "./parseArguments.ts";
import { type CheckedSource, problemsToJson, showProblems } from "./problems.ts";
import { readText } from "./readFile.ts";
import { readRuleSettings, ruleOption } from "./ruleSettings.ts";
import { inputNameOption, readSources, type Source } from "./source.ts";

/** Says everything that is wrong with programs. */
export const checkCommand: Command = {
  name: "check",
  summary: "Finds syntax errors, what PostHog's compiler refuses, mistakes and traps.",
  usage: "[options] [paths…]",
  details: [
    "Without a path, the current folder is checked.",
    "A function.json beside a file says the function's type and inputs_schema; its inputs and",
    "filters are checked as well.",
    "Ends with 1 if there is an error or a warning; infos and hints alone do not fail.",
  ],
  options: [
    typeOption,
    {
      name: "fail-on",
      value: "SEVERITY",
      description: "The mildest severity to end with 1 for: error, warning (usual), info or hint.",
    },
    ruleOption,
    inputNameOption,
    jsonOption,
  ],
  async run(args, shell) {
    const limit = choiceOf(args, "fail-on", severities) ?? "warning";
    const settings = readRuleSettings(args);
    const sources = withFunctionFiles(await readSources(args, shell));
    const contexts = sources.map((source) => contextFor(source, args));
    const checked: CheckedSource[] = [];
    for (const [index, source] of sources.entries()) {
      const problems = isFunctionFile(source.path)
        ? problemsOfText(source.text, choiceOf(args, typeOption.name, everyFunctionType), settings)
        : await checkSource(source, contexts[index] ?? {}, settings);
      checked.push({ source, problems });
    }
    return report(checked, limit, args.has(jsonOption.name) ? undefined : shell.paint);
  },
};

/** From the gravest to the mildest. */
const severities: readonly Severity[] = ["error", "warning", "info", "hint"];

type Context = ReturnType<typeof contextOf>;

function contextFor(source: Source, args: Arguments): Context {
  const type = choiceOf(args, typeOption.name, everyFunctionType);
  return { ...contextOf(readFunctionFile(source)), ...(type && { type }) };
}

/** The same texts, each `function.json` before the programs beside it. */
function withFunctionFiles(sources: readonly Source[]): readonly Source[] {
  const seen = new Set(sources.map(({ path }) => resolve(path)));
  return sources.flatMap((source) => {
    const path = functionFileBeside(source);
    if (source.from !== "file" || seen.has(resolve(path)) || !existsSync(path)) return [source];
    seen.add(resolve(path));
    return [{ path, text: readText(path), from: "file" }, source];
  });
}

async function checkSource(
  { text }: Source,
  context: Context,
  settings: RuleSettings,
): Promise<readonly Problem[]> {
  const parsed = parseProgram(text);
  const { problems } = analyse(parsed, context, settings);
  if (parsed.problems.length > 0) return problems;
  const compilation = await compileWithQueries((options) => compileProgramText(text, options));
  return [...problems, ...compileProblems(text, compilation, problems)].toSorted(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}

/** Without `paint` the report is JSON. */
function report(
  checked: readonly CheckedSource[],
  limit: Severity,
  paint: Paint | undefined,
): Outcome {
  const failing = new Set(severities.slice(0, severities.indexOf(limit) + 1));
  const fails = checked.some(({ problems }) => problems.some((one) => failing.has(one.severity)));
  const output = paint ? showProblems(checked, paint) : problemsToJson(checked);
  return { status: fails ? 1 : 0, output };
}
