import type { TextCompilation } from "./compileText.ts";
import type { Problem } from "../source/problem.ts";

/**
 * Why a text does not compile, as problems: its own mistakes, or what PostHog's compiler refuses.
 *
 * What a rule has already found at that place, as an error, is not said again.
 */
export function compileProblems(
  text: string,
  compilation: TextCompilation,
  known: readonly Problem[] = [],
): readonly Problem[] {
  switch (compilation.kind) {
    case "compiled":
      return [];
    case "invalid":
      return compilation.problems;
    case "refused": {
      const { message, start = 0, end = text.length } = compilation.error;
      const isKnown = known.some(
        (problem) => problem.severity === "error" && problem.start < end && start < problem.end,
      );
      if (isKnown) return [];
      const words = `PostHog's compiler refuses this: ${message}`;
      return [{ code: "compile-error", severity: "error", message: words, start, end }];
    }
  }
}
