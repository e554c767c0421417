import type { Diagnostic } from "vscode-languageserver-types";
import type { Problem } from "../../../../hog/source/problem.ts";
import type { ConfigurationDocument } from "../../configuration.ts";
import { toDiagnostic } from "../problems.ts";
import { findCircularInputs } from "./circularProblems.ts";
import { problemsOfFilters } from "./filterProblems.ts";
import { toProblems } from "./finding.ts";
import { inputGroups } from "./inputGroup.ts";
import { findInputProblems, findSchemaProblems } from "./inputProblems.ts";
import { problemsOfTemplates } from "./templateProblems.ts";

/**
 * Everything that is wrong with what a function has besides its program: its templates, the values of its
 * inputs, its filters. At most `mostProblems`.
 */
export function findConfigurationProblems(configuration: ConfigurationDocument): Diagnostic[] {
  return problemsOfConfiguration(configuration)
    .slice(0, mostProblems)
    .map((problem) => toDiagnostic(configuration.text, problem));
}

/** Nobody reads more. */
const mostProblems = 1000;

/** The same in offsets of the document, in source order. */
export function problemsOfConfiguration(configuration: ConfigurationDocument): readonly Problem[] {
  const { text, settings } = configuration;
  const groups = inputGroups(configuration);
  const isOnDisk = !text.uri.startsWith("hogfn:");
  const findings = [
    ...findCircularInputs(configuration),
    ...groups.flatMap(findInputProblems),
    ...(isOnDisk ? groups.flatMap(findSchemaProblems) : []),
  ];
  return [
    ...problemsOfTemplates(configuration, groups),
    ...toProblems(findings, settings),
    ...problemsOfFilters(configuration, isOnDisk),
  ].toSorted((one, other) => one.start - other.start || one.end - other.end);
}
