import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { unknownFunction } from "../../../hog/analysis/rules/unknownFunction.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unknown-function", () => {
  it("marks a function that does not exist", () =>
    check(`
      doSomething(1)
    //^^^^^^^^^^^ unknown-function There is no function \`doSomething\`.
    `));

  it("suggests a function of the library that is written nearly so", () =>
    check(`
      print(lenght('a'), jsonstringify(1))
          //^^^^^^ unknown-function There is no function \`lenght\`. Did you mean \`length\`?
                       //^^^^^^^^^^^^^ unknown-function There is no function \`jsonstringify\`. Did you mean \`jsonStringify\`?
    `));

  it("suggests a function of the program", () =>
    check(`
      fun shorten(text) { return text }
      print(shortn('a'))
          //^^^^^^ unknown-function There is no function \`shortn\`. Did you mean \`shorten\`?
    `));

  it("suggests what other languages call differently", () =>
    check(`
      print(toUpperCase('a'))
          //^^^^^^^^^^^ unknown-function There is no function \`toUpperCase\`. Did you mean \`upper\`?
    `));

  it("tells why a function is not there", () =>
    check(`
      print(max2(1, 2))
          //^^^^ unknown-function The VM that runs functions does not have it. Write \`a > b ? a : b\`.
    `));

  it("suggests only what the type of function has", () =>
    check(
      `
      fetc('https://example.test')
    //^^^^ unknown-function There is no function \`fetc\`.
    `,
      { type: "transformation" },
    ));

  it("accepts the library, the host's functions and those of the program", () =>
    check(`
      fun f(g) { g(1); return f(g) }
      let h := x -> f(x)
      print(upper('a'), fetch('https://example.test'), geoipLookup('127.0.0.1'), h(1), sql(a), if(1, 2, 3))
      x.method()
    `));

  it("leaves keywords and functions further down to other rules", () =>
    check(`for (x in y) {} NOT (a) function (x) later() fun later() {}`));

  it("is silent about names that text with a syntax error mentions", () =>
    check(`fun ] helper() {} helper()`));
});

function check(text: string, context?: FunctionContext): void {
  checkProblems(unknownFunction, text, context);
}
