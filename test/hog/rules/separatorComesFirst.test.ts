import { separatorComesFirst } from "../../../hog/analysis/rules/separatorComesFirst.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("separator-comes-first", () => {
  it("marks a short text behind something else", () =>
    check(`
      print(splitByString(event.properties.tags, ','), splitByString(event.event, ', '))
                                               //^^^ separator-comes-first
                                                                                //^^^^ separator-comes-first
    `));

  it("accepts the separator in front", () =>
    check(`
      print(splitByString(',', event.properties.tags), splitByString(',', 'a,b'))
    `));

  it("is silent about longer texts", () =>
    check(`
      print(splitByString(inputs.separator, 'one and two'))
    `));
});

function check(text: string): void {
  checkProblems(separatorComesFirst, text);
}
