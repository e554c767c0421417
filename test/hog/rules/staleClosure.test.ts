import { staleClosure } from "../../../hog/analysis/rules/staleClosure.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("stale-closure", () => {
  it("marks a variable that is made in each round", () =>
    check(`
      for (let item in [1, 2]) {
        let factor := item
        print(arrayMap(n -> n * factor, [1]))
                              //^^^^^^ stale-closure
      }
    `));

  it("marks the variable of an inner loop", () =>
    check(`
      for (let row in [[1], [2]]) {
        for (let cell in row) { print(arrayMap(n -> n + cell, [1])) }
                                                      //^^^^ stale-closure
      }
    `));

  it("marks the parameter of a function that is called twice", () =>
    check(`
      fun scale(list, by) { return arrayMap(x -> x * by, list) }
                                                   //^^ stale-closure
      print(scale([1], 5))
      print(scale([1], 6))
    `));

  it("marks the parameter of a function that is called in a loop", () =>
    check(`
      fun adder(n) { return x -> x + n }
                                   //^ stale-closure
      for (let i in [1, 2]) { print(adder(i)(1)) }
    `));

  it("marks a lambda inside the lambda of `arrayMap`", () =>
    check(`
      print(arrayMap(x -> arrayMap(y -> x + y, [10]), [1, 2]))
                                      //^ stale-closure
    `));

  it("marks a variable that took the place of another", () =>
    check(`
      if (event.a) { let one := 1; print(arrayMap(x -> x + one, [1])) }
      if (event.b) { let two := 2; print(arrayMap(x -> x + two, [1])) }
                                                         //^^^ stale-closure
    `));

  it("accepts the loop's own variable, and variables outside", () =>
    check(`
      let base := 1
      for (let item in [1, 2]) { print(arrayMap(n -> n * item + base, [1])) }
    `));

  it("accepts a function that is called once, or on different heights of the stack", () =>
    check(`
      fun scale(list, by) { return arrayMap(x -> x * by, list) }
      let a := scale([1], 5)
      let b := scale([1], 6)
      print(a, b)
    `));

  it("accepts calls of which only one can be made", () =>
    check(`
      fun scale(list, by) { return arrayMap(x -> x * by, list) }
      if (event.a) { return scale([1], 5) }
      if (event.b) { print(scale([1], 6)) } else { print(scale([1], 7)) }
    `));

  it("accepts functions that use nothing from outside", () =>
    check(`
      for (let item in [1, 2]) {
        let double := n -> n * 2
        print(double(item))
      }
    `));
});

function check(text: string): void {
  checkProblems(staleClosure, text);
}
