import { betweenOnStack } from "../../../hog/analysis/rules/betweenOnStack.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("between-on-stack", () => {
  it("marks the value of a `let`", () =>
    check(`
      let ok := 5 between 1 and 10
              //^^^^^^^^^^^^^^^^^^ between-on-stack
    `));

  it("marks all arguments, elements and terms but the first", () =>
    check(`
      let x := 5
      print(x between 1 and 10, x between 1 and 10)
                              //^^^^^^^^^^^^^^^^^^ between-on-stack
      return [x between 1 and 2, x not between 1 and 2]
                               //^^^^^^^^^^^^^^^^^^^^^ between-on-stack
    `));

  it("marks what stands behind another term", () =>
    check(`
      let x := 5
      if (x and x between 1 and 10) { print(x) }
              //^^^^^^^^^^^^^^^^^^ between-on-stack
      return 'a' || (x between 1 and 10)
                   //^^^^^^^^^^^^^^^^^^ between-on-stack
    `));

  it("accepts the places where nothing waits", () =>
    check(`
      let x := 5
      let y
      y := x between 1 and 10
      if (x between 1 and 10 and y) { print(x between 1 and 10) }
      while (x not between 1 and 9) { x := x - 1 }
      let f := v -> v between 1 and 3
      return y ?? x between 1 and 2
    `));

  it("accepts a place that is right by chance", () =>
    check(`
      let x := 5
      let y := [1, x between 1 and 10]
      let z := {'in': x between 1 and 10}
      return [y, z]
    `));

  it("marks a value in a dictionary and behind a key", () =>
    check(`
      return {'a': 1 between 0 and 2}
                 //^^^^^^^^^^^^^^^^^ between-on-stack
    `));

  it("marks the value of an assignment to a property", () =>
    check(`
      let o := {}
      o.ok := 1 between 0 and 2
            //^^^^^^^^^^^^^^^^^ between-on-stack
      o['ok'] := 1 between 0 and 2
               //^^^^^^^^^^^^^^^^^ between-on-stack
    `));

  it("accepts SQL", () =>
    check(`
      return sql(a and b between 1 and 2)
    `));
});

function check(text: string): void {
  checkProblems(betweenOnStack, text);
}
