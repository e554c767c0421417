import { unreachableCode } from "../../../hog/analysis/rules/unreachableCode.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unreachable-code", () => {
  it("marks everything after a return", () =>
    check(`
      fun total(price, tax) {
        return price + tax
        print(price); print(tax)
      //^^^^^^^^^^^^^^^^^^^^^^^^ unreachable-code This code is never reached.
      }
    `));

  it("marks what follows a throw", () =>
    check(`
      throw Error('no')
      print(1)
    //^^^^^^^^ unreachable-code
    `));

  it("marks what follows an if that leaves on both ways", () =>
    check(`
      if (a) { return 1 } else if (b) { return 2 } else { throw c }
      print(1)
    //^^^^^^^^ unreachable-code
    `));

  it("marks what follows a try that leaves on all ways", () =>
    check(`
      try { return 1 } catch (e: A) { return 2 } catch { return 3 }
      print(1)
    //^^^^^^^^ unreachable-code
    `));

  it("marks what follows an endless loop", () =>
    check(`
      while (true) { print(1) }
      print(2)
    //^^^^^^^^ unreachable-code
    `));

  it("accepts what some way reaches", () =>
    check(`
      if (a) { return 1 }
      try { return 1 } catch { print(2) }
      while (a) { return 1 }
      for (let x in xs) { return 1 }
      fun f() { return 1 }
      let g := () -> { return 1 }
      return 2;
    `));

  it("takes a long chain of else if", () =>
    check(`if (a) { return 1 } ${"else if (b) { return 2 } ".repeat(200)}; print(1)`));

  it("is silent behind a syntax error", () => check(`{ return 1; ) print(2) }`));
});

function check(text: string): void {
  checkProblems(unreachableCode, text);
}
