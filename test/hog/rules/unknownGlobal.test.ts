import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { unknownGlobal } from "../../../hog/analysis/rules/unknownGlobal.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unknown-global", () => {
  it("marks a name that the type of function does not have", () =>
    check(
      `
      let name := foo.bar
                //^^^ unknown-global Nothing is called \`foo\`: reading it ends the run. Declare it with \`let\`.
    `,
      { type: "destination" },
    ));

  it("marks a global of another type", () =>
    check(
      `
      print(person.properties.email)
          //^^^^^^ unknown-global There is no \`person\` in a transformation, only \`event\`, \`inputs\`, \`project\`.
    `,
      { type: "transformation" },
    ));

  it("suggests a variable that is written nearly so", () =>
    check(
      `
      let message := 'hi'
      print(mesage)
          //^^^^^^ unknown-global Nothing is called \`mesage\`. Did you mean \`message\`?
    `,
      { type: "destination" },
    ));

  it("suggests a global also where the type is not known", () =>
    check(`
      print(evnt.event)
          //^^^^ unknown-global Nothing is called \`evnt\`. Did you mean \`event\`?
    `));

  it("marks a function that can only be called", () =>
    check(`
      let send := fetch
                //^^^^^ unknown-global \`fetch\` can only be called. Where a function is wanted, write \`(x) -> fetch(x)\`.
    `));

  it("accepts globals, variables, and functions of the library as values", () =>
    check(
      `
      let total := event.properties.total ?? groups.company.name
      print(total, arrayMap(upper, ['a']), source.name, inputs)
    `,
      { type: "destination" },
    ));

  it("accepts anything else where the type is not known", () => check(`print(organization.name)`));

  it("leaves assignments, keywords, quoted names and hyphens to other rules", () =>
    check(
      `
      total := 1
      total.a := 1
      break
      print("hello", event.properties.utm-source)
      print(later)
      let later := 1
    `,
      { type: "destination" },
    ));

  it("leaves methods of JavaScript's objects to another rule, not what else is read of them", () =>
    check(
      `
      console.log(JSON.stringify(event), 'log')
      print(Math.PI)
          //^^^^ unknown-global
    `,
      { type: "destination" },
    ));

  it("is silent about names that text with a syntax error mentions", () =>
    check(`let ] total := 1; print(total)`, { type: "destination" }));
});

function check(text: string, context?: FunctionContext): void {
  checkProblems(unknownGlobal, text, context);
}
