import { substringFromZero } from "../../../hog/analysis/rules/substringFromZero.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("substring-from-zero", () => {
  it("marks a start at 0", () =>
    check(`
      print(substring(event.event, 0, 10))
                                 //^ substring-from-zero
    `));

  it("marks a start before the text", () =>
    check(`
      print(substring(event.event, -3))
                                 //^^ substring-from-zero
    `));

  it("accepts other starts", () =>
    check(`
      print(substring(event.event, 1, 10), substring(event.event, length(event.event) - 2), substring(event.event, event.properties.n))
    `));
});

function check(text: string): void {
  checkProblems(substringFromZero, text);
}
