import { nullArgument } from "../../../hog/analysis/rules/nullArgument.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("null-argument", () => {
  it("marks the null", () =>
    check(`
      print(length(null), upper(null))
                 //^^^^ null-argument
                              //^^^^ null-argument
    `));

  it("accepts null where it is taken", () =>
    check(`
      print(lower(null), concat('a', null), empty(null), toString(null))
    `));

  it("is silent about functions of the program", () =>
    check(`
      fun length(x) { return x }
      print(length(null))
    `));
});

function check(text: string): void {
  checkProblems(nullArgument, text);
}
