import { templateWithoutF } from "../../../hog/analysis/rules/templateWithoutF.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("template-without-f", () => {
  it("marks a string with a global's property in braces", () =>
    check(`
      print('Hello {person.name}')
          //^^^^^^^^^^^^^^^^^^^^^ template-without-f \`{person.name}\` stays as it is. Put an \`f\` before the quote to fill it in.
    `));

  it("marks a variable's property, and brackets", () =>
    check(`
      let res := fetch(inputs.url)
      print('status {res.status}', '{ inputs[1] }')
          //^^^^^^^^^^^^^^^^^^^^^ template-without-f
                                 //^^^^^^^^^^^^^^^ template-without-f
    `));

  it("marks Liquid", () =>
    check(`
      print('Hello {{ event.event }}')
          //^^^^^^^^^^^^^^^^^^^^^^^^^ template-without-f \`{{ event.event }}\` stays as it is: Liquid is for inputs only. Write a template: f'…{…}…'.
    `));

  it("marks a variable's name alone in braces, where such a variable is visible", () =>
    check(`
      let status := 'many'
      print('{status} items', '{count} items')
          //^^^^^^^^^^^^^^^^ template-without-f
    `));

  it("accepts templates, other braces and names that mean nothing here", () =>
    check(
      `print(f'{event.event}', '{name}', '{"event": 1}', '{other.name}', '{ event }', '{0.5}')`,
    ));

  it("accepts a placeholder that the program looks for", () =>
    check(`print(replaceAll(inputs.text, '{event.event}', event.event))`));
});

function check(text: string): void {
  checkProblems(templateWithoutF, text);
}
