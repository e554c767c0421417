import { keywordReadAsName } from "../../../hog/analysis/rules/keywordReadAsName.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("keyword-read-as-name", () => {
  it("marks an `else` behind a `;`", () =>
    check(`
      if (event.event) { print(1) }; else { print(2) }
                                   //^^^^ keyword-read-as-name
    `));

  it("marks an `else` that is returned", () =>
    check(`
      if (event.event) return else print(2)
                            //^^^^ keyword-read-as-name
    `));

  it("marks an operator without its right side", () =>
    check(`
      print(1)
      event and
          //^^^ keyword-read-as-name
    `));

  it("marks a `return` that is a value", () =>
    check(`
      let f := x -> { return }
                    //^^^^^^ keyword-read-as-name
      return
      return 1
    //^^^^^^ keyword-read-as-name
    `));

  it("accepts keywords in their place", () =>
    check(`
      if (event.event and true) { print(not event.event or 1 in [1]) } else { print(2) }
      return case when true then 1 end
    `));

  it("accepts variables and properties of that name", () =>
    check(`
      let end := 1
      let if := 2
      print(end, if, event.properties.in, {'and': 1})
    `));
});

function check(text: string): void {
  checkProblems(keywordReadAsName, text);
}
