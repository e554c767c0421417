import { invalidAssignmentTarget } from "../../../hog/analysis/rules/invalidAssignmentTarget.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("invalid-assignment-target", () => {
  it("marks what cannot hold a value", () =>
    check(`
      f() := 1
    //^^^ invalid-assignment-target Only variables, properties and elements can be assigned.
      1 := 2;
    //^ invalid-assignment-target
      [a] := 2;
    //^^^ invalid-assignment-target
      null := 1;
    //^^^^ invalid-assignment-target
      f'x' := 1;
    //^^^^ invalid-assignment-target
    `));

  it("accepts variables, properties and elements", () =>
    check(`a := 1; a.b := 2; (a) := 3; a[1] := 4; a.1 := 5; f().a := 6; f()[1] := 7; a?.b := 8`));
});

function check(text: string): void {
  checkProblems(invalidAssignmentTarget, text);
}
