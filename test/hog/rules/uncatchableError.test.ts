import { uncatchableError } from "../../../hog/analysis/rules/uncatchableError.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("uncatchable-error", () => {
  it("marks a `try` around `jsonParse`", () =>
    check(`
      let data
      try { data := jsonParse(event.event) } catch (e) { data := {} }
    //^^^ uncatchable-error
    `));

  it("marks a `try` around `fetch`", () =>
    check(`
      try {
    //^^^ uncatchable-error
        let res := fetch(inputs.url, {'body': {}})
        print(res.status)
      } catch (e) { print('failed') }
    `));

  it("accepts a block that throws", () =>
    check(`
      try {
        let res := fetch(inputs.url, {'body': {}})
        if (res.status >= 400) { throw Error('failed') }
      } catch (e) { print(e.message) }
    `));

  it("accepts calls of functions of the program, which may throw", () =>
    check(`
      fun load(x) { throw Error(x) }
      try { print(jsonParse(load('x'))) } catch (e) { print(e) }
      try { arrayMap(x -> load(x), [jsonParse('1')]) } catch (e) { print(e) }
    `));

  it("is silent where nothing is said to fail", () =>
    check(`
      try { print(1) } catch (e) { print(e) }
    `));
});

function check(text: string): void {
  checkProblems(uncatchableError, text);
}
