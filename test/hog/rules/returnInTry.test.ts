import { returnInTry } from "../../../hog/analysis/rules/returnInTry.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("return-in-try", () => {
  it("marks a `return` before a `throw` elsewhere", () =>
    check(`
      fun f() {
        try { return 1 } catch (e) { print(e) }
            //^^^^^^ return-in-try
      }
      f()
      throw Error('later')
    `));

  it("marks it when the `throw` stands above", () =>
    check(`
      fun fail() { throw Error('x') }
      fun f() {
        try { return fail() } catch (e) { return 2 }
            //^^^^^^ return-in-try
      }
      f()
    `));

  it("accepts a program that throws nothing else", () =>
    check(`
      fun f(g) {
        try { if (g) { throw Error('x') } return g() } catch (e) { return 2 }
      }
      f(() -> 1)
    `));

  it("accepts a `return` behind the `try`, and at the top", () =>
    check(`
      fun f() {
        let x := 1
        try { x := 2 } catch (e) { return 3 }
        return x
      }
      f()
      try { return 1 } catch (e) { throw e }
    `));
});

function check(text: string): void {
  checkProblems(returnInTry, text);
}
