import { ignoredArgument } from "../../../hog/analysis/rules/ignoredArgument.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("ignored-argument", () => {
  it("marks the digits of `round`", () =>
    check(`
      print(round(1.25, 1), floor(1.25, 1))
                      //^ ignored-argument
                                      //^ ignored-argument
    `));

  it("marks the start of `position`", () =>
    check(`
      print(position('abc', 'c', 2))
                               //^ ignored-argument
    `));

  it("accepts calls without it", () =>
    check(`
      print(round(1.25), position('abc', 'c'), now())
    `));

  it("is silent about a function of the program", () =>
    check(`
      fun round(x, digits) { return [x, digits] }
      print(round(1.25, 1))
    `));
});

function check(text: string): void {
  checkProblems(ignoredArgument, text);
}
