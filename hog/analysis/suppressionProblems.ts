import type { Problem, Severity } from "../source/problem.ts";
import { rules } from "./rules/all.ts";
import { nearestName } from "./nearestName.ts";
import type { Suppression } from "./suppressions.ts";

/** Suppressions that silence nothing, and such that name no rule. Both are hints by themselves. */
export function problemsOfSuppressions(of: {
  readonly suppressions: readonly Suppression[];
  readonly used: ReadonlySet<Suppression>;
  /** The codes of the rules that ran with all they wanted to know. */
  readonly judged: ReadonlySet<string>;
  readonly settings: ReadonlyMap<string, Severity | "off">;
}): readonly Problem[] {
  const { suppressions, used, judged, settings } = of;
  const problemOf = (suppression: Suppression, code: string, message: string): Problem[] => {
    const severity = settings.get(code) ?? "hint";
    return severity === "off" ? [] : [{ code, severity, message, ...suppression.span }];
  };
  return suppressions.flatMap((suppression) => {
    const { code } = suppression;
    if (!everyRuleCode.has(code)) {
      return problemOf(suppression, "unknown-rule", messageOfUnknown(code));
    }
    if (used.has(suppression) || !judged.has(code)) return [];
    return problemOf(suppression, "unused-suppression", messageOfUnused(suppression));
  });
}

/** The two problems that comments themselves can have; each has a page like a rule. */
export const suppressionCodes: readonly string[] = ["unknown-rule", "unused-suppression"];

/** What a comment may name. */
export const everyRuleCode: ReadonlySet<string> = new Set([
  ...rules.map(({ code }) => code),
  ...suppressionCodes,
]);

function messageOfUnknown(code: string): string {
  if (code === "") return "Name the rules to silence: `hog-ignore rule-code`.";
  const near = nearestName(code, everyRuleCode);
  return near
    ? `There is no rule \`${code}\`. Did you mean \`${near}\`?`
    : `There is no rule \`${code}\`.`;
}

function messageOfUnused({ code, tooLow }: Suppression): string {
  return tooLow
    ? "`hog-ignore-file` counts only above the first statement."
    : `\`${code}\` finds nothing here. Remove the comment.`;
}
