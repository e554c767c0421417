import { duplicateDeclaration } from "../../../hog/analysis/rules/duplicateDeclaration.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("duplicate-declaration", () => {
  it("marks a second variable", () =>
    check(`
      let a := 1
      let a := 2
        //^ duplicate-declaration \`a\` is already declared in this scope. Assign with \`a := …\`, or choose another name.
    `));

  it("marks a second parameter", () =>
    check(`
      fun f(x, x) { return x }
             //^ duplicate-declaration \`x\` is already declared in this scope. Choose another name.
    `));

  it("marks a function with the name of a variable", () =>
    check(`
      let f := 1
      fun f() {}
        //^ duplicate-declaration
    `));

  it("marks a loop whose key and value are called the same", () =>
    check(`
      for (let a, a in [1]) {}
                //^ duplicate-declaration
    `));

  it("marks a second parameter of a lambda", () =>
    check(`
      let f := (x, x) -> x
                 //^ duplicate-declaration
    `));

  it("accepts a name that hides one of an outer scope", () =>
    check(`
      let a := 1
      { let a := 2 }
      fun f(a) { let a := 3 }
      for (let a in [1]) { let a := 4 }
      try {} catch (e) { let e := 1; let type := 2 }
    `));
});

function check(text: string): void {
  checkProblems(duplicateDeclaration, text);
}
