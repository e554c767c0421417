import { unchangedEvent } from "../../../hog/analysis/rules/unchangedEvent.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unchanged-event", () => {
  it("marks the event that is returned", () =>
    check(`
      let result := event
      result.properties.plan := 'free'
      return event
           //^^^^^ unchanged-event
    `));

  it("marks it behind a change in a branch", () =>
    check(`
      let copy := event
      if (copy.properties.a) { copy['properties']['b'] := 1 }
      return event
           //^^^^^ unchanged-event
    `));

  it("accepts the copy", () =>
    check(`
      let result := event
      result.properties.plan := 'free'
      return result
    `));

  it("accepts an event that was not changed before", () =>
    check(`
      if (event.event = 'a') { return event }
      let result := event
      result.properties.plan := 'free'
      return result
    `));
});

function check(text: string): void {
  checkProblems(unchangedEvent, text);
}
