import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { captureWithoutEvent } from "../../../hog/analysis/rules/captureWithoutEvent.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("capture-without-event", () => {
  it("marks a call without the name of the event", () =>
    check(`
      postHogCapture({'properties': {}})
    //^^^^^^^^^^^^^^ capture-without-event
    `));

  it("accepts a call that has it", () =>
    check(`
      postHogCapture({'event': 'order placed'})
    `));

  it("is silent about keys and dictionaries that it cannot see", () =>
    check(`
      let options := {'event': 'a'}
      let key := 'event'
      postHogCapture(options)
      postHogCapture({key: 'a'})
    `));

  it("marks a webhook without a person", () =>
    check(
      `
      postHogCapture({'event': 'order placed'})
    //^^^^^^^^^^^^^^ capture-without-event
    `,
      { type: "source_webhook" },
    ));
});

function check(text: string, context: FunctionContext = {}): void {
  checkProblems(captureWithoutEvent, text, context);
}
