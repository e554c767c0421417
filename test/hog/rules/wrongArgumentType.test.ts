import { wrongArgumentType } from "../../../hog/analysis/rules/wrongArgumentType.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("wrong-argument-type", () => {
  it("marks a date where a datetime is wanted", () =>
    check(`
      print(formatDateTime(today(), '%Y'))
                         //^^^^^^^ wrong-argument-type
    `));

  it("marks a dictionary that has no length", () =>
    check(`
      let o := {'a': 1}
      print(length(o), length({}))
                 //^ wrong-argument-type
                            //^^ wrong-argument-type
    `));

  it("marks numbers where texts are wanted", () =>
    check(`
      print(upper(5), base64Encode(1 + 1))
                //^ wrong-argument-type
                                 //^^^^^ wrong-argument-type
    `));

  it("accepts the right kinds, and what it does not know", () =>
    check(`
      print(upper(event.event), length([1]), length('a'), toString(5), concat(1, 'a'), upper(event.properties.n), round(1.5))
    `));

  it("leaves swapped arguments to other rules", () =>
    check(`
      print(arrayMap([1], x -> x), dateAdd(now(), 1, 'day'))
    `));
});

function check(text: string): void {
  checkProblems(wrongArgumentType, text);
}
