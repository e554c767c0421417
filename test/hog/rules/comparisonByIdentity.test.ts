import { comparisonByIdentity } from "../../../hog/analysis/rules/comparisonByIdentity.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("comparison-by-identity", () => {
  it("marks a dictionary", () =>
    check(`
      print(event.properties = {}, {'a': 1} != event.properties)
          //^^^^^^^^^^^^^^^^^^^^^ comparison-by-identity
                                 //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comparison-by-identity
    `));

  it("marks a list with texts", () =>
    check(`
      print(event.properties.tags = ['a', 'b'])
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comparison-by-identity
    `));

  it("accepts lists of numbers, and the empty list", () =>
    check(`
      print(event.properties.sizes = [1, 2], event.properties.tags = [])
    `));

  it("accepts a comparison with one value of a list", () =>
    check(`
      if (event.properties.tags[1] = 'a') { print(event.properties.size in [1, 2]) }
    `));
});

function check(text: string): void {
  checkProblems(comparisonByIdentity, text);
}
