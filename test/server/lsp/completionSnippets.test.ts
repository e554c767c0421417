import assert from "node:assert/strict";
import { CompletionItemKind, InsertTextFormat } from "vscode-languageserver-types";
import { analyse } from "../../../hog/analysis/analyse.ts";
import { findScopes } from "../../../hog/analysis/findScopes.ts";
import { everyFunctionType, type FunctionType } from "../../../hog/library/functionType.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import { resolveCompletion } from "../../../server/lsp/services/completion.ts";
import {
  encodeSnippet,
  escapeSnippet,
  fillSnippet,
} from "../../../server/lsp/services/completion/snippet.ts";
import { snippetsFor } from "../../../server/lsp/services/completion/snippets.ts";
import {
  checkNotOffered,
  checkOffered,
  completionOf,
  completionsAt,
  type Setting,
} from "./checkCompletion.ts";

const snippets = { snippets: true };
const destination: Setting = { type: "destination", inputs: [], client: snippets };
const transformation: Setting = { type: "transformation", inputs: [], client: snippets };

for (const type of [...everyFunctionType, undefined]) {
  describe(`the snippets for ${type ?? "an unknown type"}`, () => {
    for (const { label, snippet } of snippetsFor(type)) {
      it(`raise no problem: ${label}`, () => checkSound(fillSnippet(snippet), type));
    }

    it("have labels of their own", () => {
      const labels = snippetsFor(type).map(({ label }) => label);
      assert.equal(new Set(labels).size, labels.length);
    });

    it("have one place for the cursor at the end", () => {
      for (const { snippet } of snippetsFor(type)) {
        assert.equal(snippet.split("$0").length, 2, snippet);
      }
    });
  });
}

describe("completion of snippets", () => {
  it("offers them where a statement starts", () => {
    checkOffered("$0", ["fetch with status check", "for values", "try catch"], destination);
    checkOffered("if (a) {\n  $0\n}", ["if else", "if empty return"], destination);
    checkOffered("if (a) {\n}\n$0", ["print values"], destination);
  });

  it("offers none in an expression", () =>
    checkNotOffered("let a := $0", ["if else", "function"], destination));

  it("offers none behind an operand", () =>
    checkNotOffered("if (a $0", ["if else", "function"], destination));

  it("offers none to an editor that has none", () =>
    checkNotOffered("$0", ["if else", "fetch with status check"], { type: "destination" }));

  it("offers what a transformation returns to it alone", () => {
    checkOffered("$0", ["return a changed event", "drop an event"], transformation);
    checkNotOffered("$0", ["return a changed event", "drop an event"], destination);
  });

  it("offers no requests to a transformation", () =>
    checkNotOffered("$0", ["fetch with status check", "capture an event"], transformation));

  it("are snippets", () => {
    const { kind, insertTextFormat } = completionOf("$0", "if else", destination);
    assert.equal(kind, CompletionItemKind.Snippet);
    assert.equal(insertTextFormat, InsertTextFormat.Snippet);
  });

  it("show what they write when asked", () => {
    const { documentation } = resolveCompletion(completionOf("$0", "for values", destination));
    assert.ok(typeof documentation === "object");
    assert.equal(
      documentation.value,
      "```hog\nfor (let value in ['a', 'b']) {\n\tprint(value)\n}\n```",
    );
  });

  it("show what they write in their type of function", () => {
    const item = completionOf("$0", "if empty return", transformation);
    const { documentation } = resolveCompletion(item);
    assert.ok(typeof documentation === "object");
    assert.match(documentation.value, /return event/);
  });

  it("come behind everything else", () =>
    assert.equal(completionsAt("$0", destination).at(-1)?.kind, CompletionItemKind.Snippet));
});

describe("the syntax of snippets", () => {
  it("is escaped in texts", () => assert.equal(escapeSnippet("a$b}c\\d{"), "a\\$b\\}c\\\\d{"));

  it("is filled with what places hold", () =>
    assert.equal(fillSnippet("a(${1:b}, $2)$0 \\$ \\} \\\\"), "a(b, ) $ } \\"));

  it("is kept where its texts are encoded", () => {
    assert.equal(encodeSnippet("a(${1:b})$0", encode), "a(${1:b})$0");
    assert.equal(encodeSnippet('"${1:"}$0', encode), '\\\\"${1:\\\\"}$0');
    assert.equal(encodeSnippet("\\\\ \\$ \\}", encode), "\\\\\\\\ \\$ \\}");
    assert.equal(encodeSnippet("a\n\tb", encode), "a\\\\n\\\\tb");
  });
});

/** Names that a snippet declares are used, and a transformation returns something. */
function checkSound(snippet: string, type: FunctionType | undefined): void {
  const { root } = parseProgram(snippet);
  const uses = findScopes(root, snippet)
    .declarations.filter(({ owner, uses }) => owner === root && uses.length === 0)
    .filter(({ kind }) => kind === "variable" || kind === "function")
    .map(({ text, kind }) => (kind === "function" ? `print(${text}('a'))` : `print(${text})`));
  const returned = snippet.includes("\nreturn ") ? [] : (endings.get(type) ?? []);
  const program = [snippet, ...uses, ...returned].join("\n");
  const { problems } = analyse(parseProgram(program), { ...(type && { type }), inputs: [] });
  assert.deepEqual(
    problems.map(({ code, message }) => `${code}: ${message}`),
    [],
    program,
  );
}

const endings: ReadonlyMap<FunctionType | undefined, readonly string[]> = new Map([
  ["transformation", ["return event"]],
  ["transformation_log", ["return record"]],
]);

function encode(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
