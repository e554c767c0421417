import { replacementPattern } from "../../../hog/analysis/rules/replacementPattern.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("replacement-pattern", () => {
  it("marks what stands for the text that was found", () =>
    check(`
      print(replaceOne(event.event, 'a', '<$&>'))
                                       //^^^^^^ replacement-pattern
    `));

  it("marks what stands for the text around it", () =>
    check(`
      print(replaceAll(event.event, 'a', '$\`'), replaceAll(event.event, 'a', '$$$\\''))
                                       //^^^^ replacement-pattern
                                                                           //^^^^^^^ replacement-pattern
    `));

  it("accepts signs that stand for themselves", () =>
    check(`
      print(replaceAll(event.event, 'a', '$'), replaceAll(event.event, '$&', 'a'), replaceAll(event.event, 'a', '$1'), replaceAll(event.event, 'a', '$$&'))
    `));

  it("is silent about other functions", () =>
    check(`
      print(concat('a', 'b', '$&'))
    `));
});

function check(text: string): void {
  checkProblems(replacementPattern, text);
}
