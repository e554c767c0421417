import { juxtaposedExpressions } from "../../../hog/analysis/rules/juxtaposedExpressions.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("juxtaposed-expressions", () => {
  it("marks a text behind a name", () =>
    check(`
      print 'hello'
          //^^^^^^^ juxtaposed-expressions
    `));

  it("marks a name behind a number", () =>
    check(`
      1abc
     //^^^ juxtaposed-expressions
    `));

  it("marks a name behind the value of a `let`", () =>
    check(`
      let size := 5 items
                  //^^^^^ juxtaposed-expressions
      print(size)
    `));

  it("marks it in a block", () =>
    check(`
      if (event.event) { event person }
                             //^^^^^^ juxtaposed-expressions
    `));

  it("accepts calls, declarations and a `;` on a line", () =>
    check(`
      let a := 1 let b := 2 print(a) print(b)
      let c := 3; c
      print(a); a; b
    `));

  it("accepts statements on lines of their own", () =>
    check(`
      let a := event
      print(a)
      { print(1) }
    `));
});

function check(text: string): void {
  checkProblems(juxtaposedExpressions, text);
}
