import type { Node } from "jsonc-parser";
import { findPatternFault } from "../../../../hog/analysis/rules/patternBeyondRe2.ts";
import type { ConfigurationDocument } from "../../configuration.ts";
import { operatorOfProperty, type PropertyNodes } from "./filterNodes.ts";
import { type Finding, finding } from "./finding.ts";
import { itemsOf, textOf } from "./json.ts";
import { knownProperties } from "./propertyTypes.ts";

/** Tests whose operator does not do with the value, or with the property, what one would think. */
export function findMisfits(
  { project }: ConfigurationDocument,
  property: PropertyNodes,
): readonly Finding[] {
  const { value, operator, key } = property;
  const name = operatorOfProperty(property);
  const values = value?.type === "array" ? itemsOf(value) : value ? [value] : [];
  const misfits = values.flatMap((one) => checkValue(name, one));
  if (misfits.length > 0) return misfits;
  if (value && name === "not_icontains_multi" && values.length > 1) {
    const message =
      "With several texts this fits unless all of them occur. Write `not_icontains` for none of them.";
    return [finding("operator-misfit", operator ?? value, message)];
  }
  const known = key && knownProperties(property, project)?.get(textOf(key) ?? "");
  const misfit = known?.type === undefined ? undefined : misfitOfType(name, known.type);
  if (!misfit || !known) return [];
  const message = `The property \`${known.name}\` is ${misfit} in this project, which \`${name}\` cannot compare.`;
  return [finding("operator-misfit", operator ?? property.node, message)];
}

function checkValue(operator: string, value: Node): readonly Finding[] {
  const text = textOf(value);
  if (dateOperators.has(operator)) {
    if (text !== undefined && isDate(text)) return [];
    const message = `\`${operator}\` wants a date as a text, such as \`2026-01-31\` or \`-7d\`.`;
    return [finding("operator-misfit", value, message)];
  }
  if (text === undefined) return [];
  if (orderOperators.has(operator) && !isNumber(text) && !isDate(text)) {
    const semver = /^v?\d+\.\d+/.test(text) ? semverInstead.get(operator) : undefined;
    const advice = semver === undefined ? "Write a number." : `Write \`${semver}\` for versions.`;
    const message = `\`${operator}\` compares this letter by letter. ${advice}`;
    return [finding("operator-misfit", value, message)];
  }
  if (plainSemver.has(operator) && !/^v?\d/.test(text)) {
    const message = `\`${operator}\` wants a version such as \`1.2.3\`.`;
    return [finding("operator-misfit", value, message)];
  }
  const fault = patternOperators.has(operator) ? findPatternFault(text) : undefined;
  return fault === undefined
    ? []
    : [finding("operator-misfit", value, `${fault}, so this never fits.`)];
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/** Absolute, or counted from when the function is saved. */
function isDate(text: string): boolean {
  return /^\d{4}-\d{1,2}(?:-\d{1,2}|$)|^-?\d+[hdwmqysHDWMQY]/.test(text);
}

/** What is wrong about comparing a property of a type in a project; `undefined` if nothing is. */
function misfitOfType(operator: string, type: string): string | undefined {
  const isOrder = orderOperators.has(operator) || rangeOperators.has(operator);
  const isVersion = operator.startsWith("semver_");
  if (type === "Boolean" && (isOrder || isVersion || dateOperators.has(operator))) {
    return "true or false";
  }
  return type === "DateTime" && isVersion ? "a date" : undefined;
}

const dateOperators: ReadonlySet<string> = new Set([
  "is_date_exact",
  "is_date_before",
  "is_date_after",
]);

const orderOperators: ReadonlySet<string> = new Set(["gt", "gte", "lt", "lte", "min", "max"]);

const rangeOperators: ReadonlySet<string> = new Set(["between", "not_between"]);

const patternOperators: ReadonlySet<string> = new Set(["regex", "not_regex"]);

const semverInstead: ReadonlyMap<string, string> = new Map([
  ["gt", "semver_gt"],
  ["gte", "semver_gte"],
  ["min", "semver_gte"],
  ["lt", "semver_lt"],
  ["lte", "semver_lte"],
  ["max", "semver_lte"],
]);

/** Comparisons of versions that check nothing when they are saved. */
export const plainSemver: ReadonlySet<string> = new Set([
  "semver_eq",
  "semver_neq",
  "semver_gt",
  "semver_gte",
  "semver_lt",
  "semver_lte",
]);
