import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { missingReturnEvent } from "../../../hog/analysis/rules/missingReturnEvent.ts";
import { checkProblems } from "../../support/checkProblems.ts";

const transformation: FunctionContext = { type: "transformation" };

describe("missing-return-event", () => {
  it("marks the end of a transformation that returns nothing", () =>
    check(`
      let copy := event
      copy.properties.plan := 'free'
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-return-event This transformation returns nothing, so every event is dropped. Write \`return event\`, or \`return null\` if the event shall be dropped.
    `));

  it("marks the end where only some ways return", () =>
    check(`
      fun f() { return 1 }
      if (event.event = 'a') {
    //^^^^^^^^^^^^^^^^^^^^^^^^ missing-return-event Where the program ends without \`return\`, the event is dropped. Write \`return event\`, or \`return null\` if the event shall be dropped.
        return event
      }
    `));

  it("marks a return without value", () =>
    check(`
      if (event.event = 'a') { return; }
                             //^^^^^^ missing-return-event This drops the event. Write \`return event\`, or \`return null\` if the event shall be dropped.
      return event
    `));

  it("accepts transformations that return on all ways", () => {
    check(`return event`);
    check(`if (event.event = 'a') { return null } else { return event }`);
    check(`if (event.event = 'a') { throw Error('a') } return event`);
    check(`fun f() { return; } return event`);
  });

  it("is silent about other types, and where the type is not known", () => {
    checkProblems(missingReturnEvent, `print(1)`, { type: "destination" });
    checkProblems(missingReturnEvent, `print(1)`);
  });

  it("is silent about a program with syntax errors", () => check(`let x := ; retrun event )`));
});

function check(text: string): void {
  checkProblems(missingReturnEvent, text, transformation);
}
