import { queryNeverRuns } from "../../../hog/analysis/rules/queryNeverRuns.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("query-never-runs", () => {
  it("marks a query", () =>
    check(`
      let n := (select count() from events)
              //^^^^^^ query-never-runs
    `));

  it("accepts a variable of that name", () =>
    check(`
      let select := 1
      print(select)
    `));

  it("marks a query as an argument", () =>
    check(`
      print(1, (select 1))
              //^^^^^^ query-never-runs
    `));
});

function check(text: string): void {
  checkProblems(queryNeverRuns, text);
}
