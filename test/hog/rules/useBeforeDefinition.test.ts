import { useBeforeDefinition } from "../../../hog/analysis/rules/useBeforeDefinition.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("use-before-definition", () => {
  it("marks a call above the function", () =>
    check(`
      print(double(2))
          //^^^^^^ use-before-definition \`double\` is not known here: its \`fun\` stands further down. Move it up.
      fun double(n) { return n * 2 }
    `));

  it("marks a call of a later function from inside another", () =>
    check(`
      fun isEven(n) { return n = 0 ? true : isOdd(n - 1) }
                                          //^^^^^ use-before-definition
      fun isOdd(n) { return n = 0 ? false : isEven(n - 1) }
    `));

  it("marks a variable above its let", () =>
    check(`
      print(total)
          //^^^^^ use-before-definition \`total\` is not known here: its \`let\` stands further down. Move it up.
      let total := 1
    `));

  it("marks a variable in its own initialiser", () =>
    check(`
      let event := event
                 //^^^^^ use-before-definition \`event\` is the new variable here, which has no value yet.
    `));

  it("accepts a lambda that calls itself", () =>
    check(`let down := n -> n > 0 ? down(n - 1) : 0; print(down(3))`));

  it("accepts a global or a function of the library above a local of that name", () =>
    check(`print(event.event, upper('a')); let event := 1; fun upper(x) { return x }`));

  it("accepts names of other scopes", () =>
    check(`print(total); { let total := 1; print(total) }`));
});

function check(text: string): void {
  checkProblems(useBeforeDefinition, text);
}
