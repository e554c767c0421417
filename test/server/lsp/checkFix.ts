import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CodeAction, Range } from "vscode-languageserver-types";
import type { Problem } from "../../../hog/source/problem.ts";
import { toRange } from "../../../server/lsp/convert.ts";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import { findCodeActions } from "../../../server/lsp/services/codeActions.ts";
import { openFunction, openTemplate, type TestFunction } from "./openFunction.ts";

/** Which fix is meant, and what function the program belongs to. */
export interface FixOptions extends Omit<TestFunction, "program"> {
  /** Of the fix; the preferred one where it is not told. */
  readonly title?: string;
}

/**
 * Checks that the fix for the first problem of a code makes `after` of a program, with both kinds of
 * line breaks: that problem is gone then, and the program has no more syntax errors than before.
 */
export function checkFix(
  code: string,
  before: string,
  after: string,
  options: FixOptions = {},
): void {
  checkWith(code, before, after, options);
  if (!before.includes("\n")) return;
  checkWith(code, withCrlf(before), withCrlf(after), options);
}

function withCrlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}

function checkWith(
  code: string,
  before: string,
  after: string,
  { title, ...fn }: FixOptions,
): void {
  const { program } = openFunction({ ...fn, program: before });
  const problem = problemOf(program, code);
  const action = actionFor(program, problem, title);
  const changed = applyAction(action, program.text.uri, before);
  assert.equal(changed, after);
  const { program: fixed } = openFunction({ ...fn, program: changed });
  checkGone(program, fixed, code);
}

/** The same for the template that is the value of an input. */
export function checkTemplateFix(
  code: string,
  before: string,
  after: string,
  { title }: Pick<FixOptions, "title"> = {},
): void {
  const document = templateDocument(before);
  const action = actionFor(document, problemOf(document, code), title);
  const changed = applyAction(action, document.text.uri, configurationWith(before));
  assert.deepEqual(JSON.parse(changed), JSON.parse(configurationWith(after)));
  checkGone(document, templateDocument(after), code);
}

function templateDocument(template: string): HogDocument {
  const json = configurationWith(template);
  // In front of the closing quote of the value.
  const cursor = json.lastIndexOf('"');
  const marked = `${json.slice(0, cursor)}$0${json.slice(cursor)}`;
  return openTemplate(marked, { type: "destination" }).document;
}

function configurationWith(template: string): string {
  const inputs = { message: { value: template } };
  return JSON.stringify({ inputs_schema: [{ key: "message", type: "string" }], inputs }, null, 2);
}

/** Checks what a fix makes of the function's configuration; the program stays. */
export function checkConfigurationFix(
  code: string,
  program: string,
  configuration: string,
  expected: string,
  title?: string,
): void {
  const { program: document, configuration: json } = openFunction({ program, configuration });
  const action = actionFor(document, problemOf(document, code), title);
  assert.deepEqual(Object.keys(action.edit?.changes ?? {}), [json?.text.uri]);
  const changed = applyAction(action, json?.text.uri ?? "", configuration);
  assert.equal(changed, expected);
  checkGone(document, openFunction({ program, configuration: changed }).program, code);
}

/** Checks that a problem has no fix of its own. */
export function checkNoFix(code: string, program: string, fn: FixOptions = {}): void {
  const { program: document } = openFunction({ ...fn, program });
  const actions = fixesFor(document, problemOf(document, code));
  assert.deepEqual(
    actions.map(({ title }) => title),
    [],
  );
}

/** The actions that the editor is offered for a place. */
export function actionsAt(
  document: HogDocument,
  range: Range,
  request: Parameters<typeof findCodeActions>[2] = {},
): readonly CodeAction[] {
  return findCodeActions(document, range, request, { commands: true });
}

/** The whole text of a document. */
export function wholeRange({ text }: HogDocument): Range {
  return toRange(text, { start: 0, end: text.getText().length });
}

/** The first problem of a code. */
export function problemOf({ analysis }: HogDocument, code: string): Problem {
  const problem = analysis.problems.find((one) => one.code === code);
  assert(problem, `${code} is among ${analysis.problems.map((one) => one.code).join(", ")}`);
  return problem;
}

/** The text with an action's edits. */
export function applyAction({ edit }: CodeAction, uri: string, text: string): string {
  const edits = edit?.changes?.[uri] ?? [];
  return TextDocument.applyEdits(TextDocument.create(uri, "", 1, text), edits);
}

function actionFor(document: HogDocument, problem: Problem, title: string | undefined): CodeAction {
  const actions = fixesFor(document, problem);
  const action = actions.find((one) =>
    title === undefined ? one.isPreferred : one.title === title,
  );
  const titles = actions.map((one) => `${one.title}${one.isPreferred ? " (preferred)" : ""}`);
  assert(action, `${title ?? "a preferred fix"} is among ${titles.join(", ") || "none"}`);
  return action;
}

/** Without those that only silence the rule, or fix others too. */
function fixesFor(document: HogDocument, problem: Problem): readonly CodeAction[] {
  const range = toRange(document.text, problem);
  const diagnostics = [{ range, code: problem.code, message: "" }];
  return actionsAt(document, range, { diagnostics, only: ["quickfix"] }).filter(
    ({ title }) => !/^(?:Ignore `|Turn `|Fix all: )/.test(title),
  );
}

function checkGone(before: HogDocument, after: HogDocument, code: string): void {
  const count = ({ analysis }: HogDocument): number =>
    analysis.problems.filter((problem) => problem.code === code).length;
  assert(count(after) < count(before), `${code} is gone`);
  const [had, has] = [before, after].map(({ analysis }) => analysis.parsed.problems.length);
  assert((has ?? 0) <= (had ?? 0), "there are no new syntax errors");
}
