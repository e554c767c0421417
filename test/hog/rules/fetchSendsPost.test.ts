import { fetchSendsPost } from "../../../hog/analysis/rules/fetchSendsPost.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("fetch-sends-post", () => {
  it("marks a call with an address alone", () =>
    check(`
      print(fetch('https://example.com').status)
          //^^^^^ fetch-sends-post
    `));

  it("marks options without a method", () =>
    check(`
      print(fetch('https://example.com', {'headers': {}}).status)
          //^^^^^ fetch-sends-post
    `));

  it("accepts a method or a body", () =>
    check(`
      print(fetch('https://example.com', {'method': 'GET'}), fetch('https://example.com', {'body': {}}))
    `));

  it("is silent about options that it cannot see", () =>
    check(`
      let options := {}
      print(fetch(inputs.url, options).status)
    `));
});

function check(text: string): void {
  checkProblems(fetchSendsPost, text);
}
