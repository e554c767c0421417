import type { Severity } from "../source/problem.ts";

/**
 * What is looked for in a function's inputs and filters, beside the rules for programs, with how grave it
 * is unless the user says otherwise.
 */
export const configurationRules: ReadonlyMap<string, Severity> = new Map([
  ["circular-inputs", "error"],
  ["duplicate-input", "error"],
  ["filter-never-fits", "warning"],
  ["filter-refused", "error"],
  ["hog-in-liquid-template", "warning"],
  ["incomplete-filter", "warning"],
  ["input-value", "error"],
  ["input-without-schema", "warning"],
  ["liquid-in-hog-template", "error"],
  ["liquid-in-boolean", "error"],
  ["liquid-syntax", "error"],
  ["missing-input", "error"],
  ["name-in-template", "error"],
  ["operator-misfit", "warning"],
  ["stored-secret", "error"],
  ["unknown-choice", "warning"],
  ["unknown-filter-field", "error"],
  ["unknown-input-type", "warning"],
  ["unknown-liquid-filter", "warning"],
  ["unknown-operator", "error"],
  ["unseen-event", "info"],
  ["unseen-property", "info"],
]);
