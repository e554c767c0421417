import { dateArithmetic } from "../../../hog/analysis/rules/dateArithmetic.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("date-arithmetic", () => {
  it("marks a date with an interval", () =>
    check(`
      let a := now() + interval 1 day
             //^^^^^^^^^^^^^^^^^^^^^^ date-arithmetic
      let b := today() - toIntervalDay(1)
             //^^^^^^^^^^^^^^^^^^^^^^^^^^ date-arithmetic
    `));

  it("marks two dates", () =>
    check(`
      let start := toDateTime(event.timestamp)
      print(now() - start)
          //^^^^^^^^^^^^^ date-arithmetic
    `));

  it("accepts numbers made of dates", () =>
    check(`
      print(toUnixTimestamp(now()) - 60, dateAdd('day', 1, now()), dateDiff('day', now(), now()) + 1)
    `));

  it("accepts SQL", () =>
    check(`
      return sql(timestamp > now() - interval 1 day)
    `));
});

function check(text: string): void {
  checkProblems(dateArithmetic, text);
}
