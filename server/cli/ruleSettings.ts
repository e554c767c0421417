import type { RuleSettings } from "../../hog/analysis/analyse.ts";
import { configurationRules } from "../../hog/analysis/configurationRules.ts";
import { nearestName } from "../../hog/analysis/nearestName.ts";
import { rules } from "../../hog/analysis/rules/all.ts";
import { suppressionCodes } from "../../hog/analysis/suppressionProblems.ts";
import type { Severity } from "../../hog/source/problem.ts";
import type { Option } from "./command.ts";
import type { Arguments } from "./parseArguments.ts";
import { UsageError } from "./usageError.ts";

export const ruleOption: Option = {
  name: "rule",
  value: "CODE=SEVERITY",
  multiple: true,
  description: "Gives a rule another severity, or switches it off with CODE=off. May be repeated.",
};

const settings: ReadonlySet<Severity | "off"> = new Set<Severity | "off">([
  "error",
  "warning",
  "info",
  "hint",
  "off",
]);

/**
 * The settings of rules that the arguments have.
 *
 * @throws UsageError for a rule or severity that does not exist.
 */
export function readRuleSettings(args: Arguments): RuleSettings {
  return new Map(args.valuesOf(ruleOption.name).map(readSetting));
}

function readSetting(text: string): readonly [string, Severity | "off"] {
  const [code = "", word] = text.split("=");
  const setting = [...settings].find((one) => one === word);
  if (setting === undefined) {
    throw new UsageError(`--rule wants CODE=${[...settings].join("|")}, not '${text}'.`);
  }
  const codes = [
    ...rules.map((rule) => rule.code),
    ...suppressionCodes,
    ...configurationRules.keys(),
  ];
  if (codes.includes(code)) return [code, setting];
  const near = nearestName(code, codes);
  const advice = near ? ` Did you mean '${near}'?` : "";
  throw new UsageError(`There is no rule '${code}'.${advice}`);
}
