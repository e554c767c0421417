import { searchInObject } from "../../../hog/analysis/rules/searchInObject.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("search-in-object", () => {
  it("marks a dictionary", () =>
    check(`
      print(event.event in {'a': 1})
                         //^^^^^^^^ search-in-object
    `));

  it("marks a variable that holds a dictionary", () =>
    check(`
      let known := {}
      print(event.event not in known)
                             //^^^^^ search-in-object
    `));

  it("marks null and numbers", () =>
    check(`
      print(event.event in null, 1 in (3))
                         //^^^^ search-in-object
                                    //^^^ search-in-object
    `));

  it("accepts lists, texts and what it does not know", () =>
    check(`
      let list := [1]
      let known := {}
      known := [1]
      print(1 in list, 'a' in 'abc', 1 in (1, 2), 1 in event.properties, 'a' in keys({}), 1 in known)
    `));

  it("accepts SQL", () =>
    check(`
      return sql(event in (3))
    `));
});

function check(text: string): void {
  checkProblems(searchInObject, text);
}
