import { likeMatchesAnywhere } from "../../../hog/analysis/rules/likeMatchesAnywhere.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("like-matches-anywhere", () => {
  it("marks a pattern without signs", () =>
    check(`
      print(event.event like 'sale')
                           //^^^^^^ like-matches-anywhere
    `));

  it("marks a pattern with a sign at one end", () =>
    check(`
      print(event.event not ilike 'sale%', like(event.event, '%sale'))
                                //^^^^^^^ like-matches-anywhere
                                                           //^^^^^^^ like-matches-anywhere
    `));

  it("accepts a pattern with signs at both ends", () =>
    check(`
      print(event.event like '%sale%', event.event ilike '%')
    `));

  it("is silent about patterns that it cannot see, and in SQL", () =>
    check(`
      print(event.event like inputs.pattern)
      return sql(event like 'sale')
    `));
});

function check(text: string): void {
  checkProblems(likeMatchesAnywhere, text);
}
