import { andOrEvaluateBoth } from "../../../hog/analysis/rules/andOrEvaluateBoth.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("and-or-evaluate-both", () => {
  it("marks a call that fails on the null that the left side asks for", () =>
    check(`
      let name := event.properties.name
      print(name != null and length(name) > 3)
                           //^^^^^^^^^^^^ and-or-evaluate-both
    `));

  it("marks it behind `or` with the opposite question", () =>
    check(`
      let name := event.properties.name
      print(name = null or length(name) > 3)
                         //^^^^^^^^^^^^ and-or-evaluate-both
    `));

  it("knows the ways to ask", () =>
    check(`
      let p := event.properties
      print(not empty(p.a) and upper(p.a) = 'X')
                             //^^^^^^^^^^ and-or-evaluate-both
      print(isNotNull(p.a) and upper(p['a']) = 'X')
                             //^^^^^^^^^^^^^ and-or-evaluate-both
      print(p.a is not null and upper(p.a) = 'X')
                              //^^^^^^^^^^ and-or-evaluate-both
      print(p.a and p.b and upper(p.a) = 'X')
                          //^^^^^^^^^^ and-or-evaluate-both
    `));

  it("marks a call that sends something", () =>
    check(`
      let ready := event.properties.ready
      let sent := ready and fetch('https://example.com').status = 200
                          //^^^^^ and-or-evaluate-both
      return sent
    `));

  it("marks a function of the program that prints", () =>
    check(`
      fun warn(text) {
        print(text)
        return true
      }
      return event.properties.ok or warn('not ok')
                                  //^^^^ and-or-evaluate-both
    `));

  it("accepts functions that take null", () =>
    check(`
      let name := event.properties.name
      print(name != null and lower(name) = 'x')
    `));

  it("accepts a guard on another value", () =>
    check(`
      let p := event.properties
      print(p.a != null and length(p.b) > 3)
    `));

  it("accepts what is evaluated only where it is wanted", () =>
    check(`
      let name := event.properties.name
      print(name != null and (name = 'x' ? length(name) : 1))
      print(name != null ? length(name) : 0)
      let later := name and (() -> print(name))
      return later
    `));

  it("accepts SQL", () =>
    check(`
      return sql(name != null and length(name) > 3)
    `));
});

function check(text: string): void {
  checkProblems(andOrEvaluateBoth, text);
}
