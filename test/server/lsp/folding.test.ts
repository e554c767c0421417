import assert from "node:assert/strict";
import { findFoldings } from "../../../server/lsp/services/folding.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openTemplate } from "./openFunction.ts";

describe("folding of code", () => {
  it("folds a block and leaves the line of its brace", () =>
    checkFoldings(["if (a) {", "  b()", "}"], ["0-1"]));

  it("folds both branches of an if", () =>
    checkFoldings(["if (a) {", "  b()", "} else {", "  c()", "}"], ["0-1", "2-3"]));

  it("folds a function and the blocks in it", () =>
    checkFoldings(["fun f(a) {", "  while (a) {", "    b()", "  }", "}"], ["0-3", "1-2"]));

  it("folds a dictionary and what is in it", () =>
    checkFoldings(["let a := {", "  'b': [", "    1", "  ]", "}"], ["0-3", "1-2"]));

  it("folds arguments over several lines", () =>
    checkFoldings(["print(", "  a,", "  b", ")"], ["0-2"]));

  it("folds a lambda as an argument", () =>
    checkFoldings(["let a := arrayMap(x -> {", "  return x", "}, b)"], ["0-1"]));

  it("folds parameters over several lines and the body", () =>
    checkFoldings(["fun f(", "  a,", "  b", ") {", "  return a", "}"], ["0-2", "3-4"]));

  it("folds once where two brackets open on a line", () =>
    checkFoldings(["fetch(url, {", "  'a': 1", "})"], ["0-1"]));

  it("takes the longer of two that open on a line", () =>
    checkFoldings(["f([", "  1", "],", "  2", ")"], ["0-3"]));

  it("folds try, catch and loops", () =>
    checkFoldings(
      ["try {", "  a()", "} catch (e) {", "  b()", "}", "for (let x in c) {", "  d()", "}"],
      ["0-1", "2-3", "5-6"],
    ));

  it("leaves out what stands on one or two lines", () =>
    checkFoldings(["if (a) { b() }", "if (c) {", "}"], []));

  it("folds a case", () =>
    checkFoldings(["let a := case", "  when b then 1", "  else 2", "end"], ["0-2"]));

  it("folds a tag with children", () =>
    checkFoldings(["let a := <div>", "  text", "</div>"], ["0-1"]));

  it("folds a tag without children", () =>
    checkFoldings(["let a := (<div", "  b='1'", "  c='2'", "/>)"], ["0-2"]));

  it("folds a template over several lines", () =>
    checkFoldings(["let a := f'one {b}", "two", "three'"], ["0-2"]));

  it("leaves the closing quote where it stands alone", () =>
    checkFoldings(["let a := f'one {b}", "two", "'"], ["0-1"]));

  it("folds an interpolation", () => checkFoldings(["let a := f'x {f(", "  1", ")} y'"], ["0-2"]));

  it("folds a text over several lines", () =>
    checkFoldings(["let a := 'one", "two", "three'"], ["0-2"]));

  it("does not take brackets in texts and comments", () =>
    checkFoldings(["let a := '{'", "// {", "let b := '}'"], []));

  it("counts lines with CR LF", () => {
    const { program } = openFunction({ program: "if (a) {\r\n  b()\r\n  c()\r\n}\r\n" });
    assert.deepEqual(findFoldings(program), [{ startLine: 0, endLine: 2 }]);
  });
});

describe("folding of comments", () => {
  it("folds line comments that follow each other", () =>
    checkFoldings(["// a", "// b", "-- c", "# d", "let e := 1"], ["0-3 comment"]));

  it("folds indented ones", () =>
    checkFoldings(["fun f() {", "  // a", "  // b", "  return 1", "}"], ["0-3", "1-2 comment"]));

  it("does not fold one line", () => checkFoldings(["// a", "", "// b"], []));

  it("ends at an empty line", () =>
    checkFoldings(["// a", "// b", "", "// c", "// d"], ["0-1 comment", "3-4 comment"]));

  it("leaves out comments behind code", () =>
    checkFoldings(["let a := 1 // a", "let b := 2 // b", "// c"], []));

  it("folds a block comment", () => checkFoldings(["/*", " a", "*/"], ["0-2 comment"]));

  it("folds a block comment that is not closed", () =>
    checkFoldings(["/* a", "b", "c"], ["0-2 comment"]));
});

describe("folding of regions", () => {
  it("folds between the marks", () =>
    checkFoldings(["// #region", "let a := 1", "// #endregion"], ["0-2 region"]));

  it("folds one with a name, in any kind of line comment", () =>
    checkFoldings(["-- #region Setup", "a()", "--#endregion"], ["0-2 region"]));

  it("takes the sign that opens a comment for the mark's own", () =>
    checkFoldings(["#region", "a()", "# endregion"], ["0-2 region"]));

  it("folds regions in each other", () =>
    checkFoldings(
      ["// #region", "// #region", "a()", "// #endregion", "// #endregion"],
      ["0-4 region", "1-3 region"],
    ));

  it("leaves out marks without a partner", () =>
    checkFoldings(["// #endregion", "a()", "// #region"], []));

  it("keeps marks out of the comments around them", () =>
    checkFoldings(
      ["// a", "// b", "// #region", "c()", "// #endregion"],
      ["0-1 comment", "2-4 region"],
    ));

  it("does not take other words for marks", () =>
    checkFoldings(["// #regions", "a()", "// #endregion"], []));
});

describe("folding of programs that are being typed", () => {
  it("folds a block that is not closed up to the end", () =>
    checkFoldings(["if (a) {", "  b()", "  c()", ""], ["0-2"]));

  it("keeps the function around a block that is not closed", () =>
    checkFoldings(["fun f() {", "  if (a) {", "  b()", "}", "c()"], ["0-4", "1-2"]));

  it("folds what is whole beside what is not", () =>
    checkFoldings(["let a := (", "let b := {", "  'c': 1", "}"], ["1-2"]));

  it("folds nothing in an empty program", () => checkFoldings([""], []));

  it("folds nothing in a template, which stands on one line", () => {
    const { document } = openTemplate(
      `{"inputs_schema": [{"key": "a", "type": "string"}],
"inputs": {"a": {"value": "{[\\n1,\\n2\\n]}$0"}}}`,
    );
    assert.deepEqual(findFoldings(document), []);
  });

  for (const { id, source } of readVectors().filter(({ id }) => id.startsWith("realistic-"))) {
    it(`gives ranges in order, one a line, in ${id}`, () => {
      for (const text of [source, source.slice(0, source.length / 2), source.slice(1)]) {
        let last = -1;
        for (const { startLine, endLine } of findFoldings(
          openFunction({ program: text }).program,
        )) {
          assert.ok(startLine > last && endLine > startLine);
          assert.ok(endLine < text.split("\n").length);
          last = startLine;
        }
      }
    });
  }
});

/** Checks the ranges, 0-based lines and the kind: `0-2 comment`. */
function checkFoldings(lines: readonly string[], expected: readonly string[]): void {
  const { program } = openFunction({ program: lines.join("\n") });
  const found = findFoldings(program).map(({ startLine, endLine, kind }) =>
    kind === undefined ? `${startLine}-${endLine}` : `${startLine}-${endLine} ${kind}`,
  );
  assert.deepEqual(found, expected);
}
