import assert from "node:assert/strict";
import { findLinkedRanges } from "../../../server/lsp/services/linkedEditing.ts";
import { checkMarked } from "./drawPlaces.ts";
import { openProgram, openTemplate } from "./openFunction.ts";

describe("linked editing", () => {
  it("links the names of a tag", () =>
    checkLinked(`
      print(<d$0iv a='b'>text</div>)
           //^^^
                           //^^^
    `));

  it("links them from the end", () =>
    checkLinked(`
      print(<div></di$0v>)
           //^^^
                 //^^^
    `));

  it("links them behind the name", () =>
    checkLinked(`
      print(<div$0></div>)
           //^^^
                 //^^^
    `));

  it("links them in front of the name", () =>
    checkLinked(`
      print(<$0div></div>)
           //^^^
                 //^^^
    `));

  it("links the inner of two", () =>
    checkLinked(`
      print(<div><di$0v></div></div>)
                //^^^
                      //^^^
    `));

  it("links names with hyphens", () =>
    checkLinked(`
      print(<my-$0tag></my-tag>)
           //^^^^^^
                    //^^^^^^
    `));

  it("links a tag in a tag's attribute", () =>
    checkLinked(`
      print(<a b={<i$0></i>} />)
                 //^
                     //^
    `));

  it("links nothing in a tag that closes itself", () => checkLinked("print(<d$0iv/>)"));

  it("links nothing where the names differ", () => checkLinked("print(<d$0iv>a</div2>)"));

  it("links nothing where the end is missing", () => checkLinked("print(<d$0iv>a"));

  it("links nothing in attributes", () => checkLinked("print(<div a$0='b'></div>)"));

  it("links nothing in text", () => checkLinked("print(<div>te$0xt</div>)"));

  it("links nothing in other code", () => checkLinked("let di$0v := 1"));

  it("links nothing in an empty program", () => checkLinked("$0"));

  it("links in a template", () => {
    const { document, position } = openTemplate(
      '{"inputs_schema":[{"key":"a","type":"json"}],"inputs":{"a":{"value":"\\"{<b$0>x</b>}"}}}',
    );
    const { ranges = [] } = findLinkedRanges(document, position) ?? {};
    assert.deepEqual(
      ranges.map(({ start }) => start.character),
      [73, 78],
    );
  });

  it("tells what a name may become", () => {
    const { document, position } = openProgram("<a$0></a>");
    const { wordPattern = "" } = findLinkedRanges(document, position) ?? {};
    const pattern = new RegExp(`^(?:${wordPattern})$`);
    assert.deepEqual(
      ["div", "my-tag", "a1", "1a", "$a", "a b"].map((name) => pattern.test(name)),
      [true, true, true, false, false, false],
    );
  });
});

function checkLinked(marked: string): void {
  const { document, position } = openProgram(marked);
  checkMarked(document, findLinkedRanges(document, position)?.ranges ?? []);
}
