import { lambdaReturnsNull } from "../../../hog/analysis/rules/lambdaReturnsNull.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("lambda-returns-null", () => {
  it("marks a value in braces", () =>
    check(`
      let double := x -> { x * 2 }
                       //^ lambda-returns-null
    `));

  it("marks a function that only computes", () =>
    check(`
      let big := x -> { upper(x) }
                    //^ lambda-returns-null
    `));

  it("marks a block where a value is asked for", () =>
    check(`
      print(arrayMap(x -> {
                        //^ lambda-returns-null
        let y := x * 2
        print(y)
      }, [1]))
    `));

  it("accepts `return`, dictionaries and plain values", () =>
    check(`
      let a := x -> { return x }
      let b := x -> {'x': x}
      let c := x -> {}
      let d := x -> x
      print(arrayMap(x -> { if (x) { return 1 } }, [1]))
    `));

  it("accepts a lambda that is there for what it does", () =>
    check(`
      let log := x -> { print(x) }
      let run := f -> { f() }
      log(1)
    `));
});

function check(text: string): void {
  checkProblems(lambdaReturnsNull, text);
}
