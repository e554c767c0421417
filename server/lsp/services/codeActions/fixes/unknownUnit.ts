import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { nearestName } from "../../../../../hog/analysis/nearestName.ts";
import { builtins } from "../../../../../hog/library/builtins.ts";
import { type Fix, replace } from "../action.ts";
import { closest } from "../place.ts";

/** `dateAdd('days', 1, now())` → `dateAdd('day', 1, now())`. */
export const unknownUnit: Fix = {
  codes: ["unknown-unit"],
  title: "Change to the text that is known",
  safe: true,
  propose({ problem, place, document }) {
    const call = closest(place, "call");
    if (!call || place.node.kind !== "string") return [];
    const name = libraryName(call.node, document.analysis.scopes) ?? "";
    const choices = builtins.get(name)?.parameters[0]?.choices ?? [];
    const near = unitMeantBy(place.node.value, choices);
    if (near === undefined) return [];
    return [
      { title: `Change to '${near}'`, changes: [replace(problem, `'${near}'`)], preferred: true },
    ];
  },
};

/** The one of some choices that was meant: in other letter case, in the plural, or misspelt. */
export function unitMeantBy(text: string, choices: readonly string[]): string | undefined {
  const lower = text.toLowerCase().trim();
  const same = [lower, lower.replace(/s$/, "")].find((one) => choices.includes(one));
  return same ?? nearestName(lower, choices);
}
