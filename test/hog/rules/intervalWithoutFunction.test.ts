import { intervalWithoutFunction } from "../../../hog/analysis/rules/intervalWithoutFunction.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("interval-without-function", () => {
  it("marks weeks and years", () =>
    check(`
      print(interval 1 week, interval '2 years')
          //^^^^^^^^^^^^^^^ interval-without-function
                           //^^^^^^^^^^^^^^^^^^ interval-without-function
    `));

  it("accepts the units that exist", () =>
    check(`
      print(interval 1 day, interval '2 months', interval 3 hour, interval 4 minute)
    `));

  it("accepts SQL", () =>
    check(`
      return sql(interval 1 week)
    `));
});

function check(text: string): void {
  checkProblems(intervalWithoutFunction, text);
}
