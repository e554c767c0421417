import { positionNeverNegative } from "../../../hog/analysis/rules/positionNeverNegative.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("position-never-negative", () => {
  it("marks a comparison with -1", () =>
    check(`
      print(position(event.event, 'a') != -1, indexOf([1], 2) = -1)
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ position-never-negative
                                            //^^^^^^^^^^^^^^^^^^^^ position-never-negative
    `));

  it("marks `>= 0` and `> -1`", () =>
    check(`
      print(indexOf([1], 2) >= 0, positionCaseInsensitive(event.event, 'a') > -1, (position('a', 'b')) < 0)
          //^^^^^^^^^^^^^^^^^^^^ position-never-negative
                                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ position-never-negative
                                                                                //^^^^^^^^^^^^^^^^^^^^^^^^ position-never-negative
    `));

  it("accepts comparisons with 0 and places", () =>
    check(`
      print(position(event.event, 'a') > 0, indexOf([1], 2) = 0, position(event.event, 'a') >= 1)
    `));

  it("is silent about a function of the program", () =>
    check(`
      fun indexOf(list, x) { return -1 }
      print(indexOf([1], 2) = -1)
    `));
});

function check(text: string): void {
  checkProblems(positionNeverNegative, text);
}
