import { resultIgnored } from "../../../hog/analysis/rules/resultIgnored.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("result-ignored", () => {
  it("marks a list that seems to grow", () =>
    check(`
      let tags := []
      arrayPushBack(tags, 'a')
    //^^^^^^^^^^^^^ result-ignored
      print(tags)
    `));

  it("marks other functions that only compute", () =>
    check(`
      replaceAll(event.event, 'a', 'b')
    //^^^^^^^^^^ result-ignored
      upper(event.event);
    //^^^^^ result-ignored
    `));

  it("accepts results that are used", () =>
    check(`
      let tags := []
      tags := arrayPushBack(tags, 'a')
      print(upper(event.event))
      return arraySort(tags)
    `));

  it("accepts calls that do something", () =>
    check(`
      print(1)
      assumeNotNull(event.event)
      fun arraySort(x) { print(x) }
      arraySort([1])
      if(event.event, print(1), print(2))
    `));
});

function check(text: string): void {
  checkProblems(resultIgnored, text);
}
