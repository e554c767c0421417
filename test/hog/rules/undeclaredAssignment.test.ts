import { undeclaredAssignment } from "../../../hog/analysis/rules/undeclaredAssignment.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("undeclared-assignment", () => {
  it("marks a name that was never declared", () =>
    check(`
      total := 1
    //^^^^^ undeclared-assignment \`total\` is not declared. Write \`let total := …\` the first time.
    `));

  it("marks a property of a global", () =>
    check(`
      event.properties.plan := 'free'
    //^^^^^ undeclared-assignment \`event\` is not a variable, and globals cannot be changed. Copy it first: \`let copy := event\`.
    `));

  it("marks a name that is declared only further down", () =>
    check(`
      total := 1
    //^^^^^ undeclared-assignment \`total\` is declared only further down. Move its \`let\` above this line.
      let total := 2
    `));

  it("marks a name in parentheses and in the head of a for", () =>
    check(`
      (total) := 1
     //^^^^^ undeclared-assignment
      for (i := 0; i < 2; i := i + 1) {}
         //^ undeclared-assignment
                        //^ undeclared-assignment
    `));

  it("marks a variable of a block that has ended", () =>
    check(`
      { let b := 1 }
      b := 2
    //^ undeclared-assignment
    `));

  it("accepts variables, parameters, captured names and their properties", () =>
    check(`
      let total := 1
      fun add(list) { total := 2; list.size := 3; list[1] := 4 }
      let later := () -> { total := 3; }
    `));

  it("leaves computed places to run time, as PostHog does", () =>
    check(`undeclared['x'] := 1; undeclared.1 := 2; undeclared?.a := 3`));
});

function check(text: string): void {
  checkProblems(undeclaredAssignment, text);
}
