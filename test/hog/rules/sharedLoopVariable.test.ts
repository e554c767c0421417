import { sharedLoopVariable } from "../../../hog/analysis/rules/sharedLoopVariable.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("shared-loop-variable", () => {
  it("marks a function in a growing list", () =>
    check(`
      let fs := []
      for (let x in [1, 2]) { fs := arrayPushBack(fs, () -> x) }
                                                          //^ shared-loop-variable
    `));

  it("marks a function in a dictionary and in a place", () =>
    check(`
      let fs := {}
      for (let k, v in event.properties) { fs[k] := () -> v }
                                                        //^ shared-loop-variable
      for (let i := 1; i < 3; i := i + 1) { fs.a := {'f': () -> i} }
                                                              //^ shared-loop-variable
    `));

  it("accepts a function that is used at once", () =>
    check(`
      for (let x in [1, 2]) {
        print(arrayMap(y -> x + y, [1]))
        let f := () -> x
        print(f())
      }
    `));

  it("accepts variables from outside the loop", () =>
    check(`
      let fs := []
      let base := 1
      for (let x in [1, 2]) { fs := arrayPushBack(fs, y -> base + y) }
    `));
});

function check(text: string): void {
  checkProblems(sharedLoopVariable, text);
}
