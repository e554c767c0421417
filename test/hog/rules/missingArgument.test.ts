import { missingArgument } from "../../../hog/analysis/rules/missingArgument.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("missing-argument", () => {
  it("marks a call with fewer arguments than parameters", () =>
    check(`
      fun pad(text, width) { return substring(text, 1, width) }
      print(pad('a'))
          //^^^ missing-argument \`width\` is not given, and so it is null.
    `));

  it("accepts it where the function expects null", () =>
    check(`
      fun a(x) { return x ?? 1 }
      fun b(x) { return x = null ? 1 : x }
      fun c(x) { if (empty(x)) { return 1 } return x }
      fun d(x) { if (x is null) { return 1 } return x }
      fun e(_x) { return 1 }
      a() b() c() d() e()
    `));

  it("accepts calls with all arguments", () =>
    check(`fun f(a, b) { return a + b } print(f(1, null))`));
});

function check(text: string): void {
  checkProblems(missingArgument, text);
}
