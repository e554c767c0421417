import { forWithoutCondition } from "../../../hog/analysis/rules/forWithoutCondition.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("for-without-condition", () => {
  it("marks a loop without one", () =>
    check(`
      for (let i := 0; ; i := i + 1) { print(i) }
    //^^^ for-without-condition
    `));

  it("marks an empty head", () =>
    check(`
      for (;;) { return 1 }
    //^^^ for-without-condition
    `));

  it("accepts a condition", () =>
    check(`
      for (; true;) { return 1 }
    `));
});

function check(text: string): void {
  checkProblems(forWithoutCondition, text);
}
