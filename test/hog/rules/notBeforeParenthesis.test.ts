import { notBeforeParenthesis } from "../../../hog/analysis/rules/notBeforeParenthesis.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("not-before-parenthesis", () => {
  it("marks a comparison behind it", () =>
    check(`
      print(not (event.event) = 'sale')
          //^^^ not-before-parenthesis
    `));

  it("marks other operators and properties behind it", () =>
    check(`
      print(not(event.a) is null, not (event).b, not (event.a) + 1)
          //^^^ not-before-parenthesis
                                //^^^ not-before-parenthesis
                                               //^^^ not-before-parenthesis
    `));

  it("accepts a condition that ends there", () =>
    check(`
      print(not (event.event = 'sale') and true, not (event.a) ? 1 : 2, not (event.a) = false)
    `));

  it("accepts `not` without parentheses", () =>
    check(`
      print(not event.event = 'sale', (not (event.a)) = event.b)
    `));
});

function check(text: string): void {
  checkProblems(notBeforeParenthesis, text);
}
