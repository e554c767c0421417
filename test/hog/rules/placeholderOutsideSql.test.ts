import { placeholderOutsideSql } from "../../../hog/analysis/rules/placeholderOutsideSql.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("placeholder-outside-sql", () => {
  it("marks braces around a name", () =>
    check(`
      return {total}
           //^^^^^^^ placeholder-outside-sql Take the braces away, or write a dictionary: \`{'total': total}\`.
    `));

  it("marks braces around another value", () =>
    check(`
      print({1 + 2})
          //^^^^^^^ placeholder-outside-sql Take the braces away, or write a dictionary: \`{'key': value}\`.
    `));

  it("marks doubled braces in a template", () =>
    check(`
      print(f'{{name}}')
             //^^^^^^ placeholder-outside-sql One pair of braces is enough in a template.
    `));

  it("accepts blocks, dictionaries, templates, SQL and the braces of a lambda", () =>
    check(`
      { print(1) }
      let a := {'b': 1}
      print(f'{a}', sql(1 = {a}), (select {a}))
      let f := () -> { a }
    `));
});

function check(text: string): void {
  checkProblems(placeholderOutsideSql, text);
}
