import { unitComesFirst } from "../../../hog/analysis/rules/unitComesFirst.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unit-comes-first", () => {
  it("marks a unit at the end", () =>
    check(`
      print(dateAdd(now(), 1, 'day'), dateDiff(now(), now(), 'days'), dateTrunc(now(), 'month'))
                            //^^^^^ unit-comes-first
                                                           //^^^^^^ unit-comes-first
                                                                                     //^^^^^^^ unit-comes-first
    `));

  it("accepts the unit in front", () =>
    check(`
      print(dateAdd('day', 1, now()), dateDiff('month', now(), now()), extract('year', now()))
    `));

  it("is silent about other functions", () =>
    check(`
      fun plan(when, unit) { return [when, unit] }
      print(plan(now(), 'day'), concat(event.event, 'day'))
    `));
});

function check(text: string): void {
  checkProblems(unitComesFirst, text);
}
