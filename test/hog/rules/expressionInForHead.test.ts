import { expressionInForHead } from "../../../hog/analysis/rules/expressionInForHead.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("expression-in-for-head", () => {
  it("marks an expression as the step", () =>
    check(`
      for (let i := 1; i < 3; print(i)) { i := i + 1 }
                            //^^^^^^^^ expression-in-for-head
    `));

  it("marks a comparison in place of an assignment", () =>
    check(`
      for (let i := 1; i < 3; i = i + 1) { print(i) }
                            //^^^^^^^^^ expression-in-for-head
    `));

  it("marks the first part, and a `let` as the step", () =>
    check(`
      let i := 1
      for (print(i); i < 3; let k := i) { i := i + 1 }
         //^^^^^^^^ expression-in-for-head
                          //^^^^^^^^^^ expression-in-for-head
    `));

  it("accepts assignments and empty parts", () =>
    check(`
      let i := 0
      for (i := 1; i < 3; i := i + 1) { print(i) }
      for (; i < 3;) { i := i + 1 }
    `));
});

function check(text: string): void {
  checkProblems(expressionInForHead, text);
}
