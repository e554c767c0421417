import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import { findSelectionRanges } from "../../../server/lsp/services/selectionRanges.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openProgram, openTemplate } from "./openFunction.ts";

describe("selection ranges", () => {
  it("go from a word to its text, its argument, the call, and the program", () =>
    checkSelections("print('one t$0wo', 3)\n", [
      "two",
      "one two",
      "'one two'",
      "'one two', 3",
      "('one two', 3)",
      "print('one two', 3)",
      "print('one two', 3)\n",
    ]));

  it("go along a chain", () => checkSelections("a.b$0.c(1)", ["b", "a.b", "a.b.c", "a.b.c(1)"]));

  it("go along operators", () =>
    checkSelections("a + b * $0c + d", ["c", "b * c", "a + b * c", "a + b * c + d"]));

  it("go from a statement to the block without and with braces", () =>
    checkSelections("fun f() { let a := $01 return a }", [
      "1",
      "let a := 1",
      "let a := 1 return a",
      "{ let a := 1 return a }",
      "fun f() { let a := 1 return a }",
    ]));

  it("go from a block to its if", () =>
    checkSelections("let z := 0 if (a) { $0b() }", [
      "b",
      "b()",
      "{ b() }",
      "if (a) { b() }",
      "let z := 0 if (a) { b() }",
    ]));

  it("go from a value to its entry, the entries and the dictionary", () =>
    checkSelections("x := {'a': 1, 'b': $02}", [
      "2",
      "'b': 2",
      "'a': 1, 'b': 2",
      "{'a': 1, 'b': 2}",
      "x := {'a': 1, 'b': 2}",
    ]));

  it("go from a key without to with its quotes", () =>
    checkSelections("x({'content-$0type': 1})", [
      "type",
      "content-type",
      "'content-type'",
      "'content-type': 1",
      "{'content-type': 1}",
      "({'content-type': 1})",
      "x({'content-type': 1})",
    ]));

  it("go from a name in a template to its braces and the text", () =>
    checkSelections("f'a {b$0} c'", ["b", "{b}", "a {b} c", "f'a {b} c'"]));

  it("go from the text of a template", () =>
    checkSelections("f'on$0e two{b}'", ["one", "one two", "one two{b}", "f'one two{b}'"]));

  it("go through a template in a template", () =>
    checkSelections("f'{f'{a$0}'}'", ["a", "{a}", "f'{a}'", "{f'{a}'}", "f'{f'{a}'}'"]));

  it("go from a parameter to all of them", () =>
    checkSelections("fun f(a, b$0) {}", ["b", "a, b", "(a, b)", "fun f(a, b) {}"]));

  it("go from the body of a lambda to the lambda", () =>
    checkSelections("m((x) -> x + $01, b)", [
      "1",
      "x + 1",
      "(x) -> x + 1",
      "(x) -> x + 1, b",
      "((x) -> x + 1, b)",
      "m((x) -> x + 1, b)",
    ]));

  it("go from an index to its brackets", () => checkSelections("a[b$0]", ["b", "[b]", "a[b]"]));

  it("go from an element to the list", () => checkSelections("[1, $02]", ["2", "1, 2", "[1, 2]"]));

  it("go from a condition to its parentheses", () =>
    checkSelections("if (a = $01) {}", ["1", "a = 1", "(a = 1)", "if (a = 1) {}"]));

  it("take a quoted name without and with its quotes", () =>
    checkSelections("print(`a b$0`)", ["b", "a b", "`a b`", "(`a b`)", "print(`a b`)"]));

  it("take an operator's word first", () => checkSelections("a a$0nd b", ["and", "a and b"]));

  it("take a word at its end", () => checkSelections("foo$0(1)", ["foo", "foo(1)"]));

  it("take the number with its digits behind the dot", () =>
    checkSelections("x(1.2$05)", ["25", "1.25", "(1.25)", "x(1.25)"]));

  it("trim what stands in braces", () =>
    checkSelections("{\n  a()$0\n  b()\n}", ["a()", "a()\n  b()", "{\n  a()\n  b()\n}"]));

  it("start with the block on an empty line", () =>
    checkSelections("fun f() {\n  a()\n$0\n  b()\n}", [
      "a()\n\n  b()",
      "{\n  a()\n\n  b()\n}",
      "fun f() {\n  a()\n\n  b()\n}",
    ]));

  it("take letters of other languages for words", () =>
    checkSelections("x('né 😀na$0ïve, b')", [
      "😀naïve",
      "né 😀naïve, b",
      "'né 😀naïve, b'",
      "('né 😀naïve, b')",
      "x('né 😀naïve, b')",
    ]));
});

describe("selection ranges in comments", () => {
  it("go from a word to the comment and the code around it", () =>
    checkSelections("f() // one t$0wo", ["two", "one two", "// one two", "f() // one two"]));

  it("go to the comments that follow each other", () =>
    checkSelections("// one\n// t$0wo\na", [
      "two",
      "// two",
      "// one\n// two",
      "// one\n// two\na",
    ]));

  it("go from a block comment to the arguments around it", () =>
    checkSelections("f(a, /* o$0ne */ b)", [
      "one",
      "/* one */",
      "a, /* one */ b",
      "(a, /* one */ b)",
      "f(a, /* one */ b)",
    ]));

  it("take a comment that is not closed", () =>
    checkSelections("a /* on$0e", ["one", "/* one", "a /* one"]));
});

describe("selection ranges in programs that are being typed", () => {
  it("work in a call that is not closed", () =>
    checkSelections("print(a, b$0", ["b", "print(a, b"]));

  it("work in a text that is not closed", () =>
    checkSelections("let a := 'one t$0wo", ["two", "'one two", "let a := 'one two"]));

  it("work at a hole", () => checkSelections("let a :=$0\nlet b", ["let a :=", "let a :=\nlet b"]));

  it("give an empty range in an empty program", () => {
    const position = { line: 0, character: 0 };
    const [range] = findSelectionRanges(openFunction({ program: "" }).program, [position]);
    assert.deepEqual(range, { range: { start: position, end: position } });
  });

  it("give one answer for each position, in order", () => {
    const { program } = openFunction({ program: "one two" });
    const positions = [5, 1].map((character) => ({ line: 0, character }));
    assert.deepEqual(
      findSelectionRanges(program, positions).map(({ range }) => range.start.character),
      [4, 0],
    );
  });

  for (const { id, source } of readVectors().filter(({ id }) => id.startsWith("realistic-"))) {
    it(`grow around every position of ${id}`, () => {
      const { program } = openFunction({ program: source.slice(0, 1500) });
      const { text } = program;
      const positions = Array.from({ length: text.getText().length + 1 }, (_, offset) =>
        text.positionAt(offset),
      );
      const ranges = findSelectionRanges(program, positions);
      assert.equal(ranges.length, positions.length);
      for (const [index, range] of ranges.entries()) checkGrowth(program, range, index);
    });
  }
});

describe("selection ranges in templates", () => {
  it("stand in the JSON document", () => {
    const json = `{"inputs_schema": [{"key": "a", "type": "string"}],
"inputs": {"a": {"value": "\\"Hi\\" {upper(per$0son.name)}"}}}`;
    const { document, position } = openTemplate(json);
    checkTexts(document, json.replace("$0", ""), position, [
      "person",
      "person.name",
      "(person.name)",
      "upper(person.name)",
      "{upper(person.name)}",
      `\\"Hi\\" {upper(person.name)}`,
    ]);
  });
});

function checkSelections(marked: string, expected: readonly string[]): void {
  const { document, position } = openProgram(marked);
  checkTexts(document, document.text.getText(), position, expected);
}

function checkTexts(
  document: HogDocument,
  written: string,
  position: Position,
  expected: readonly string[],
): void {
  const file = TextDocument.create("", "", 1, written);
  const found: string[] = [];
  const [innermost] = findSelectionRanges(document, [position]);
  for (let at = innermost; at; at = at.parent) found.push(file.getText(at.range));
  assert.deepEqual(found, expected);
}

function checkGrowth({ text }: HogDocument, innermost: SelectionRange, offset: number): void {
  for (let at: SelectionRange | undefined = innermost; at; at = at.parent) {
    const start = text.offsetAt(at.range.start);
    const end = text.offsetAt(at.range.end);
    assert.ok(start <= offset && offset <= end);
    if (!at.parent) return assert.ok(start === 0 && end === text.getText().length);
    const outer = [text.offsetAt(at.parent.range.start), text.offsetAt(at.parent.range.end)];
    const [outerStart = 0, outerEnd = 0] = outer;
    assert.ok(outerStart <= start && end <= outerEnd && outerEnd - outerStart > end - start);
  }
}
