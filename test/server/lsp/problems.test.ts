import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  Range,
} from "vscode-languageserver-types";
import type { RuleSettings } from "../../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { createDocument } from "../../../server/lsp/documents.ts";
import { findProblems } from "../../../server/lsp/services/problems.ts";
import { findMarks } from "../../support/checkProblems.ts";

describe("problems", () => {
  it("are none in a sound program", () => checkMarked("print(event.event)"));

  it("stand where the program has them, in lines and characters", () =>
    checkMarked(`
      let total := 1
      //  ^^^^^ unused-variable
      print('é🦔', @)
      //           ^ unexpected-character
    `));

  it("are of this server", () => assert.equal(only("let a := 1").source, "hog"));

  it("are as grave as the rule says", () => {
    assert.equal(only("print(1").severity, DiagnosticSeverity.Error);
    assert.equal(only("let a := 1").severity, DiagnosticSeverity.Warning);
    assert.equal(only("return 1 print(2)").severity, DiagnosticSeverity.Hint);
  });

  it("are as grave as the user says", () => {
    const settings: RuleSettings = new Map([["unused-variable", "info"]]);
    assert.equal(only("let a := 1", {}, settings).severity, DiagnosticSeverity.Information);
  });

  it("are none of a rule that is switched off", () =>
    assert.deepEqual(problemsOf("let a := 1", {}, new Map([["unused-variable", "off"]])), []));

  it("mark what is unnecessary", () => {
    assert.deepEqual(only("let a := 1").tags, [DiagnosticTag.Unnecessary]);
    assert.deepEqual(only("return 1 print(2)").tags, [DiagnosticTag.Unnecessary]);
    assert.deepEqual(only("fun f() { return 1 }").tags, [DiagnosticTag.Unnecessary]);
  });

  it("do not mark what is wrong", () => assert.equal(only("print(1").tags, undefined));

  it("tell of unknown inputs only where the schema is known", () => {
    assert.deepEqual(problemsOf("print(inputs.tokn)"), []);
    const inputs = [{ key: "token", type: "string" }];
    assert.equal(only("print(inputs.tokn)", { inputs }).code, "unknown-input");
  });

  it("tell what PostHog's compiler refuses though no rule does", () => {
    const off: RuleSettings = new Map([["not-supported", "off"]]);
    const { code, message } = only(
      "try { print(1) } catch { print(2) } finally { print(3) }",
      {},
      off,
    );
    assert.equal(code, "compile-error");
    assert.ok(typeof message === "string");
    assert.match(message, /^PostHog's compiler refuses this: finally/);
  });

  it("tell it once where a rule does", () =>
    assert.equal(problemsOf("try { print(1) } catch { print(2) } finally { print(3) }").length, 1));

  it("leave queries to PostHog", () =>
    assert.ok(problemsOf("print((select 1))").every(({ code }) => code !== "unread-query")));

  it("are limited in number", () =>
    assert.equal(problemsOf("let a := 1\n".repeat(3000)).length, 1000));

  it("are found in a program of more than 100 kilobytes", () => {
    const large = `let a := ''\n${"a := concat(a, event.properties.$browser)\n".repeat(3000)}print(a)@`;
    assert.ok(large.length > 100_000);
    assert.equal(only(large).range.start.line, 3001);
  });
});

/** Checks that a program has exactly the problems that its carets mark. */
function checkMarked(text: string): void {
  const file = TextDocument.create("hog://test/program.hog", "hog", 1, text);
  const marked = findMarks(text).map(({ start, end, note }) => ({
    code: note,
    range: Range.create(file.positionAt(start), file.positionAt(end)),
  }));
  assert.deepEqual(
    problemsOf(text).map(({ code, range }) => ({ code, range })),
    marked,
  );
}

/** The one problem of a program; fails if there are more or none. */
function only(text: string, context?: FunctionContext, settings?: RuleSettings): Diagnostic {
  const [first, ...others] = problemsOf(text, context, settings);
  assert.ok(first);
  assert.deepEqual(others, []);
  return first;
}

function problemsOf(
  text: string,
  context: FunctionContext = {},
  settings: RuleSettings = new Map(),
): readonly Diagnostic[] {
  const file = TextDocument.create("hog://test/program.hog", "hog", 1, text);
  return findProblems(createDocument(file, { context, settings }));
}
