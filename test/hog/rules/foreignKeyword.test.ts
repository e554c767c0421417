import { foreignKeyword } from "../../../hog/analysis/rules/foreignKeyword.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("foreign-keyword", () => {
  it("marks a declaration in another language", () =>
    check(`
      var total
    //^^^ foreign-keyword
      const limit
    //^^^^^ foreign-keyword
    `));

  it("marks a word before a call", () =>
    check(`
      let answer := await fetch(inputs.url, {})
                  //^^^^^ foreign-keyword
      print(answer)
      throw new Error('x')
          //^^^ foreign-keyword
    `));

  it("marks a function in another language", () =>
    check(`
      function add(a, b) { return a + b }
    //^^^^^^^^ foreign-keyword
    `));

  it("marks a statement that is read as a call", () =>
    check(`
      switch (event.event) { }
    //^^^^^^ foreign-keyword
    `));

  it("marks `undefined`", () =>
    check(`
      if (event.properties.plan = undefined) { print('none') }
                                //^^^^^^^^^ foreign-keyword
    `));

  it("accepts variables and properties of that name", () =>
    check(`
      let new := 1
      let var := 2
      print(new + var, event.properties.class, {'function': 1})
    `));

  it("accepts the function `typeof`", () =>
    check(`
      print(typeof(event))
    `));
});

function check(text: string): void {
  checkProblems(foreignKeyword, text);
}
