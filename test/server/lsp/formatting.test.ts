import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { formatProgram } from "../../../hog/format/format.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import {
  formatDocument,
  formatOnType,
  formatRange,
} from "../../../server/lsp/services/formatting.ts";
import { seededRandom } from "../../support/random.ts";
import { meaningOf } from "../../support/sameProgram.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openProgram, openTemplate } from "./openFunction.ts";

describe("formatting a document", () => {
  it("makes it tidy", () => {
    checkDocument("let  a:=1\nprint( a )", "let a := 1;\nprint(a);\n");
    checkDocument("if(a){\nb()\n}else{\nc()\n}", "if (a) {\n  b();\n} else {\n  c();\n}\n");
  });

  it("changes nothing in a tidy one", () =>
    assert.deepEqual(formatDocument(open("let a := 1;\nprint(a);\n")), []));

  it("changes nothing in one with syntax errors", () =>
    assert.deepEqual(formatDocument(open("let  a := (1 +\nprint( a )")), []));

  it("changes nothing in an empty one", () => assert.deepEqual(formatDocument(open("")), []));

  it("takes away what holds no statement", () => checkDocument(" \n ; \n", ""));

  it("keeps CR LF", () =>
    checkDocument("let  a:=1\r\nif(a){\r\nb()}\r\n", "let a := 1;\r\nif (a) {\r\n  b();\r\n}\r\n"));

  it("makes all line ends alike", () =>
    checkDocument("a;\nb;\r\n\n\nc;\r\n", "a;\r\nb;\r\n\r\nc;\r\n"));

  it("keeps the line breaks of texts", () =>
    checkDocument("print( 'a\n  b' )\r\nb", "print('a\n  b');\r\nb;\r\n"));

  it("keeps comments", () =>
    checkDocument(
      "// one\nprint( 1 ) // two\n/* three */",
      "// one\nprint(1); // two\n/* three */\n",
    ));

  it("works with characters of two units", () =>
    checkDocument("print( '😀' ,1 )", "print('😀', 1);\n"));

  it("changes no more than the space that differs", () =>
    assert.deepEqual(editsOf("let a := 1;\nprint( a );\nlet b := 2;\n"), [
      ["1:6-1:7", ""],
      ["1:8-1:9", ""],
    ]));

  it("changes the indentation of each line on its own", () =>
    assert.deepEqual(editsOf("if (a) {\n    b();\n c();\n}\n"), [
      ["1:2-1:4", ""],
      ["2:1-2:1", " "],
    ]));

  it("adds separators where they go", () =>
    assert.deepEqual(editsOf("let a := 1\nlet b := 2\n"), [
      ["0:10-0:10", ";"],
      ["1:10-1:10", ";"],
    ]));

  it("changes the letters of words", () =>
    checkDocument("LET a := NOT b AND `c`", "let a := not b and `c`;\n"));

  it("never divides a line break", () => {
    checkDocument("a  ;\r\n\r\n\r\n  b\r\n", "a;\r\n\r\nb;\r\n");
    checkDocument("a  ;\n\r\n\n  b\n", "a;\n\nb;\n");
  });

  it("does nothing in a template", () => {
    const { document } = openTemplate(template, {});
    assert.deepEqual(formatDocument(document), []);
  });
});

describe("formatting a range", () => {
  it("formats the statements on its lines only", () =>
    checkRange("let  a:=1\n«let  b:=2»\nlet  c:=3\n", "let  a:=1\nlet b := 2;\nlet  c:=3\n"));

  it("formats a statement of which it holds a part", () => {
    checkRange("let  a:=1\nprint( 1«, »2 )\n", "let  a:=1\nprint(1, 2);\n");
    checkRange("print( 1,\n2«», 3 )\nlet  b\n", "print(1, 2, 3);\nlet  b\n");
  });

  it("does not count the line at the start of which it ends", () =>
    checkRange("«let  a:=1\n»let  b:=2\n", "let a := 1;\nlet  b:=2\n"));

  it("formats inside a block, indented as in the tidy program", () =>
    checkRange(
      "fun  f( ) {\nlet  a:=1\n«print( a )»\nreturn  a\n}\n",
      "fun  f( ) {\nlet  a:=1\n  print(a);\nreturn  a\n}\n",
    ));

  it("formats inside blocks in blocks, branches, loops and handlers", () => {
    checkRange("if(a){\nif(b){\n«c( )»\n}\n}\n", "if(a){\nif(b){\n    c();\n}\n}\n");
    checkRange(
      "if(a){\nb( )\n} else if(c){\n«d( )»\n}\n",
      "if(a){\nb( )\n} else if(c){\n  d();\n}\n",
    );
    checkRange("while(a){\n«b( )»\n}\n", "while(a){\n  b();\n}\n");
    checkRange("try{\na( )\n}catch(e){\n«b( )»\n}\n", "try{\na( )\n}catch(e){\n  b();\n}\n");
    checkRange("for(let a in b){\n«c( )»\n}\n", "for(let a in b){\n  c();\n}\n");
  });

  it("formats the whole statement where the range reaches over a brace", () =>
    checkRange(
      "let  z\nif(a){\nb( )\n«c( )\n}»\nlet  d\n",
      "let  z\nif (a) {\n  b();\n  c();\n}\nlet  d\n",
    ));

  it("formats the whole statement around a lambda's block", () =>
    checkRange("f( x -> {\n«a( )»\nreturn  x\n} )\n", "f(x -> {\n  a();\n  return x;\n});\n"));

  it("formats the whole statement below a branch without braces", () =>
    checkRange("if(a)\nwhile(b){\n«c( )»\n}\n", "if (a)\n  while (b) {\n    c();\n  }\n"));

  it("takes in what shares a line with it", () => {
    checkRange(
      "let  a  let  b\n«let  c  let  d»\nlet  e\n",
      "let  a  let  b\nlet c;\nlet d;\nlet  e\n",
    );
    checkRange("let a := {\n'b': 1} let  c\n«let  d»\n", "let a := {\n'b': 1} let  c\nlet d;\n");
    checkRange(
      "let a := {\n'b': 1} let  c:=[\n«2 ]»\n",
      "let a := {\n  'b': 1,\n};\nlet c := [2];\n",
    );
    checkRange("if(a){ «b( )» }\nlet  c\n", "if (a) {\n  b();\n}\nlet  c\n");
  });

  it("takes a separator on the next line along", () =>
    checkRange("let  a\n«b( )»\n;( c )\n", "let  a\nb();\n(c);\n"));

  it("keeps the separator in front of a bracket", () => {
    const text = "let  a\nb\n;«( c )»\nlet  d\n";
    checkRange(text, "let  a\nb;\n(c);\nlet  d\n");
  });

  it("keeps comments, those behind the statement as well", () => {
    checkRange(
      "  // one\n«  // two\nprint( 1 ) // three»\n  // four\n",
      "  // one\n// two\nprint(1); // three\n  // four\n",
    );
    checkRange("/* one\n  two */ «print( 1 )»\n", "/* one\n  two */ print(1);\n");
    checkRange(
      "print( 1 ); /* one\n«two» */ print( 2 )\n",
      "print(1);\n/* one\ntwo */ print(2);\n",
    );
  });

  it("does nothing where no statement is", () => {
    checkRange("let  a\n«\n\n»\nlet  b\n", "let  a\n\n\n\nlet  b\n");
    checkRange("let  a\n   «// b»\nlet  c\n", "let  a\n   // b\nlet  c\n");
    checkRange("«»", "");
  });

  it("does nothing with syntax errors, nor in a template", () => {
    checkRange("let  a\n«print( »\n", "let  a\nprint( \n");
    const { document, position } = openTemplate(template, {});
    assert.deepEqual(formatRange(document, { start: position, end: position }), []);
  });

  it("keeps CR LF", () =>
    checkRange(
      "let  a\r\n«if(b){c( )}»\r\nlet  d\r\n",
      "let  a\r\nif (b) {\r\n  c();\r\n}\r\nlet  d\r\n",
    ));

  it("takes away the space at the end of its lines", () =>
    checkRange("let  a\n«b( )»  \t\nlet  c\n", "let  a\nb();\nlet  c\n"));
});

describe("formatting while typing", () => {
  it("formats the statement that a brace closes", () => {
    checkTyped("let  a\nif(b){\nc( )\n}$0\nlet  d\n", "}", "let  a\nif (b) {\n  c();\n}\nlet  d\n");
    checkTyped(
      "fun  f( ) {\nif(b){\nc( )\n}$0\nlet  d\n}\n",
      "}",
      "fun  f( ) {\n  if (b) {\n    c();\n  }\nlet  d\n}\n",
    );
    checkTyped("{\na( )\n}$0\n", "}", "{\n  a();\n}\n");
  });

  it("changes nothing behind the brace", () =>
    checkTyped("if(b){\nc( )\n}$0else{\nd( )\n}\n", "}", "if (b) {\n  c();\n}else{\nd( )\n}\n"));

  it("changes nothing where the statement shares its lines", () => {
    checkTyped("let  a  if(b){\nc( )\n}$0\n", "}", undefined);
    checkTyped("if(b){\nc( )\n}$0 let  d\n", "}", undefined);
    checkTyped("if(a){ if(b){c( )}$0 }\n", "}", undefined);
  });

  it("changes nothing where no block is closed", () => {
    checkTyped("let  a:={ 'b': 1 }$0\n", "}", undefined);
    checkTyped("print( f'{ a }$0' )\n", "}", undefined);
    checkTyped("arrayMap( x -> { return  x }$0, a )\n", "}", undefined);
    checkTyped("// }$0\nlet  a\n", "}", undefined);
    checkTyped("let  a$0\n", "}", undefined);
  });

  it("changes nothing with syntax errors", () =>
    checkTyped("print( \nif(b){\nc( )\n}$0\n", "}", undefined));

  it("indents a new line in a block", () => {
    checkTyped("if (a) {\n$0\n}\n", "\n", "if (a) {\n  \n}\n");
    checkTyped("if (a) {\n      $0b()\n}\n", "\n", "if (a) {\n  b()\n}\n");
    checkTyped("if (a) {\n  if (b) {\n$0\n  }\n}\n", "\n", "if (a) {\n  if (b) {\n    \n  }\n}\n");
    checkTyped("if (a) {\n  b();\n    $0c();\n}\n", "\n", "if (a) {\n  b();\n  c();\n}\n");
  });

  it("indents by what is around, tidy or not", () =>
    checkTyped("    if (a) {\n$0\n    }\n", "\n", "    if (a) {\n      \n    }\n"));

  it("indents a new line in a dictionary, a list and a call", () => {
    checkTyped("let a := {\n$0\n}\n", "\n", "let a := {\n  \n}\n");
    checkTyped("fetch(b, {\n  'c': [\n$0\n", "\n", "fetch(b, {\n  'c': [\n    \n");
    checkTyped("fetch(\n$0\n", "\n", "fetch(\n  \n");
  });

  it("puts a closing bracket below the line that opened it", () => {
    checkTyped("if (a) {\n    $0}\n", "\n", "if (a) {\n}\n");
    checkTyped("  fetch(b, {\n$0})\n", "\n", "  fetch(b, {\n  })\n");
  });

  it("indents what goes on with the line above", () => {
    checkTyped("let a :=\n$0\n", "\n", "let a :=\n  \n");
    checkTyped("let a := b\n$0and c\n", "\n", "let a := b\n  and c\n");
    checkTyped("let a := b and\n$0c\n", "\n", "let a := b and\n  c\n");
    checkTyped("a\n$0.b()\n", "\n", "a\n  .b()\n");
    checkTyped("if (a)\n$0b()\n", "\n", "if (a)\n  b()\n");
    checkTyped("if (a)\n$0{\n}\n", "\n", undefined);
  });

  it("starts a statement where the one above did", () => {
    checkTyped("let a := 1\n  $0\n", "\n", "let a := 1\n\n");
    checkTyped("let a := 1;\n$0\n", "\n", undefined);
    checkTyped("f(a)\n    $0let b\n", "\n", "f(a)\nlet b\n");
  });

  it("indents in a broken program, too", () =>
    checkTyped("print(\nif (a) {\n$0\n", "\n", "print(\nif (a) {\n  \n"));

  it("keeps its hands off texts, templates, comments and tags", () => {
    checkTyped("let a := 'b\n   $0c'\n", "\n", undefined);
    checkTyped("if (a) {\n  print(f'b\n$0c {d}')\n}\n", "\n", undefined);
    checkTyped("if (a) {\n  /* b\n$0c */\n}\n", "\n", undefined);
    checkTyped("let a := <b>c\n   $0d</b>\n", "\n", undefined);
  });

  it("indents in an interpolation as anywhere", () =>
    checkTyped("print(f'{\n$0a}')\n", "\n", "print(f'{\n  a}')\n"));

  it("works with CR LF and in the first line", () => {
    checkTyped("if (a) {\r\n$0\r\n}\r\n", "\n", "if (a) {\r\n  \r\n}\r\n");
    checkTyped("$0\n", "\n", undefined);
  });

  it("does nothing in a template, nor behind other characters", () => {
    const { document, position } = openTemplate(template, {});
    assert.deepEqual(formatOnType(document, position, "}"), []);
    assert.deepEqual(formatOnType(document, position, "\n"), []);
    checkTyped("let  a$0\n", ";", undefined);
  });
});

describe("the laws of formatting in the editor", () => {
  const programs = readVectors()
    .filter(({ kind }) => kind !== "template")
    .map(({ id, source }) => ({ id, source }))
    .filter(({ source }) => parseProgram(source).problems.length === 0);
  const realistic = programs.filter(({ id }) => id.startsWith("realistic-"));

  it("the edits make the text that the formatter makes", () => {
    assert.ok(programs.length > 800);
    for (const { source } of programs) {
      for (const text of disturbed(source)) {
        const document = open(text);
        const expected = formatProgram(document.analysis.parsed);
        assert.equal(apply(text, formatDocument(document)), expected);
      }
    }
  });

  it("the edits of realistic programs are white space and separators", () => {
    for (const { id, source } of realistic) {
      for (const { newText } of formatDocument(open(source))) {
        assert.match(newText, /^[\s;,]*$/, id);
      }
    }
  });

  it("a range becomes a part of the tidy program, and that is the same program", () => {
    const random = seededRandom(11);
    for (const { id, source } of programs) {
      for (const text of disturbed(source)) {
        const isLong = id.startsWith("realistic-");
        for (let round = isLong ? 5 : 1; round > 0; round--) {
          const start = random.below(text.length + 1);
          checkPart(text, start, Math.min(text.length, start + random.below(100)));
        }
      }
    }
  });

  it("a range that is tidy stays as it is", () => {
    const random = seededRandom(12);
    for (const { source } of realistic) {
      const document = open(formatProgram(parseProgram(source)));
      for (let round = 5; round > 0; round--) {
        const start = random.below(document.text.getText().length);
        assert.deepEqual(rangeEdits(document, start, start + random.below(200)), []);
      }
    }
  });

  it("a range over everything is the document", () => {
    for (const { source } of realistic) {
      const document = open(source);
      const formatted = apply(source, rangeEdits(document, 0, source.length));
      assert.equal(formatted.trim(), formatProgram(document.analysis.parsed).trim());
    }
  });

  it("a new line of a tidy program keeps its indentation, but in what breaks by its width", () => {
    let lines = 0;
    let changed = 0;
    for (const { source } of realistic) {
      const document = open(formatProgram(parseProgram(source)));
      const text = document.text.getText();
      text.split("\n").forEach((content, line) => {
        if (content === "") return;
        lines++;
        if (formatOnType(document, { line, character: 0 }, "\n").length > 0) changed++;
      });
    }
    assert.ok(lines > 1000);
    assert.ok(changed < lines / 50, `${changed} of ${lines}`);
  });

  it("typing anywhere never fails, and a closed block stays the same program", () => {
    for (const { source } of realistic.slice(0, 10)) {
      const document = open(source);
      for (let at = 0; at <= source.length; at += 3) {
        formatOnType(document, document.text.positionAt(at), "\n");
      }
      for (const { index } of source.matchAll(/\}/g)) {
        const position = document.text.positionAt(index + 1);
        const text = apply(source, formatOnType(document, position, "}"));
        checkSame(source, text);
      }
    }
  });
});

const template =
  '{ "inputs_schema": [{ "key": "a", "type": "string" }], "inputs": { "a": { "value": "{ a }$0" } } }';

/** A text and what people make of its white space. */
function disturbed(source: string): readonly string[] {
  return [source, source.replaceAll(/\r?\n/g, "\r\n"), source.replaceAll(/\n\s*/g, "\n")].filter(
    (text) => parseProgram(text).problems.length === 0,
  );
}

/** Checks that the lines of a range became lines of the tidy program, and nothing else changed. */
function checkPart(text: string, start: number, end: number): void {
  const document = open(text);
  const formatted = apply(text, rangeEdits(document, start, end));
  checkSame(text, formatted);
  const tidy = linesOf(formatProgram(parseProgram(formatted)));
  assert.deepEqual(tidy, linesOf(formatProgram(document.analysis.parsed)));
  const [before, after] = [linesOf(text), linesOf(formatted)];
  const first = before.findIndex((line, at) => line !== after[at]);
  if (first < 0) return;
  const same = before.toReversed().findIndex((line, at) => line !== after.at(-1 - at));
  const changed = after.slice(first, after.length - same).join("\n");
  assert.ok(`\n${tidy.join("\n")}\n`.includes(`\n${changed}\n`), changed);
}

function checkSame(before: string, after: string): void {
  const parsed = parseProgram(after);
  assert.deepEqual(parsed.problems, []);
  assert.equal(meaningOf(parsed), meaningOf(parseProgram(before)));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n/);
}

function open(program: string): HogDocument {
  return openFunction({ program }).program;
}

function rangeEdits(document: HogDocument, start: number, end: number): TextEdit[] {
  const { text } = document;
  return formatRange(document, { start: text.positionAt(start), end: text.positionAt(end) });
}

function apply(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(
    TextDocument.create("hog://test/program.hog", "hog", 1, text),
    edits,
  );
}

function editsOf(text: string): readonly (readonly [string, string])[] {
  return formatDocument(open(text)).map(({ range: { start, end }, newText }) => [
    `${start.line}:${start.character}-${end.line}:${end.character}`,
    newText,
  ]);
}

function checkDocument(text: string, expected: string): void {
  assert.equal(apply(text, formatDocument(open(text))), expected);
}

/** Formats what stands between `«` and `»`. */
function checkRange(marked: string, expected: string): void {
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  const text = marked.replace("«", "").replace("»", "");
  assert.equal(apply(text, rangeEdits(open(text), start, end)), expected);
}

/** Checks what becomes of a text when a character was typed in front of `$0`; `undefined`: nothing. */
function checkTyped(marked: string, character: string, expected: string | undefined): void {
  const { document, position } = openProgram(marked);
  const edits = formatOnType(document, position, character);
  if (expected === undefined) assert.deepEqual(edits, []);
  else assert.equal(apply(document.text.getText(), edits), expected);
}
