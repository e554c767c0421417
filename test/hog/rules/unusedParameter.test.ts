import { unusedParameter } from "../../../hog/analysis/rules/unusedParameter.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unused-parameter", () => {
  it("marks the last parameters", () =>
    check(`
      fun double(n, factor, base) { return n * 2 }
                  //^^^^^^ unused-parameter The parameter \`factor\` is not used.
                          //^^^^ unused-parameter The parameter \`base\` is not used.
      print(double(1))
    `));

  it("accepts one in front of a parameter that is used", () =>
    check(`fun second(a, b) { return b } print(second(1, 2))`));

  it("accepts names with an underscore in front", () => check(`fun one(_a, _b) { return 1 }`));

  it("accepts the parameters of a function that is passed on", () =>
    check(`
      fun one(item) { return 1 }
      print(arrayMap((x) -> 1, [1]), arrayMap(one, [1]))
    `));

  it("is silent about names that text with a syntax error mentions", () =>
    check(`fun f(a) { return ] a }`));
});

function check(text: string): void {
  checkProblems(unusedParameter, text);
}
