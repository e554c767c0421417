import { comparisonChain } from "../../../hog/analysis/rules/comparisonChain.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("comparison-chain", () => {
  it("marks two orders in a row", () =>
    check(`
      let x := 5
      print(1 < x < 10)
          //^^^^^^^^^^ comparison-chain
    `));

  it("marks two equalities in a row", () =>
    check(`
      let x := 5
      print(x = 5 = 6)
          //^^^^^^^^^ comparison-chain
    `));

  it("accepts parentheses and the constants", () =>
    check(`
      let x := 5
      print((x = 5) = (x = 6), x = 5 = true, x in [1] = false)
    `));

  it("accepts an equality of orders", () =>
    check(`
      let x := 5
      print(x < 5 = true, x < 6 and x > 4)
    `));
});

function check(text: string): void {
  checkProblems(comparisonChain, text);
}
