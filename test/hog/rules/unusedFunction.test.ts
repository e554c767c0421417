import { unusedFunction } from "../../../hog/analysis/rules/unusedFunction.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unused-function", () => {
  it("marks a function that nobody calls", () =>
    check(`
      fun double(n) { return n * 2 }
        //^^^^^^ unused-function The function \`double\` is never called.
    `));

  it("marks a function that only calls itself", () =>
    check(`
      fun down(n) { return down(n - 1) }
        //^^^^ unused-function
    `));

  it("accepts a function that is called, passed on or used as a tag", () =>
    check(`
      fun a() {} fun b() {} fun c(props) {}
      a()
      print(b, <c />)
    `));

  it("accepts names with an underscore in front", () => check(`fun _later() {}`));
});

function check(text: string): void {
  checkProblems(unusedFunction, text);
}
