import { severalCaptures } from "../../../hog/analysis/rules/severalCaptures.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("several-captures", () => {
  it("marks the second call", () =>
    check(`
      postHogCapture({'event': 'a'})
      postHogCapture({'event': 'b'})
    //^^^^^^^^^^^^^^ several-captures
    `));

  it("marks a call in a loop", () =>
    check(`
      for (let x in [1, 2]) { postHogCapture({'event': 'a'}) }
                            //^^^^^^^^^^^^^^ several-captures
    `));

  it("marks a call that follows in a branch", () =>
    check(`
      postHogCapture({'event': 'a'})
      if (event.event = 'b') { postHogCapture({'event': 'b'}) }
                             //^^^^^^^^^^^^^^ several-captures
    `));

  it("accepts two branches", () =>
    check(`
      if (event.event = 'a') { postHogCapture({'event': 'a'}) } else { postHogCapture({'event': 'b'}) }
    `));

  it("accepts a branch that returns", () =>
    check(`
      if (event.event = 'a') {
        postHogCapture({'event': 'a'})
        return 1
      }
      postHogCapture({'event': 'b'})
      for (let x in [1]) { if (x) { return x } }
    `));

  it("accepts a loop that ends behind the call", () =>
    check(`
      for (let x in [1, 2]) {
        if (x = 2) {
          postHogCapture({'event': 'a'})
          return x
        }
      }
    `));
});

function check(text: string): void {
  checkProblems(severalCaptures, text);
}
