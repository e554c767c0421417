import { coalescePrecedence } from "../../../hog/analysis/rules/coalescePrecedence.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("coalesce-precedence", () => {
  it("marks a comparison on the right", () =>
    check(`
      print(event.properties.plan ?? 'free' = 'free')
                                //^^ coalesce-precedence
    `));

  it("marks a comparison on the left", () =>
    check(`
      print(event.event = event.properties.name ?? 'free')
                                              //^^ coalesce-precedence
      print(event.properties.a is null ?? 1)
                                     //^^ coalesce-precedence
    `));

  it("accepts parentheses", () =>
    check(`
      print((event.properties.plan ?? 'free') = 'free', event.properties.plan ?? ('free' = 'free'))
    `));

  it("accepts arithmetic", () =>
    check(`
      print(event.properties.a ?? 1 + 1)
    `));

  it("marks it in a condition", () =>
    check(`
      if (event.properties.amount ?? 0 > 100 and true) { print('large') }
                                //^^ coalesce-precedence
    `));
});

function check(text: string): void {
  checkProblems(coalescePrecedence, text);
}
