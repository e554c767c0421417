import { statementWithoutEffect } from "../../../hog/analysis/rules/statementWithoutEffect.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("statement-without-effect", () => {
  it("marks a comparison whose result is not used", () =>
    check(`
      let total := 1
      total == 2
    //^^^^^^^^^^ statement-without-effect This compares and throws the result away. Assign with \`:=\`.
      total > 2
    //^^^^^^^^^ statement-without-effect The result of this is not used.
    `));

  it("marks a function that is not called", () =>
    check(`
      fun send() {}
      send
    //^^^^ statement-without-effect This does not call \`send\`. Write \`send(…)\`.
      upper
    //^^^^^ statement-without-effect This does not call \`upper\`. Write \`upper(…)\`.
    `));

  it("marks a value, a variable and a lambda", () =>
    check(`
      'text';
    //^^^^^^ statement-without-effect The value of this is not used.
      event.properties
    //^^^^^^^^^^^^^^^^ statement-without-effect
      (x) -> print(x)
    //^^^^^^^^^^^^^^^ statement-without-effect This function is neither called nor kept.
    `));

  it("accepts whatever calls something", () =>
    check(`print(1); a.b(); f(1) + 2; [f()]; x ? f() : null; f'{f()}'; (() -> 1)()`));

  it("leaves = and the names of keywords to other rules", () => check(`total = 1; break`));

  it("is silent about holes and what the compiler refuses", () => check(`1 + ; a::int`));
});

function check(text: string): void {
  checkProblems(statementWithoutEffect, text);
}
