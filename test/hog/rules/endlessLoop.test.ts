import { endlessLoop } from "../../../hog/analysis/rules/endlessLoop.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("endless-loop", () => {
  it("marks a loop without a way out", () =>
    check(`
      while (true) {
    //^^^^^ endless-loop
        print('again')
      }
    `));

  it("accepts `return` and `throw`", () =>
    check(`
      fun f(x) {
        while (true) { if (x) { return 1 } }
      }
      while ((true)) { throw Error('x') }
      print(f(1))
    `));

  it("marks a `return` that only leaves a lambda", () =>
    check(`
      while (true) { let f := () -> { return 1; } }
    //^^^^^ endless-loop
    `));

  it("accepts a condition", () =>
    check(`
      let i := 0
      while (i < 3) { i := i + 1 }
    `));
});

function check(text: string): void {
  checkProblems(endlessLoop, text);
}
