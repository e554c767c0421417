import { statementReadAsCall } from "../../../hog/analysis/rules/statementReadAsCall.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("statement-read-as-call", () => {
  it("marks an `if` before a `let`", () =>
    check(`
      if (event.event) let amount := 1
    //^^ statement-read-as-call
    `));

  it("marks an `if` without a body or a condition", () =>
    check(`
      print(1)
      if () { print(2) }
    //^^ statement-read-as-call
      if (event.event)
    //^^ statement-read-as-call
    `));

  it("marks a `for` without `let`", () =>
    check(`
      let items := [1]
      for (item in items) { print(item) }
    //^^^ statement-read-as-call
    `));

  it("accepts statements", () =>
    check(`
      if (event.event) { let amount := 1 }
      if (event.event) print(1)
      for (let item in [1]) print(item)
    `));

  it("accepts `if` as a function", () =>
    check(`
      print(if(event.event = 'a', 1, 2))
    `));
});

function check(text: string): void {
  checkProblems(statementReadAsCall, text);
}
