import { FileSystemError, type Uri, commands } from "vscode";
import type { HogFunction, HogFunctionPatch } from "../../protocol/posthog.ts";
import type { Connection } from "../account/connection.ts";
import { ApiError } from "../api/apiError.ts";
import { toMessage } from "../displayText.ts";
import type { FunctionStore } from "../functionStore.ts";
import { askAboutConflict } from "./conflict.ts";
import { draftOf, hasConflict } from "./draft.ts";
import { type DocumentProblem, fileNames } from "./functionDocument.ts";
import { textOf } from "./functionFiles.ts";
import type { ReadonlyTexts } from "./readonlyTexts.ts";
import type { ServerProblems } from "./serverProblems.ts";

/** The text of one of a function's files, to be saved. */
export interface Save {
  /** The project to which the file belongs. */
  readonly connection: Connection;
  readonly id: string;
  /** The function when the typing started; `undefined` if nobody knows any more. */
  readonly base: HogFunction | undefined;
  readonly part: "code" | "configuration";
  readonly text: string;
  readonly uri: Uri;
}

/** The function as it is now: with the text, or as somebody else made it, which the user took. */
export interface Saved {
  readonly outcome: "saved" | "theirs";
  readonly fn: HogFunction;
}

export type SaveFunction = (save: Save) => Promise<Saved>;

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
export function createSaveFunction(saving: Saving): SaveFunction {
  return (save) => saving.store.inTurn(save.id, () => saveInTurn(saving, save));
}

async function saveInTurn(saving: Saving, save: Save): Promise<Saved> {
  const { store, problems } = saving;
  const { connection, id, part, text, uri } = save;
  const base = save.base ?? (await store.load(id, undefined, connection));
  const draft = draftOf(base, part, text);
  if ("problems" in draft) {
    problems.showInText(uri, text, draft.problems);
    throw FileSystemError.Unavailable(firstOf(draft.problems));
  }
  problems.clear(id);
  if (Object.keys(draft.patch).length === 0) return { outcome: "saved", fn: base };
  const theirs = await settleConflict(saving, save, draft.patch);
  if (theirs) return { outcome: "theirs", fn: theirs };
  const fn = await send(saving, { ...save, base }, draft.patch);
  problems.showInText(uri, text, draft.warnings);
  return { outcome: "saved", fn };
}

/**
 * Asks until the user knows what is on the server: somebody may save while the question is open. Gives
 * the server's function if the user takes it.
 */
async function settleConflict(
  { store, texts }: Saving,
  save: Save,
  patch: HogFunctionPatch,
): Promise<HogFunction | undefined> {
  let known = save.base;
  for (;;) {
    const current = await store.load(save.id, undefined, save.connection);
    if (known && !hasConflict(known, current, patch)) return undefined;
    const choice = await askAboutConflict(fileNames(current)[save.part]);
    if (choice === "theirs") return current;
    if (choice !== "overwrite") {
      if (choice === "compare") await compare(texts, current, save);
      throw FileSystemError.Unavailable("Not saved yet. Save again to decide.");
    }
    known = current;
  }
}

async function send(
  { store, problems }: Saving,
  { connection, base, part, text, id }: Save & { readonly base: HogFunction },
  patch: HogFunctionPatch,
): Promise<HogFunction> {
  try {
    const saved = await connection.api.functions.patch(id, patch);
    store.put(saved, connection);
    return saved;
  } catch (error) {
    if (error instanceof ApiError && error.failure === "rejected") {
      problems.showRefusal(base, error, { part, text, authority: connection.authority });
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

function firstOf([first]: readonly DocumentProblem[]): string {
  return first ? toMessage(`Not saved. ${first.message}`) : "Not saved.";
}
