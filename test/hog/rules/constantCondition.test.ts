import { constantCondition } from "../../../hog/analysis/rules/constantCondition.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("constant-condition", () => {
  it("marks a function that is not called", () =>
    check(`
      fun isReady() { return false }
      if (isReady) {}
        //^^^^^^^ constant-condition A function is always true. Call it: \`isReady(…)\`.
      while (not isReady) {}
               //^^^^^^^ constant-condition
    `));

  it("marks a list, a dictionary and a text", () =>
    check(`
      print([] ? 1 : 2)
          //^^ constant-condition This is always true, also when it is empty. Ask with \`notEmpty(…)\`.
      if ({'a': 1}) {}
        //^^^^^^^^ constant-condition
      if ('a') {}
        //^^^ constant-condition A text is always true.
    `));

  it("accepts what is written on purpose, and what may change", () =>
    check(`
      while (true) { return 1 }
      if (false) {}
      if (1) {}
      fun f() {}
      f := null
      if (f) {}
      if (event.event) {}
    `));
});

function check(text: string): void {
  checkProblems(constantCondition, text);
}
