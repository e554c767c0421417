import { sortAsText } from "../../../hog/analysis/rules/sortAsText.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("sort-as-text", () => {
  it("marks literals that come out in another order", () =>
    check(`
      print(arraySort([9, 10, 1]), arrayReverseSort([9, 10, 1]))
          //^^^^^^^^^ sort-as-text
                                 //^^^^^^^^^^^^^^^^ sort-as-text
    `));

  it("marks numbers made by `arrayMap`", () =>
    check(`
      print(arraySort(arrayMap(x -> toInt(x), event.properties.sizes)), arraySort(arrayMap(x -> length(x), ['a'])))
          //^^^^^^^^^ sort-as-text
                                                                      //^^^^^^^^^ sort-as-text
    `));

  it("accepts texts, and literals of one length", () =>
    check(`
      print(arraySort(['b', 'a']), arraySort([3, 1, 2]), arraySort(keys(event.properties)))
    `));

  it("is silent about what it does not know", () =>
    check(`
      print(arraySort(event.properties.sizes), arraySort(arrayMap(x -> x.name, event.properties.items)))
    `));
});

function check(text: string): void {
  checkProblems(sortAsText, text);
}
