import { assignmentInExpression } from "../../../hog/analysis/rules/assignmentInExpression.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("assignment-in-expression", () => {
  it("marks an assignment in a condition", () =>
    check(`
      if (x := 1) {}
        //^^^^^^ assignment-in-expression \`:=\` assigns, and only as a statement of its own. Compare with \`=\`.
    `));

  it("marks a named argument", () =>
    check(`
      send(url := 'a')
         //^^^^^^^^^^ assignment-in-expression Hog has no named arguments. Give the values in the order of the parameters.
    `));

  it("marks the body of a lambda", () =>
    check(`
      let f := (x) -> y := x
                    //^^^^^^ assignment-in-expression \`:=\` is a statement. Write the body of the lambda in braces, with \`;\` at its end.
    `));

  it("marks a chain of assignments", () =>
    check(`
      x := y := 1
         //^^^^^^ assignment-in-expression \`:=\` assigns only as a statement of its own. Put the assignment on a line before.
    `));

  it("accepts assignments", () =>
    check(`let x := 1; x := 2; for (let i := 0; i < 3; i := i + 1) {}`));
});

function check(text: string): void {
  checkProblems(assignmentInExpression, text);
}
