import { throwWithoutError } from "../../../hog/analysis/rules/throwWithoutError.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("throw-without-error", () => {
  it("marks a text", () =>
    check(`
      throw 'no address'
          //^^^^^^^^^^^^ throw-without-error
    `));

  it("marks a template, a dictionary and null", () =>
    check(`
      if (event.a) { throw f'no {event.b}' }
                         //^^^^^^^^^^^^^^^ throw-without-error
      if (event.b) { throw {'message': 'no'} }
                         //^^^^^^^^^^^^^^^^^ throw-without-error
      throw null
          //^^^^ throw-without-error
    `));

  it("marks a variable that holds a text", () =>
    check(`
      let message := 'no'
      throw message
          //^^^^^^^ throw-without-error
    `));

  it("accepts errors", () =>
    check(`
      let problem := Error('no')
      if (event.a) { throw problem }
      try { throw HogError('Mine', 'no') } catch (e) { throw e }
    `));

  it("is silent about what it does not know", () =>
    check(`
      throw event.properties.problem
    `));
});

function check(text: string): void {
  checkProblems(throwWithoutError, text);
}
