import { wildcardValue } from "../../../hog/analysis/rules/wildcardValue.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("wildcard-value", () => {
  it("marks a star", () =>
    check(`
      print(*)
          //^ wildcard-value
    `));

  it("marks `**`, which is no power", () =>
    check(`
      let a := 2
      let b := a * *
                 //^ wildcard-value
    `));

  it("accepts products and SQL", () =>
    check(`
      let a := 2
      print(a * a)
      return sql(count(*))
    `));
});

function check(text: string): void {
  checkProblems(wildcardValue, text);
}
