import { unknownUnit } from "../../../hog/analysis/rules/unknownUnit.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unknown-unit", () => {
  it("marks a plural", () =>
    check(`
      print(dateAdd('days', 1, now()))
                  //^^^^^^ unknown-unit
    `));

  it("marks a unit that this function does not have", () =>
    check(`
      print(dateTrunc('week', now()), extract('week', now()))
                    //^^^^^^ unknown-unit
                                            //^^^^^^ unknown-unit
    `));

  it("accepts the units of each function", () =>
    check(`
      print(dateAdd('week', 1, now()), dateDiff('week', now(), now()), dateTrunc('hour', now()), dateAdd(event.properties.unit, 1, now()))
    `));
});

function check(text: string): void {
  checkProblems(unknownUnit, text);
}
