import { duplicateKey } from "../../../hog/analysis/rules/duplicateKey.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("duplicate-key", () => {
  it("marks the second of two equal keys", () =>
    check(`
      print({'name': 1, 'age': 2, 'name': 3})
                                //^^^^^^ duplicate-key The key 'name' stands here twice; the last one wins.
    `));

  it("marks a variable used as a key twice", () =>
    check(`
      print({name: 1, name: 2})
                    //^^^^ duplicate-key
    `));

  it("accepts keys that only look alike", () =>
    check(`print({'1': 1, 1: 2, name: 3, 'name': 4, f(): 5, f(): 6, 'a': {'a': 1}})`));
});

function check(text: string): void {
  checkProblems(duplicateKey, text);
}
