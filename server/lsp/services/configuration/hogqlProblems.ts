import { analyseFilter } from "../../../../hog/analysis/analyseFilter.ts";
import { compileFilters } from "../../../../hog/filters/compileFilters.ts";
import { readProject } from "../../../../hog/filters/project.ts";
import type { Problem } from "../../../../hog/source/problem.ts";
import { parseExpression } from "../../../../hog/syntax/parse.ts";
import type { ConfigurationDocument } from "../../configuration.ts";
import { JsonText } from "../../hogText.ts";
import type { Filters, PropertyNodes } from "./filterNodes.ts";
import { finding, toProblems } from "./finding.ts";
import { spanInFile } from "./templateProblems.ts";

/** What is wrong with an expression of HogQL in the key of a test; in offsets of the document. */
export function problemsOfHogql(
  configuration: ConfigurationDocument,
  { key }: PropertyNodes,
  { isOnEvents }: Filters,
): readonly Problem[] {
  if (!key) return [];
  const { settings } = configuration;
  const text = new JsonText(configuration.text, key);
  const parsed = parseExpression(text.getText());
  const problems = analyseFilter(parsed, settings)
    // Which fields rows and changes of persons have is not known.
    .filter(({ code }) => isOnEvents || code !== "unknown-filter-field")
    .map((problem) => ({ ...problem, ...spanInFile(configuration, text, problem) }));
  if (parsed.problems.length > 0 || problems.some(({ severity }) => severity === "error")) {
    return problems;
  }
  const test = { type: "hogql", key: text.getText() };
  const compiled = compileFilters({ properties: [test] }, readProject({}), {
    now: 0,
    timeZone: "UTC",
  });
  if (!("error" in compiled)) return problems;
  const message = `PostHog refuses this: ${compiled.error.message}.`;
  return [...problems, ...toProblems([finding("filter-refused", key, message)], settings)];
}
