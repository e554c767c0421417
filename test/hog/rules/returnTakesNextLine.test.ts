import { returnTakesNextLine } from "../../../hog/analysis/rules/returnTakesNextLine.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("return-takes-next-line", () => {
  it("marks a `return` before another statement", () =>
    check(`
      if (event.event) return
                     //^^^^^^ return-takes-next-line
      print('x')
    `));

  it("marks it in a function", () =>
    check(`
      fun f(x) {
        print(x)
        return
      //^^^^^^ return-takes-next-line
        x
      }
    `));

  it("accepts a `;`, a value on the line, and the end of a block", () =>
    check(`
      if (event.a) return;
      if (event.b) return 1
      if (event.c) { return }
      print('x')
    `));

  it("accepts a value that is set in", () =>
    check(`
      return
        {'a': 1}
    `));
});

function check(text: string): void {
  checkProblems(returnTakesNextLine, text);
}
