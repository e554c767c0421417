import { plainSemver } from "./operatorMisfits.ts";
import { operators } from "../../../../hog/filters/operators.ts";

/** How a person reads an operator: `contains`, `is one of`; empty for one that does not exist. */
export function operatorWords(name: string): string {
  const operator = operators.get(name);
  if (!operator) return "";
  const { phrase, listPhrase = phrase } = operator;
  return listPhrase === phrase ? phrase : `${phrase}, ${listPhrase}`;
}

/** The operators that make sense for a property of a type that PostHog knows; all if it does not. */
export function operatorsFor(type: string | undefined): readonly string[] {
  const known = type === undefined ? undefined : operatorsByType.get(type);
  return known ?? [...operators.keys()];
}

const presence = ["is_set", "is_not_set"];
const equality = ["exact", "is_not"];
const order = ["gt", "gte", "lt", "lte", "between", "not_between"];
const texts = [
  "icontains",
  "not_icontains",
  "regex",
  "not_regex",
  "in",
  "not_in",
  ...plainSemver,
  "semver_tilde",
  "semver_caret",
  "semver_wildcard",
];
const dates = ["is_date_exact", "is_date_before", "is_date_after"];

/** By PostHog's names of types. */
const operatorsByType: ReadonlyMap<string, readonly string[]> = new Map([
  ["String", [...equality, ...presence, ...texts, ...dates]],
  ["Numeric", [...equality, ...presence, ...order, "in", "not_in"]],
  ["Boolean", [...equality, ...presence]],
  ["DateTime", [...dates, ...presence, ...equality]],
  ["Duration", [...equality, ...presence, ...order]],
]);
