import {
  CodeAction,
  type Command,
  type Disposable,
  type Uri,
  WorkspaceEdit,
  commands,
  workspace,
} from "vscode";
import { hogScheme } from "../files/hogUri.ts";

/*
 * The editor saves what a refactoring changes in several files (`files.refactoring.autoSave`, on by
 * default), and saving one of ours sends it to PostHog. Edits that an extension applies itself are not
 * saved. So these are applied here, and wait for the user like anything that is typed.
 *
 * A renamed input leaves both documents of its function unsaved. There is no safe order to save them in:
 * whichever comes first is live with the other's old name until the second is saved, and reads null where
 * the input was. `File: Save All` sends one right after the other.
 */

const applyCommand = "hog.applyUnsaved";

/** Registers the command that the changed code actions call. */
export function registerUnsavedEdits(): Disposable {
  return commands.registerCommand(applyCommand, async (edit: WorkspaceEdit, next?: Command) => {
    await withoutSaving(edit);
    if (next) await commands.executeCommand(next.command, ...(next.arguments ?? []));
  });
}

/**
 * An edit as the editor may apply it: if it would save documents of ours, it is applied here, and what is
 * left is empty.
 *
 * @throws Error when a document has changed meanwhile, or does not open.
 */
export async function withoutSaving(
  edit: WorkspaceEdit | null | undefined,
): Promise<WorkspaceEdit | null | undefined> {
  if (!edit || !wouldSave(edit)) return edit;
  if (await workspace.applyEdit(edit)) return new WorkspaceEdit();
  throw new Error("The files of the function could not be changed. Try again.");
}

/** A code action whose edit, if it would save documents of ours, is applied by a command of ours. */
export function actionWithoutSaving<Action extends Command | CodeAction>(action: Action): Action {
  if (!(action instanceof CodeAction) || !action.edit || !wouldSave(action.edit)) return action;
  const { edit, command: next } = action;
  delete action.edit;
  // A command of the action itself still comes after its edit.
  action.command = { title: action.title, command: applyCommand, arguments: [edit, next] };
  return action;
}

function wouldSave(edit: WorkspaceEdit): boolean {
  const changed = edit.entries().map(([uri]) => uri);
  return changed.length > 1 && changed.some(isOurs);
}

function isOurs({ scheme }: Uri): boolean {
  return scheme === hogScheme;
}
