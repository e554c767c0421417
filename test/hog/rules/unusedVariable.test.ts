import { unusedVariable } from "../../../hog/analysis/rules/unusedVariable.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unused-variable", () => {
  it("marks a variable that is never read", () =>
    check(`
      let total := 1
        //^^^^^ unused-variable \`total\` is never read.
    `));

  it("marks a variable that is only assigned", () =>
    check(`
      let total := 1
        //^^^^^ unused-variable \`total\` is assigned, but never read.
      total := 2
    `));

  it("marks the inner one of two with the same name", () =>
    check(`
      let total := 1
      {
        let total := 2
          //^^^^^ unused-variable
      }
      print(total)
    `));

  it("marks a lambda that only calls itself", () =>
    check(`
      let f := n -> f(n - 1)
        //^ unused-variable
    `));

  it("accepts the names of loops and catch blocks", () =>
    check(`
      for (let key, value in event.properties) {}
      try {} catch (problem) {}
    `));

  it("accepts what is read in a closure, a template, a query, a tag or before a property is set", () =>
    check(`
      let a := 1; let get := () -> a; print(get())
      let b := 1; print(f'is {b}')
      let c := 1; print((select 1 where x = {c}))
      let d := 1; print(<box d={d} />)
      let e := {}; e.x := 1
    `));

  it("accepts names with an underscore in front", () => check(`let _ := f(); let _rest := 1`));

  it("is silent about names that text with a syntax error mentions", () =>
    check(`
      let total := 1
      let other := 2
        //^^^^^ unused-variable
      print(1 + ] total)
    `));
});

function check(text: string): void {
  checkProblems(unusedVariable, text);
}
