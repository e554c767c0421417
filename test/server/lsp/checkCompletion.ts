import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CompletionItem, CompletionList, Range } from "vscode-languageserver-types";
import type { FunctionContext } from "../../../hog/analysis/context.ts";
import type { ProjectNames } from "../../../protocol/languageRequests.ts";
import { type CompletionClient, findCompletions } from "../../../server/lsp/services/completion.ts";
import { readMarked } from "../../support/marked.ts";
import { openProgram } from "./openFunction.ts";

/** What a test may say about the function and the editor. */
export interface Setting extends FunctionContext {
  readonly client?: Partial<CompletionClient>;
  readonly project?: Partial<ProjectNames>;
  /** The JSON document of the function; stands for its type and inputs. */
  readonly configuration?: object;
}

/** An editor that knows nothing special. */
export const plainClient: CompletionClient = {
  snippets: false,
  insertReplace: false,
  trigger: undefined,
};

/** What is offered at the `$0` of a program. */
export function listAt(marked: string, setting: Setting = {}): CompletionList {
  const { client, ...fn } = setting;
  const { document, position } = openProgram(marked, fn);
  return findCompletions(document, position, { ...plainClient, ...client });
}

/** The items at the `$0` of a program, in the order in which editors show them. */
export function completionsAt(marked: string, setting: Setting = {}): readonly CompletionItem[] {
  const { items } = listAt(marked, setting);
  return items.toSorted((one, other) => ((one.sortText ?? "") < (other.sortText ?? "") ? -1 : 1));
}

/** The item of that label; fails where there is none. */
export function completionOf(marked: string, label: string, setting?: Setting): CompletionItem {
  const items = completionsAt(marked, setting);
  const item = items.find((one) => one.label === label);
  assert.ok(item, `There is no ${label} in ${items.map((one) => one.label).join(", ")}.`);
  return item;
}

/** Checks that exactly these labels are offered, in this order. */
export function checkCompletions(
  marked: string,
  labels: readonly string[],
  setting?: Setting,
): void {
  assert.deepEqual(
    completionsAt(marked, setting).map(({ label }) => label),
    labels,
  );
}

/** Checks that these labels are offered, among others. */
export function checkOffered(marked: string, labels: readonly string[], setting?: Setting): void {
  const offered = new Set(completionsAt(marked, setting).map(({ label }) => label));
  assert.deepEqual(
    labels.filter((label) => offered.has(label)),
    labels,
  );
}

/** Checks that none of these labels is offered. */
export function checkNotOffered(
  marked: string,
  labels: readonly string[],
  setting?: Setting,
): void {
  const offered = new Set(completionsAt(marked, setting).map(({ label }) => label));
  assert.deepEqual(
    labels.filter((label) => offered.has(label)),
    [],
  );
}

/** Checks what becomes of a program when an item is taken. */
export function checkTaken(
  marked: string,
  label: string,
  expected: string,
  setting?: Setting,
): void {
  const { textEdit } = completionOf(marked, label, setting);
  assert.ok(textEdit);
  const range = "range" in textEdit ? textEdit.range : textEdit.insert;
  assert.equal(withEdit(readMarked(marked).text, range, textEdit.newText), expected);
}

/** The same for the user who wants the rest of the word behind the cursor to go. */
export function checkTakenInPlace(
  marked: string,
  label: string,
  expected: string,
  setting?: Setting,
): void {
  const client = { insertReplace: true };
  const { textEdit } = completionOf(marked, label, { ...setting, client });
  assert.ok(textEdit && "replace" in textEdit);
  assert.equal(withEdit(readMarked(marked).text, textEdit.replace, textEdit.newText), expected);
}

function withEdit(text: string, range: Range, newText: string): string {
  const file = TextDocument.create("hog://test/program.hog", "hog", 1, text);
  return TextDocument.applyEdits(file, [{ range, newText }]);
}
