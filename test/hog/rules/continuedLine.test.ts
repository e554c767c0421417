import { continuedLine } from "../../../hog/analysis/rules/continuedLine.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("continued-line", () => {
  it("marks a parenthesis and a bracket", () =>
    check(`
      let a := b
      (c)
    //^ continued-line
      let d := e
      [1]
    //^ continued-line
    `));

  it("marks a sign", () =>
    check(`
      let a := 1
      let b := a
      -1
    //^ continued-line
      let c := a
          -a
        //^ continued-line
    `));

  it("accepts operators on lines that are set in", () =>
    check(`
      let a := 1
      let b := a
        + 2
        - 3
      print(a,
        - 1, b)
    `));

  it("accepts other operators, properties and lists", () =>
    check(`
      let a := event
        .properties
      let b := a.x and
        a.y
      let c := b
      [1, 2]
      print(c
      )
    `));

  it("accepts a line that a `;` ends", () =>
    check(`
      let a := 1;
      (a)
      let b := 2;
      [b];
      -b
    `));

  it("looks through comments", () =>
    check(`
      let a := b // to be called
        (c)
      //^ continued-line
    `));
});

function check(text: string): void {
  checkProblems(continuedLine, text);
}
