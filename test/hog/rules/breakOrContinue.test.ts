import { breakOrContinue } from "../../../hog/analysis/rules/breakOrContinue.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("break-or-continue", () => {
  it("marks `break`", () =>
    check(`
      for (let x in [1, 2]) {
        if (x = 2) { break }
                   //^^^^^ break-or-continue
      }
    `));

  it("marks `continue` in any letter case", () =>
    check(`
      while (true) {
        continue;
      //^^^^^^^^ break-or-continue
        CONTINUE
      //^^^^^^^^ break-or-continue
      }
    `));

  it("accepts a variable of that name", () =>
    check(`
      let break := 1
      print(break)
    `));

  it("accepts a property of that name", () =>
    check(`
      print(event.properties.break, {'continue': 1})
    `));
});

function check(text: string): void {
  checkProblems(breakOrContinue, text);
}
