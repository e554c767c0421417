import { loopOverValues } from "../../../hog/analysis/rules/loopOverValues.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("loop-over-values", () => {
  it("marks a value that is used as a key", () =>
    check(`
      let prices := {'a': 1}
      for (let k in prices) { print(prices[k]) }
                                         //^ loop-over-values
    `));

  it("marks it on a property", () =>
    check(`
      for (let k in event.properties) { print(event.properties[k]) }
                                                             //^ loop-over-values
    `));

  it("accepts the key, and keys of something else", () =>
    check(`
      let names := {}
      for (let k, v in event.properties) { print(event.properties[k], names[v]) }
      for (let k in keys(names)) { print(names[k]) }
    `));
});

function check(text: string): void {
  checkProblems(loopOverValues, text);
}
