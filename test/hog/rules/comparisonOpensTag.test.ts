import { comparisonOpensTag } from "../../../hog/analysis/rules/comparisonOpensTag.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("comparison-opens-tag", () => {
  it("marks a `<` before a name and another word", () =>
    check(`
      let a := 1
      let b := 2
      print(1)
      let small := a<b and a
                  //^ comparison-opens-tag
    `));

  it("marks a word on the next line", () =>
    check(`
      let a := 1
      let b := 2
      let small := a<b
                  //^ comparison-opens-tag
      return small
    `));

  it("accepts a space, and what cannot be a tag", () =>
    check(`
      let a := 1
      let b := 2
      print(a < b and a, (a<b) and a, a<b.c and a, a<b, a<1 and a)
    `));

  it("accepts a tag", () =>
    check(`
      let page := <b kind='a' />
      print(page)
    `));
});

function check(text: string): void {
  checkProblems(comparisonOpensTag, text);
}
