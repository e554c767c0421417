import { selfAssignment } from "../../../hog/analysis/rules/selfAssignment.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("self-assignment", () => {
  it("marks an assignment of a thing to itself", () =>
    check(`
      let a := {}
      a := a
    //^^^^^^ self-assignment This assigns a value to itself and changes nothing.
      a.b[1] := a['b'][1]
    //^^^^^^^^^^^^^^^^^^^ self-assignment
    `));

  it("accepts other assignments", () =>
    check(`let a := {}; a := a + 1; a.b := a.c; a[f()] := a[f()]`));
});

function check(text: string): void {
  checkProblems(selfAssignment, text);
}
