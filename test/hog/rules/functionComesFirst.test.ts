import { functionComesFirst } from "../../../hog/analysis/rules/functionComesFirst.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("function-comes-first", () => {
  it("marks a lambda behind the list", () =>
    check(`
      print(arrayMap(['a'], x -> upper(x)))
                          //^^^^^^^^^^^^^ function-comes-first
    `));

  it("marks a lambda behind the list of a reducer", () =>
    check(`
      print(arrayReduce([1], (sum, x) -> sum + x, 0))
                           //^^^^^^^^^^^^^^^^^^^ function-comes-first
    `));

  it("accepts the lambda in front", () =>
    check(`
      print(arrayMap(x -> upper(x), ['a']), arrayReduce((sum, x) -> sum + x, [1], 0))
    `));

  it("is silent about functions of the program", () =>
    check(`
      fun each(list, f) { return f(list) }
      print(each([1], x -> x))
    `));
});

function check(text: string): void {
  checkProblems(functionComesFirst, text);
}
