import type { RuleSettings } from "../../hog/analysis/analyse.ts";
import type { Severity } from "../../hog/source/problem.ts";

/** What the user has chosen. */
export interface Settings {
  readonly rules: RuleSettings;
  /** Names of parameters in front of arguments. */
  readonly parameterNames: boolean;
}

export const defaultSettings: Settings = { rules: new Map(), parameterNames: false };

/**
 * Reads settings of the form
 *
 *     { "hog": {
 *         "rules": { "unused-variable": "hint", "fetch-sends-post": "off" },
 *         "inlayHints": { "parameterNames": true } } }
 *
 * `undefined` where they do not speak of Hog. What makes no sense is passed over.
 */
export function decodeSettings(settings: unknown): Settings | undefined {
  const hog = fieldOf(settings, "hog");
  if (typeof hog !== "object" || hog === null) return undefined;
  const rules = Object.entries(fieldOf(hog, "rules") ?? {}).flatMap(
    ([code, chosen]): [string, Severity | "off"][] => {
      const severity = severities.find((one) => one === chosen);
      return severity === undefined ? [] : [[code, severity]];
    },
  );
  const parameterNames = fieldOf(fieldOf(hog, "inlayHints"), "parameterNames") === true;
  return { rules: new Map(rules), parameterNames };
}

const severities: readonly (Severity | "off")[] = ["error", "warning", "info", "hint", "off"];

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
