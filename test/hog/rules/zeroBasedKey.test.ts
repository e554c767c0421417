import { zeroBasedKey } from "../../../hog/analysis/rules/zeroBasedKey.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("zero-based-key", () => {
  it("marks a comparison with the length", () =>
    check(`
      let xs := ['a']
      for (let i, x in xs) { print(x, i = length(xs), length(xs) != i) }
                                    //^ zero-based-key
                                                                  //^ zero-based-key
    `));

  it("marks the key as an index", () =>
    check(`
      let xs := ['a']
      for (let i, x in xs) { print(x, xs[i]) }
                                       //^ zero-based-key
    `));

  it("accepts keys plus 1", () =>
    check(`
      let xs := ['a']
      for (let i, x in xs) { print(x, xs[i + 1], i + 1 = length(xs)) }
    `));

  it("accepts the keys of a dictionary", () =>
    check(`
      let o := {'a': 1}
      for (let k, v in o) { print(o[k], v) }
      for (let k, v in event.properties) { print(event.properties[k], v) }
    `));
});

function check(text: string): void {
  checkProblems(zeroBasedKey, text);
}
