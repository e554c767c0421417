import type { RuleSettings } from "../../hog/analysis/analyse.ts";
import type { Severity } from "../../hog/source/problem.ts";

/**
 * The severities that the user has chosen, from settings of the form
 *
 *     { "hog": { "rules": { "unused-variable": "hint", "fetch-sends-post": "off" } } }
 *
 * `undefined` where the settings do not speak of Hog. Entries that are no severity are passed over.
 */
export function decodeRuleSettings(settings: unknown): RuleSettings | undefined {
  const hog = fieldOf(settings, "hog");
  if (typeof hog !== "object" || hog === null) return undefined;
  return new Map(
    Object.entries(fieldOf(hog, "rules") ?? {}).flatMap(
      ([code, chosen]): [string, Severity | "off"][] => {
        const severity = severities.find((one) => one === chosen);
        return severity === undefined ? [] : [[code, severity]];
      },
    ),
  );
}

const severities: readonly (Severity | "off")[] = ["error", "warning", "info", "hint", "off"];

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
