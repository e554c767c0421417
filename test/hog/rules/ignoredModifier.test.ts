import { ignoredModifier } from "../../../hog/analysis/rules/ignoredModifier.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("ignored-modifier", () => {
  it("marks `distinct`", () =>
    check(`
      print(length(distinct event.properties.tags))
          //^^^^^^ ignored-modifier
    `));

  it("accepts ordinary calls", () =>
    check(`
      print(length(event.properties.tags))
    `));

  it("accepts SQL", () =>
    check(`
      return sql(count(distinct person_id))
    `));
});

function check(text: string): void {
  checkProblems(ignoredModifier, text);
}
