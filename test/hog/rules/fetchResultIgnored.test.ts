import { fetchResultIgnored } from "../../../hog/analysis/rules/fetchResultIgnored.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("fetch-result-ignored", () => {
  it("marks a fetch whose answer is dropped", () =>
    check(`
      fetch(inputs.url, {'method': 'GET'})
    //^^^^^ fetch-result-ignored Nobody looks at the answer: the run succeeds even if the request was refused. Check \`status\`.
    `));

  it("accepts a fetch whose answer goes somewhere", () =>
    check(`
      let res := fetch(inputs.url)
      if (fetch(inputs.url).status >= 400) { return fetch(inputs.url) }
      print(fetch(inputs.url))
    `));

  it("accepts a function of the program with that name", () => check(`fun fetch(url) {} fetch(1)`));
});

function check(text: string): void {
  checkProblems(fetchResultIgnored, text);
}
