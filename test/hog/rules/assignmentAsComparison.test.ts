import { assignmentAsComparison } from "../../../hog/analysis/rules/assignmentAsComparison.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("assignment-as-comparison", () => {
  it("marks the = of a statement", () =>
    check(`
      let total := 1
      total = 2
          //^ assignment-as-comparison \`=\` compares, and the result is thrown away. Assign with \`:=\`.
      total.a[1].b = 2
                 //^ assignment-as-comparison
    `));

  it("accepts a comparison whose result is used", () =>
    check(`
      if (a = 1) {}
      let same := a = 1
      return a = 1
    `));

  it("leaves a comparison of other things to statement-without-effect", () =>
    check(`f() = 1; 1 = a; a == 1`));
});

function check(text: string): void {
  checkProblems(assignmentAsComparison, text);
}
