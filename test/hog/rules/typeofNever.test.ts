import { typeofNever } from "../../../hog/analysis/rules/typeofNever.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("typeof-never", () => {
  it("marks a text of another language", () =>
    check(`
      print(typeof(event) = 'dict', 'number' != typeof(event.properties.n))
                          //^^^^^^ typeof-never
                                  //^^^^^^^^ typeof-never
    `));

  it("marks it in a list", () =>
    check(`
      print(typeof(event.event) in ['string', 'undefined'])
                                            //^^^^^^^^^^^ typeof-never
    `));

  it("accepts the texts that it gives", () =>
    check(`
      print(typeof(event) = 'object', typeof(event.event) in ('string', 'null'))
    `));

  it("is silent about a function of the program", () =>
    check(`
      fun typeof(x) { return 'number' }
      print(typeof(1) = 'number')
    `));
});

function check(text: string): void {
  checkProblems(typeofNever, text);
}
