import assert from "node:assert/strict";
import { DocumentHighlightKind } from "vscode-languageserver-types";
import { findHighlights } from "../../../server/lsp/services/highlights.ts";
import { readVectors } from "../../support/vectors.ts";
import { findMarks } from "../../support/checkProblems.ts";
import { openFunction, openProgram, openTemplate } from "./openFunction.ts";

describe("highlights", () => {
  it("tell writes from reads", () =>
    checkHighlights(`
      let total := 1
        //^^^^^ write
      total := tot$0al + 1
    //^^^^^ write
             //^^^^^ read
    `));

  it("show a parameter", () =>
    checkHighlights(`
      fun f($0x) { return x }
          //^ write
                      //^ read
    `));

  it("show the calls of a function", () =>
    checkHighlights(`
      fun f() { return 1 }
        //^ write
      f$0()
    //^ read
    `));

  it("show both ends of a tag", () =>
    checkHighlights(`
      print(<di$0v>a<div/></div>)
           //^^^ read
                        //^^^ read
    `));

  it("show both ends of a tag from its end", () =>
    checkHighlights(`
      print(<div>a</d$0iv>)
           //^^^ read
                  //^^^ read
    `));

  it("show an input in this document only", () => {
    const { document, position } = openProgram("print(inputs.u$0rl, inputs.url, inputs.a)", {
      configuration: {
        inputs_schema: [{ key: "url", type: "string" }],
        inputs: { url: { value: "{inputs.url}" } },
      },
    });
    assert.equal(findHighlights(document, position).length, 2);
  });

  it("show a property of a global", () =>
    checkHighlights(`
      print(event.u$0uid, event.uuid, uuid)
                //^^^^ read
                            //^^^^ read
    `));

  it("show a key of a dictionary", () =>
    checkHighlights(`
      let a := {'b$0': 1}
              //^^^ write
      print(a.b)
            //^ read
    `));

  it("show the ways out of a function", () =>
    checkHighlights(`
      fun f(x) {
    //^^^ text
        if (x) { re$0turn 1 }
               //^^^^^^ text
        let g := () -> { return 2; }
        throw Error('a')
      //^^^^^ text
      }
      return 3
    `));

  it("show the ways out of a function from its start", () =>
    checkHighlights(`
      f$0un f(x) { return 1 }
    //^^^ text
               //^^^^^^ text
    `));

  it("show the ways out of a lambda", () =>
    checkHighlights(`
      let g := () -> { if (a) { return 1 } ret$0urn 2; }
                              //^^^^^^ text
                                         //^^^^^^ text
      return 3
    `));

  it("show the ways out of the program", () =>
    checkHighlights(`
      fun f() { return 1 }
      if (event) { return }
                 //^^^^^^ text
      retu$0rn 2
    //^^^^^^ text
    `));

  it("show nothing on another keyword", () => checkHighlights("i$0f (a) { b }"));

  it("show nothing in a text", () => checkHighlights("let a := 'b$0'"));

  it("show nothing in an empty program", () => checkHighlights("$0"));

  it("show names in a broken program", () =>
    checkHighlights(`
      let a := 1
        //^ write
      print($0a,
          //^ read
    `));

  it("show names in a template, behind escapes of JSON", () => {
    const { document, position } = openTemplate(
      '{"inputs_schema":[{"key":"a","type":"json"}],"inputs":{"a":{"value":"\\u00e9\\n{(x -> $0x)(1)}"}}}',
    );
    assert.deepEqual(
      findHighlights(document, position).map(({ range }) => range.start.character),
      [79, 84],
    );
  });

  for (const { id, source } of readVectors().filter((vector) =>
    vector.id.startsWith("realistic-"),
  )) {
    it(`answer everywhere in ${id}`, () => {
      const { program } = openFunction({ program: source });
      for (let offset = 0; offset <= source.length; offset += 2) {
        findHighlights(program, program.text.positionAt(offset));
      }
    });
  }
});

const kinds: ReadonlyMap<DocumentHighlightKind | undefined, string> = new Map([
  [DocumentHighlightKind.Read, "read"],
  [DocumentHighlightKind.Write, "write"],
  [DocumentHighlightKind.Text, "text"],
]);

function checkHighlights(marked: string): void {
  const { document, position } = openProgram(marked);
  const { text } = document;
  const found = findHighlights(document, position).map(({ range, kind }) => ({
    start: text.offsetAt(range.start),
    end: text.offsetAt(range.end),
    note: kinds.get(kind),
  }));
  assert.deepEqual(found, findMarks(text.getText()));
}
