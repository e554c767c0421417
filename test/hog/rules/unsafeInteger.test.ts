import { unsafeInteger } from "../../../hog/analysis/rules/unsafeInteger.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unsafe-integer", () => {
  it("marks a number beyond the limit", () =>
    check(`
      print(9007199254740993, -123456789012345678)
          //^^^^^^^^^^^^^^^^ unsafe-integer
                            //^^^^^^^^^^^^^^^^^^^ unsafe-integer
    `));

  it("accepts numbers up to the limit", () =>
    check(`
      print(9007199254740991, 9007199254740993.0, 0x1F)
    `));

  it("accepts texts", () =>
    check(`
      print('9007199254740993')
    `));
});

function check(text: string): void {
  checkProblems(unsafeInteger, text);
}
