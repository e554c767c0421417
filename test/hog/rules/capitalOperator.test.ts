import { capitalOperator } from "../../../hog/analysis/rules/capitalOperator.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("capital-operator", () => {
  it("marks `NOT` before a parenthesis", () =>
    check(`
      print(NOT (event.properties.test))
          //^^^ capital-operator
    `));

  it("marks `IF` as a function", () =>
    check(`
      print(If(event.event = 'a', 1, 2))
          //^^ capital-operator
    `));

  it("accepts capitals where they are operators", () =>
    check(`
      print(NOT event.properties.test, event.event LIKE '%a%' AND (1 = 1) OR (2 = 2), 1 IN (1, 2))
    `));

  it("accepts a function of the program", () =>
    check(`
      fun NOT(x) { return x = null }
      print(NOT(1))
    `));
});

function check(text: string): void {
  checkProblems(capitalOperator, text);
}
