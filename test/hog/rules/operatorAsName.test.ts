import { operatorAsName } from "../../../hog/analysis/rules/operatorAsName.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("operator-as-name", () => {
  it("marks a function", () =>
    check(`
      fun if(a, b) { return a }
        //^^ operator-as-name
      let not := x -> x
        //^^^ operator-as-name
    `));

  it("marks a variable and a parameter", () =>
    check(`
      let true := 0
        //^^^^ operator-as-name
      fun f(False) { return 1 }
          //^^^^^ operator-as-name
      let g := false -> 1
             //^^^^^ operator-as-name
    `));

  it("accepts other names, and quotes", () =>
    check(`
      fun ifAny(a) { return a }
      let \`true\` := 1
      let not := 1
      print(\`true\`, not)
    `));
});

function check(text: string): void {
  checkProblems(operatorAsName, text);
}
