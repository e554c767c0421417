import { argumentCount } from "../../../hog/analysis/rules/argumentCount.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("argument-count", () => {
  it("marks too few and too many arguments of a function of the library", () =>
    check(`
      print(replaceAll('a', 'b'))
          //^^^^^^^^^^ argument-count \`replaceAll\` takes 3 arguments, not 2.
      print(upper('a', 'b'))
          //^^^^^ argument-count \`upper\` takes 1 argument, not 2.
      print(substring('a'))
          //^^^^^^^^^ argument-count \`substring\` takes 2 to 3 arguments, not 1.
      print(concat())
          //^^^^^^ argument-count \`concat\` takes at least 1 argument, not 0.
    `));

  it("marks too many arguments of a function of the program", () =>
    check(`
      fun none() {}
      let one := a -> a
      none(1)
    //^^^^ argument-count \`none\` takes no arguments, not 1. Too many end the run.
      one(1, 2)
    //^^^ argument-count \`one\` takes 1 argument, not 2. Too many end the run.
    `));

  it("accepts fewer arguments of a function of the program", () =>
    check(`fun two(a, b) {} two(1)`));

  it("accepts further arguments of the host's functions, which ignore them", () =>
    check(`fetch('https://example.test', {}, 1); print(1, 2, 3)`));

  it("leaves if to other rules", () => check(`print(if(a, 1))`));

  it("accepts anything where a name may mean another function", () =>
    check(`let one := a -> a; one := () -> 1; one(1, 2, 3); fun upper(a, b) {} upper(1, 2)`));

  it("is silent about holes", () => check(`print(upper('a', ))`));
});

function check(text: string): void {
  checkProblems(argumentCount, text);
}
