import { trimOneCharacter } from "../../../hog/analysis/rules/trimOneCharacter.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("trim-one-character", () => {
  it("marks two characters", () =>
    check(`
      print(trim(event.event, '/ '), trimLeft(event.event, 'ab'))
                            //^^^^ trim-one-character
                                                         //^^^^ trim-one-character
    `));

  it("marks an empty text", () =>
    check(`
      print(trimRight(event.event, ''))
                                 //^^ trim-one-character
    `));

  it("accepts one character, or none", () =>
    check(`
      print(trim(event.event), trim(event.event, '/'), trimLeft(event.event, '\\\\'))
    `));
});

function check(text: string): void {
  checkProblems(trimOneCharacter, text);
}
