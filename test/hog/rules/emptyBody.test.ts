import { emptyBody } from "../../../hog/analysis/rules/emptyBody.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("empty-body", () => {
  it("marks the `;` behind an `if`", () =>
    check(`
      if (event.properties.test); { print('test') }
                              //^ empty-body
    `));

  it("marks the `;` behind a loop", () =>
    check(`
      let i := 1
      while (i < 3);
                 //^ empty-body
      for (let x in [1]);
                      //^ empty-body
      for (let j := 1; j < 2; j := j + 1);
                                       //^ empty-body
    `));

  it("accepts empty blocks and a `;` behind a body", () =>
    check(`
      if (event.event) {}
      while (false) {}
      if (event.event) { print(1) };
    `));
});

function check(text: string): void {
  checkProblems(emptyBody, text);
}
