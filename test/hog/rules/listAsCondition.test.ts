import { listAsCondition } from "../../../hog/analysis/rules/listAsCondition.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("list-as-condition", () => {
  it("marks a variable that holds a list", () =>
    check(`
      let tags := splitByString(',', 'a')
      if (tags) { print(1) }
        //^^^^ list-as-condition
    `));

  it("marks it behind operators", () =>
    check(`
      let tags := []
      print(not tags, event.event and tags, tags ? 1 : 2)
              //^^^^ list-as-condition
                                    //^^^^ list-as-condition
                                          //^^^^ list-as-condition
    `));

  it("marks the call itself", () =>
    check(`
      if (keys(event.properties)) { print(1) }
        //^^^^^^^^^^^^^^^^^^^^^^ list-as-condition
    `));

  it("knows a list that grows", () =>
    check(`
      let out := []
      out := arrayPushBack(out, 1)
      if (out) { print(1) }
        //^^^ list-as-condition
    `));

  it("accepts questions, and variables that may be null", () =>
    check(`
      let tags := []
      let found := {}
      found := null
      if (notEmpty(tags) and found and length(tags)) { print(event.properties.tags ? 1 : 2) }
    `));
});

function check(text: string): void {
  checkProblems(listAsCondition, text);
}
