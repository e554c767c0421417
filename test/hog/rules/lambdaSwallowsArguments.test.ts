import { lambdaSwallowsArguments } from "../../../hog/analysis/rules/lambdaSwallowsArguments.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("lambda-swallows-arguments", () => {
  it("marks a variable before the lambda", () =>
    check(`
      let items := [1]
      fun each(list, f) { return f(list) }
      each(items, item -> print(item))
         //^^^^^^^^^^^ lambda-swallows-arguments
    `));

  it("marks a global", () =>
    check(`
      fun each(list, f) { return f(list) }
      each(event, item -> print(item))
         //^^^^^^^^^^^ lambda-swallows-arguments
    `));

  it("marks it in a list", () =>
    check(`
      let a := 1
      return [a, b -> b]
            //^^^^ lambda-swallows-arguments
    `));

  it("marks a lambda that swallowed another argument of the library", () =>
    check(`
      print(arrayFilter(items, x -> x))
                      //^^^^^^^^ lambda-swallows-arguments
    `));

  it("accepts parentheses, and other values in front", () =>
    check(`
      let items := [1]
      fun each(list, f) { return f(list) }
      each(items, (item) -> print(item))
      each(items.a, item -> print(item))
    `));

  it("accepts two parameters that are meant", () =>
    check(`
      print(arrayReduce(sum, x -> sum + x, [1, 2], 0))
    `));
});

function check(text: string): void {
  checkProblems(lambdaSwallowsArguments, text);
}
