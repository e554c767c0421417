import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { functionNotAvailable } from "../../../hog/analysis/rules/functionNotAvailable.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("function-not-available", () => {
  it("marks a fetch in a transformation", () =>
    check(
      `
      let answer := fetch(inputs.url)
                  //^^^^^ function-not-available \`fetch\` waits for an answer, which a transformation cannot do.
    `,
      { type: "transformation" },
    ));

  it("marks a function of transformations in a destination", () =>
    check(
      `
      print(geoipLookup(event.properties.$ip))
          //^^^^^^^^^^^ function-not-available \`geoipLookup\` does not exist in a destination.
    `,
      { type: "destination" },
    ));

  it("marks what no type has, whatever the type", () =>
    check(`
      sleep(1)
    //^^^^^ function-not-available \`sleep\` is known to Hog, but PostHog does not run it in functions.
    `));

  it("accepts what the type has", () =>
    check(`fetch(inputs.url); print(upper('a'))`, { type: "destination" }));

  it("accepts a function of the program with such a name", () =>
    check(`fun fetch(url) { return url } fetch(1)`, { type: "transformation" }));

  it("is silent where the type is not known", () => check(`fetch(inputs.url); geoipLookup('')`));
});

function check(text: string, context?: FunctionContext): void {
  checkProblems(functionNotAvailable, text, context);
}
