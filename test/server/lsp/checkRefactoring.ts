import assert from "node:assert/strict";
import { inspect } from "node:util";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction } from "vscode-languageserver-types";
import { compileProgramText } from "../../../hog/compiler/compileText.ts";
import type { Span } from "../../../hog/source/span.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import { refactorings } from "../../../server/lsp/services/codeActions/refactorings/all.ts";
import { runVector } from "../../../server/run/runVector.ts";
import { openFunction, openTemplate } from "./openFunction.ts";

/** All refactorings for a selection of a document. */
export function actionsAt(document: HogDocument, selection: Span): readonly CodeAction[] {
  return refactorings.flatMap((refactor) => refactor(document, selection));
}

/** The text of the program after an action. */
export function applyAction({ text }: HogDocument, { edit }: CodeAction): string {
  const before = TextDocument.create(text.uri, "hog", 1, text.getText());
  return TextDocument.applyEdits(before, edit?.changes?.[text.uri] ?? []);
}

/** A program with a cursor `$0`, or with a selection between two of them. */
export function openSelected(marked: string): {
  readonly document: HogDocument;
  readonly selection: Span;
} {
  const [before = "", inside, behind] = marked.split("$0");
  assert.ok(inside !== undefined, "The program has no $0.");
  const program = before + inside + (behind ?? "");
  const end = behind === undefined ? before.length : before.length + inside.length;
  return { document: openFunction({ program }).program, selection: { start: before.length, end } };
}

/** The checks for one refactoring. */
export function checksOf(title: string): {
  readonly check: (marked: string, expected: string) => void;
  readonly checkRefused: (marked: string, reason: RegExp) => void;
  readonly checkSilent: (marked: string) => void;
} {
  return {
    check: (marked, expected) => checkRefactoring(title, marked, expected),
    checkRefused: (marked, reason) => checkDisabled(title, marked, reason),
    checkSilent: (marked) => checkNotOffered(title, marked),
  };
}

/** Checks what a refactoring makes of a program. */
export function checkRefactoring(title: string, marked: string, expected: string): void {
  const { document, selection } = openSelected(marked);
  const action = find(document, selection, title);
  assert.equal(action.disabled, undefined);
  const changed = applyAction(document, action);
  assert.equal(changed, expected);
  assert.deepEqual(parseProgram(changed).problems, []);
  for (const globals of worlds) {
    const program = document.text.getText();
    const isEndless = globals !== worlds[0] && program.includes("while");
    if (!isEndless) assert.equal(showRun(changed, globals), showRun(program, globals));
  }
}

/** Names that the tests use, all null. */
const nothing = Object.fromEntries(
  ["a", "b", "c", "d", "e", "u", "x", "url", "list", "inputs"].map((name) => [name, null]),
);
const event = { url: "https://example.test", a: 1, b: 2, plan: "pro", properties: { plan: "pro" } };
const worlds: readonly Readonly<Record<string, unknown>>[] = [
  { ...nothing, event },
  {
    ...Object.fromEntries(Object.keys(nothing).map((name, at) => [name, at])),
    event,
    list: [{ name: "one" }],
    inputs: { url: "https://fail.example.test" },
  },
  { ...nothing, a: { b: { length: 1 } }, b: "b", c: true, event, list: ["l"], x: { b: 1 } },
];

/** What a run shows, positions inside functions aside; `undefined` for what PostHog refuses. */
export function showRun(
  source: string,
  globals: Readonly<Record<string, unknown>>,
): string | undefined {
  const compiled = compileProgramText(source);
  if (compiled.kind !== "compiled") return undefined;
  const outcome = runVector(compiled.bytecode, globals);
  return inspect(outcome, { depth: 12, maxArrayLength: null }).replace(
    /\b(ip|chunk)"?: ?-?\d+/g,
    "$1",
  );
}

/** Checks that a refactoring says why it does not apply. */
export function checkDisabled(title: string, marked: string, reason: RegExp): void {
  const { document, selection } = openSelected(marked);
  assert.match(find(document, selection, title).disabled?.reason ?? "", reason);
}

/** Checks that a refactoring is not mentioned. */
export function checkNotOffered(title: string, marked: string): void {
  const { document, selection } = openSelected(marked);
  const titles = actionsAt(document, selection).map((action) => action.title);
  assert.ok(!titles.includes(title), titles.join(", "));
}

function find(document: HogDocument, selection: Span, title: string): CodeAction {
  const actions = actionsAt(document, selection);
  const found = actions.find((action) => action.title === title);
  assert.ok(found, `${title} is not among: ${actions.map((action) => action.title).join(", ")}`);
  return found;
}

/** Checks what a refactoring makes of a template in the JSON of a configuration. */
export function checkInTemplate(title: string, marked: string, expected: string): void {
  const configuration = configurationWith(marked);
  const { document, position } = openTemplate(configuration);
  const offset = document.text.offsetAt(position);
  const { edit } = find(document, { start: offset, end: offset }, title);
  const json = TextDocument.create("", "json", 1, configuration.replace("$0", ""));
  const changed = TextDocument.applyEdits(json, edit?.changes?.[document.text.uri] ?? []);
  assert.equal(changed, configurationWith(expected));
}

function configurationWith(value: string): string {
  return JSON.stringify({
    inputs_schema: [{ key: "a", type: "string" }],
    inputs: { a: { value } },
  });
}
