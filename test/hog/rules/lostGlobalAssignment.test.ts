import { lostGlobalAssignment } from "../../../hog/analysis/rules/lostGlobalAssignment.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("lost-global-assignment", () => {
  it("marks an assignment with brackets", () =>
    check(`
      event['x'] := 1
    //^^^^^^^^^^ lost-global-assignment
      event.properties['x'].y := 2
    //^^^^^^^^^^^^^^^^^^^^^^^ lost-global-assignment
    `));

  it("marks an assignment to an element", () =>
    check(`
      person.1 := 2
    //^^^^^^^^ lost-global-assignment
    `));

  it("accepts assignments into variables", () =>
    check(`
      let result := event
      result['x'] := 1
      result.properties['y'] := 2
    `));

  it("leaves what PostHog refuses to another rule", () =>
    check(`
      event.properties.x := 1
    `));
});

function check(text: string): void {
  checkProblems(lostGlobalAssignment, text);
}
