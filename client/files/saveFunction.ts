import { FileSystemError, type Uri, commands } from "vscode";
import type { HogFunction, HogFunctionPatch } from "../../protocol/posthog.ts";
import { ApiError } from "../api/apiError.ts";
import type { FunctionStore } from "../functionStore.ts";
import { askAboutConflict } from "./conflict.ts";
import { draftOf, hasConflict } from "./draft.ts";
import { fileNames } from "./functionDocument.ts";
import { textOf } from "./functionFiles.ts";
import type { ReadonlyTexts } from "./readonlyTexts.ts";
import type { ServerProblems } from "./serverProblems.ts";

/** The text of one of a function's files, to be saved. */
export interface Save {
  /** The function when the typing started. */
  readonly base: HogFunction;
  readonly part: "code" | "configuration";
  readonly text: string;
  readonly uri: Uri;
}

/** @returns the function as it is now, with the text or, if the user took that, with the server's. */
export type SaveFunction = (save: Save) => Promise<HogFunction>;

/** What saving needs. */
export interface Saving {
  readonly store: FunctionStore;
  readonly problems: ServerProblems;
  readonly texts: ReadonlyTexts;
}

/**
 * Saves one of a function's files: sends the fields that the text changes, and nothing else.
 *
 * Reads the function first. If somebody else changed these very fields since, the user decides. The
 * only place that writes what a person edits.
 *
 * @throws ApiError when the server refuses or cannot be reached.
 * @throws FileSystemError when the text cannot be saved, or the user decided not to.
 */
export function createSaveFunction({ store, problems, texts }: Saving): SaveFunction {
  return async (save) => {
    const { base, part, text, uri } = save;
    const draft = draftOf(base, part, text);
    if ("problems" in draft) {
      problems.showInText(uri, text, draft.problems);
      throw FileSystemError.Unavailable(firstOf(draft.problems));
    }
    problems.clear(base.id);
    if (Object.keys(draft.patch).length === 0) return base;
    const current = await store.load(base.id);
    if (hasConflict(base, current, draft.patch)) {
      const choice = await askAboutConflict(fileNames(base)[part]);
      if (choice === "theirs") return current;
      if (choice !== "overwrite") {
        if (choice === "compare") await compare(texts, current, save);
        throw FileSystemError.Unavailable("Not saved yet. Save again to decide.");
      }
    }
    const saved = await send(store, problems, save, draft.patch);
    problems.showInText(uri, text, draft.warnings);
    return saved;
  };
}

async function send(
  store: FunctionStore,
  problems: ServerProblems,
  { base, part, text }: Save,
  patch: HogFunctionPatch,
): Promise<HogFunction> {
  try {
    const saved = await store.connection.api.functions.patch(base.id, patch);
    store.put(saved);
    return saved;
  } catch (error) {
    if (error instanceof ApiError && error.failure === "rejected") {
      problems.showRefusal(base, error, { part, text });
    }
    throw error;
  }
}

async function compare(
  texts: ReadonlyTexts,
  current: HogFunction,
  { part, uri }: Save,
): Promise<void> {
  const name = fileNames(current)[part];
  const theirs = texts.put(`theirs/${current.id}`, name, textOf(current, part));
  await commands.executeCommand("vscode.diff", theirs, uri, `${name}: PostHog's ↔ yours`);
}

function firstOf([first]: readonly { readonly message: string }[]): string {
  return first ? `Not saved. ${first.message}` : "Not saved.";
}
