import { caseWithOperand } from "../../../hog/analysis/rules/caseWithOperand.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("case-with-operand", () => {
  it("marks a `case` with an operand", () =>
    check(`
      print(case event.event when 'a' then 1 end)
          //^^^^ case-with-operand
    `));

  it("accepts a `case` without one", () =>
    check(`
      print(case when event.event = 'a' then 1 when true then 2 else 3 end)
    `));

  it("marks the outer of two", () =>
    check(`
      return case event.event when 'a' then case when true then 1 end end
           //^^^^ case-with-operand
    `));
});

function check(text: string): void {
  checkProblems(caseWithOperand, text);
}
