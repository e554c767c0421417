import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { MarkupContent, type Range } from "vscode-languageserver-types";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import { findInlayHints } from "../../../server/lsp/services/inlayHints.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openTemplate } from "./openFunction.ts";

describe("inlay hints", () => {
  it("name the parameters of literals", () =>
    checkHints("replaceAll('a', 'b', 'c')", "replaceAll(text:'a', find:'b', replacement:'c')"));

  it("name what a number, a boolean, null and a list are for", () =>
    checkHints(
      "fun f(a1, b1, c1, d1) { return a1 }\nf(1, true, null, [1])",
      "fun f(a1, b1, c1, d1) { return a1 }\nf(a1:1, b1:true, c1:null, d1:[1])",
    ));

  it("name what a calculation, a template and a choice are for", () =>
    checkHints(
      "replaceAll(f'{a}', b || c, d ? e : g)",
      "replaceAll(text:f'{a}', find:b || c, replacement:d ? e : g)",
    ));

  it("are left out in front of names and selections", () =>
    checkNone("replaceAll(title, event.event, inputs.word)"));

  it("stand in front of names that say nothing", () =>
    checkHints(
      "fun area(width, height) { return width }\narea(w, h)",
      "fun area(width, height) { return width }\narea(width:w, height:h)",
    ));

  it("are left out where the name is the parameter's", () =>
    checkNone("fun f(x, y) { return x }\nf(x, y)"));

  it("are left out in front of lambdas and calls", () =>
    checkNone("arrayMap(x -> x, keys(event))"));

  it("are left out where there is one parameter, or one argument of the library", () => {
    checkNone("length('a')");
    checkNone("fetch('x')");
    checkNone("fun f(a) { return a }\nf(1)");
  });

  it("are left out in front of any number of arguments", () => checkNone("print(1, 2, 3)"));

  it("name what is behind any number of arguments", () =>
    checkHints(
      "let r := multiIf(a.b, 1, c.d, 2, 3)",
      "let r := multiIf(a.b, then:1, c.d, 2, otherwise:3)",
    ));

  it("name the parameters of lambdas in variables", () =>
    checkHints(
      "let f := (one, other) -> one\nf(1, 2)",
      "let f := (one, other) -> one\nf(one:1, other:2)",
    ));

  it("are left out for arguments that are too many", () =>
    checkHints(
      "fun f(a1, b1) { return a1 }\nf(1, 2, 3)",
      "fun f(a1, b1) { return a1 }\nf(a1:1, b1:2, 3)",
    ));

  it("are left out for unknown functions, methods and values", () => {
    checkNone("unknown(1, 2)");
    checkNone("a.replaceAll('a', 'b', 'c')");
    checkNone("let f := 1\nf(1, 2)");
  });

  it("are left out inside SQL", () => checkNone("sql(replaceAll('a', 'b', 'c'))"));

  it("stand in nested calls, in source order", () =>
    checkHints(
      "replaceAll(replaceOne('a', 'b', 'c'), 'd', 'e')",
      "replaceAll(replaceOne(text:'a', find:'b', replacement:'c'), find:'d', replacement:'e')",
    ));

  it("stand in programs that are broken", () =>
    checkHints(
      "replaceAll('a', 'b', 'c'\nlet b := 1",
      "replaceAll(text:'a', find:'b', replacement:'c'\nlet b := 1",
    ));

  it("stand where they belong with CR LF and characters of two units", () =>
    checkHints(
      "print('😀')\r\nreplaceOne('😀', b.c, 'd')",
      "print('😀')\r\nreplaceOne(text:'😀', b.c, replacement:'d')",
    ));

  it("stand in the range only", () => {
    const document = openFunction({
      program: "dateAdd('day', 1, d)\ndateAdd('day', 2, d)\ndateAdd('day', 3, d)",
    }).program;
    const lines = findInlayHints(document, range(1, 0, 1, 100)).map(
      ({ position }) => position.line,
    );
    assert.ok(lines.length > 0);
    assert.deepEqual([...new Set(lines)], [1]);
  });

  it("tell about the parameter", () => {
    const document = openFunction({ program: "fetch(a.b, {'method': 'GET'})" }).program;
    const [hint] = findInlayHints(document, wholeOf(document));
    assert.equal(hint?.paddingRight, true);
    assert.ok(MarkupContent.is(hint.tooltip));
    assert.match(hint.tooltip.value, /options\?: object[^]*headers/);
  });

  it("stand in a template, in the document around it", () => {
    const json =
      '{ "inputs_schema": [{ "key": "a", "type": "string" }],\n"inputs": { "a": { "value": "\\"{replaceOne(b.c, $0\'x\', d.e)}" } } }';
    const { document, position } = openTemplate(json, {});
    const found = findInlayHints(document, range(0, 0, 9, 0));
    assert.deepEqual(
      found.map((hint) => hint.position),
      [position],
    );
    assert.deepEqual(findInlayHints(document, range(0, 0, 0, 10)), []);
  });

  it("fail nowhere in realistic programs, and stand in front of arguments", () => {
    for (const { source } of readVectors().filter(({ id }) => id.startsWith("realistic-"))) {
      const document = openFunction({ program: source }).program;
      for (const { position, label } of findInlayHints(document, wholeOf(document))) {
        assert.equal(typeof label, "string");
        assert.match(source.slice(0, document.text.offsetAt(position)), /[(,]\s*$/);
      }
    }
  });
});

function range(line: number, character: number, endLine: number, endCharacter: number): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

function wholeOf({ text }: HogDocument): Range {
  return { start: text.positionAt(0), end: text.positionAt(text.getText().length) };
}

/** Checks what a program looks like with its hints. */
function checkHints(program: string, expected: string): void {
  const document = openFunction({ program }).program;
  const edits = findInlayHints(document, wholeOf(document)).map(({ position, label }) => ({
    range: { start: position, end: position },
    newText: typeof label === "string" ? label : "",
  }));
  const file = TextDocument.create("hog://test/program.hog", "hog", 1, program);
  assert.equal(TextDocument.applyEdits(file, edits), expected);
}

function checkNone(program: string): void {
  checkHints(program, program);
}
