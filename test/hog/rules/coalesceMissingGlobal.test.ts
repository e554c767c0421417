import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { coalesceMissingGlobal } from "../../../hog/analysis/rules/coalesceMissingGlobal.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("coalesce-missing-global", () => {
  it("marks a global that no function has", () =>
    check(`
      print(defaults.plan ?? 'free', defaults ?? {})
          //^^^^^^^^ coalesce-missing-global
                                   //^^^^^^^^ coalesce-missing-global
    `));

  it("accepts properties below a global", () =>
    check(`
      print(event.properties.plan ?? 'free', person.properties.a.b ?? 1)
    `));

  it("accepts a variable", () =>
    check(`
      let defaults := {}
      print(defaults.plan ?? 'free')
    `));

  it("marks a global that this type of function does not have", () =>
    check(
      `
      print(person.name ?? 'nobody', event.event ?? '')
          //^^^^^^ coalesce-missing-global
    `,
      { type: "transformation" },
    ));
});

function check(text: string, context: FunctionContext = {}): void {
  checkProblems(coalesceMissingGlobal, text, context);
}
