import { callbackParameters } from "../../../hog/analysis/rules/callbackParameters.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("callback-parameters", () => {
  it("marks a parameter for an index", () =>
    check(`
      print(arrayMap((name, index) -> name, ['Ann']))
                          //^^^^^ callback-parameters
    `));

  it("marks a third parameter of a reducer", () =>
    check(`
      print(arrayReduce((sum, x, i) -> sum + x, [1, 2], 0))
                               //^ callback-parameters
    `));

  it("marks a lambda with too few", () =>
    check(`
      print(arrayReduce(sum -> 1, [1, 2], 0))
                      //^^^^^^^^ callback-parameters
      print(arrayMap(() -> 1, [1, 2]))
                   //^^^^^^^ callback-parameters
    `));

  it("accepts the right number", () =>
    check(`
      print(arrayMap(x -> x, [1]), arrayReduce((sum, x) -> sum + x, [1], 0))
    `));

  it("is silent about functions of the program", () =>
    check(`
      fun each(f, list) { return f(list, 1) }
      print(each((x, i) -> i, [1]))
    `));
});

function check(text: string): void {
  checkProblems(callbackParameters, text);
}
