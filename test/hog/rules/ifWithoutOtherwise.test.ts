import { ifWithoutOtherwise } from "../../../hog/analysis/rules/ifWithoutOtherwise.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("if-without-otherwise", () => {
  it("marks `if` with two values", () =>
    check(`
      print(if(event.event = 'a', 1))
          //^^ if-without-otherwise
    `));

  it("marks `if` with four values", () =>
    check(`
      print(if(event.event = 'a', 1, 2, 3))
          //^^ if-without-otherwise
    `));

  it("marks `multiIf` without a last value", () =>
    check(`
      print(multiIf(event.event = 'a', 1, event.event = 'b', 2))
          //^^^^^^^ if-without-otherwise
    `));

  it("accepts complete calls and statements", () =>
    check(`
      if (event.event = 'a') { print(if(true, 1, 2), multiIf(true, 1, false, 2, 3)) }
    `));
});

function check(text: string): void {
  checkProblems(ifWithoutOtherwise, text);
}
