import { builtins } from "../../../../hog/library/builtins.ts";
import type { HogDocument } from "../../documents.ts";
import { memberAt } from "../members.ts";
import type { Expected } from "./place.ts";

/** A text that makes sense at a place. */
export interface ExpectedText {
  readonly value: string;
  readonly label?: string;
}

/** The texts that make sense where one is compared with an input of few choices, or tells a unit. */
export function expectedTexts(
  document: HogDocument,
  expected: Expected,
  offset: number,
): readonly ExpectedText[] {
  switch (expected.kind) {
    case "compared":
      return memberAt(document, expected.with, offset)?.choices ?? [];
    case "argument": {
      if (document.analysis.scopes.localAt(expected.callee, offset)) return [];
      const parameter = builtins.get(expected.callee)?.parameters[expected.argument];
      return (parameter?.choices ?? []).map((value) => ({ value }));
    }
  }
}
