import { plusOnText } from "../../../hog/analysis/rules/plusOnText.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("plus-on-text", () => {
  it("marks a text on either side", () =>
    check(`
      print('Hello ' + event.event, event.event + '!')
                   //^ plus-on-text
                                              //^ plus-on-text
    `));

  it("marks a row of them once", () =>
    check(`
      print('a' + event.event + 'b' + 'c')
              //^ plus-on-text
    `));

  it("marks templates, lists and dictionaries", () =>
    check(`
      print(f'a{event.event}' + 1, [] + [1], {} + {}, '' + 5)
                            //^ plus-on-text
                                    //^ plus-on-text
                                              //^ plus-on-text
                                                       //^ plus-on-text
    `));

  it("marks the first text of a row", () =>
    check(`
      print(event.a + event.b + ' items')
                            //^ plus-on-text
    `));

  it("accepts numbers, also as texts", () =>
    check(`
      print(1 + event.properties.n, '1' + 2, '1.5' + event.properties.n)
    `));

  it("accepts SQL", () =>
    check(`
      return sql('a' + event)
    `));
});

function check(text: string): void {
  checkProblems(plusOnText, text);
}
