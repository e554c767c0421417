import type { HogFunction, HogFunctionPatch } from "../../protocol/posthog.ts";
import {
  type DocumentProblem,
  changedFields,
  codeToSave,
  readConfiguration,
  sameContent,
} from "./functionDocument.ts";
import { shownConfiguration } from "./shownConfiguration.ts";

/** What a text in the editor would change on a function, or why it cannot be saved. */
export type Draft =
  | {
      readonly patch: HogFunctionPatch;
      /** Nothing that stops the save. */
      readonly warnings: readonly DocumentProblem[];
    }
  | { readonly problems: readonly DocumentProblem[] };

/** Compares the text of one of a function's files with the function. */
export function draftOf(base: HogFunction, part: "code" | "configuration", text: string): Draft {
  if (part === "code") {
    const hog = codeToSave(text);
    return { patch: hog === codeToSave(base.hog) ? {} : { hog }, warnings: [] };
  }
  const read = readConfiguration(text, base.type);
  if (!("configuration" in read)) return { problems: read.problems };
  return { patch: changedFields(base, read.configuration), warnings: read.problems };
}

/**
 * True if somebody else changed on the server what the patch would change. What they changed besides
 * is kept, since only the patch is sent.
 */
export function hasConflict(
  base: HogFunction,
  current: HogFunction,
  patch: HogFunctionPatch,
): boolean {
  const theirs = changedFields(base, shownConfiguration(base.type, current));
  return Object.keys(patch).some((field) =>
    field === "hog" ? !sameContent(base, current, "code") : field in theirs,
  );
}

/** True if a text says what the function is, if not in the same words. */
export function isShown(fn: HogFunction, part: "code" | "configuration", text: string): boolean {
  const draft = draftOf(fn, part, text);
  return "patch" in draft && Object.keys(draft.patch).length === 0;
}
