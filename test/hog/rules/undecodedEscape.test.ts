import { undecodedEscape } from "../../../hog/analysis/rules/undecodedEscape.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("undecoded-escape", () => {
  it("marks a code", () =>
    check(`
      print('caf\\xe9')
              //^^^^ undecoded-escape
    `));

  it("marks a capital and a zero", () =>
    check(`
      print('a\\Nb\\0c')
            //^^ undecoded-escape
               //^^ undecoded-escape
    `));

  it("marks it in a template", () =>
    check(`
      print(f'caf\\xe9 {event.event}')
               //^^^^ undecoded-escape
    `));

  it("accepts escapes that are decoded", () =>
    check(`
      print('a\\n\\t\\\\x41\\'b', f'\\{{event.event}\\n')
    `));
});

function check(text: string): void {
  checkProblems(undecodedEscape, text);
}
