import { variableAsKey } from "../../../hog/analysis/rules/variableAsKey.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("variable-as-key", () => {
  it("marks a key that is no variable", () =>
    check(`
      print({email: 'x', 'name': 1})
           //^^^^^ variable-as-key
    `));

  it("marks a key that is a variable, where the value looks the same", () =>
    check(`
      let email := 'x'
      print({email: email, email: event.properties.email})
           //^^^^^ variable-as-key
                         //^^^^^ variable-as-key
    `));

  it("marks it in the options of a request", () =>
    check(`
      print(fetch(inputs.url, {method: 'POST', 'headers': {accept: '*/*'}}).status)
                             //^^^^^^ variable-as-key
                                                         //^^^^^^ variable-as-key
    `));

  it("accepts texts and variables that are meant", () =>
    check(`
      let key := 'x'
      print({'email': 1, key: event.properties.email, f'{key}!': 2, event.event: 3})
    `));
});

function check(text: string): void {
  checkProblems(variableAsKey, text);
}
