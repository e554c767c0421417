import { monthForMinutes } from "../../../hog/analysis/rules/monthForMinutes.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("month-for-minutes", () => {
  it("marks the name of the month behind hours", () =>
    check(`
      print(formatDateTime(now(), '%H:%M'))
                                //^^^^^^^ month-for-minutes
    `));

  it("marks the number of the month before seconds", () =>
    check(`
      print(formatDateTime(now(), '%m:%S', 'UTC'))
                                //^^^^^^^ month-for-minutes
    `));

  it("accepts months and minutes in their place", () =>
    check(`
      print(formatDateTime(now(), '%Y-%m-%d %H:%i:%S'), formatDateTime(now(), '%M %Y'))
    `));

  it("is silent about other functions", () =>
    check(`
      fun write(date, format) { return [date, format] }
      print(write(now(), '%H:%M'))
    `));
});

function check(text: string): void {
  checkProblems(monthForMinutes, text);
}
