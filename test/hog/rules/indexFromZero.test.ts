import { indexFromZero } from "../../../hog/analysis/rules/indexFromZero.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("index-from-zero", () => {
  it("marks `.0`", () =>
    check(`
      let pair := (1, 2)
      print(pair.0, pair.1)
               //^ index-from-zero
    `));

  it("marks the index in a loop that starts at 0", () =>
    check(`
      let xs := ['a']
      for (let i := 0; i < length(xs); i := i + 1) { print(xs[i]) }
                                                            //^ index-from-zero
    `));

  it("accepts a loop that adds 1", () =>
    check(`
      let xs := ['a']
      for (let i := 0; i < length(xs); i := i + 1) { print(xs[i + 1]) }
    `));

  it("accepts a loop that starts at 1, and other lists", () =>
    check(`
      let xs := ['a']
      let ys := {}
      for (let i := 1; i <= length(xs); i := i + 1) { print(xs[i]) }
      for (let i := 0; i < length(xs); i := i + 1) { print(ys[i]) }
    `));
});

function check(text: string): void {
  checkProblems(indexFromZero, text);
}
