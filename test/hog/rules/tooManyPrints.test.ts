import { tooManyPrints } from "../../../hog/analysis/rules/tooManyPrints.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("too-many-prints", () => {
  it("marks a loop over many numbers", () =>
    check(`
      for (let i := 1; i <= 100; i := i + 1) { print(i) }
                                             //^^^^^ too-many-prints
    `));

  it("counts what was printed before", () =>
    check(`
      for (let i := 0; i < 20; i := i + 1) { print(i) }
      for (let i := 0; i < 4; i := i + 1) { print(i) }
      print('one too many')
    //^^^^^ too-many-prints
      print('and another')
    `));

  it("multiplies loops in loops", () =>
    check(`
      for (let i := 0; i < 5; i := i + 1) {
        for (let j := 0; j < 5; j := j + 1) { print(i, j) }
                                            //^^^^^ too-many-prints
      }
    `));

  it("accepts 24 lines", () =>
    check(`
      for (let i := 0; i < 24; i := i + 1) { print(i) }
    `));

  it("does not count what may be left out", () =>
    check(`
      for (let i := 0; i < 100; i := i + 1) { if (i = 50) { print(i) } }
      for (let x in event.properties.items) { print(x) }
    `));
});

function check(text: string): void {
  checkProblems(tooManyPrints, text);
}
