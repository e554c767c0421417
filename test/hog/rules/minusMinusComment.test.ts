import { minusMinusComment } from "../../../hog/analysis/rules/minusMinusComment.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("minus-minus-comment", () => {
  it("marks `--` behind a name", () =>
    check(`
      let a := 5
      a--
     //^^ minus-minus-comment
      print(a)
    `));

  it("marks `--` behind a number", () =>
    check(`
      let a := 5--1
              //^^^ minus-minus-comment
    `));

  it("accepts comments", () =>
    check(`
      -- a comment
      let a := 5 -- five
      print(a) // x--1
      print('a--b')
    `));
});

function check(text: string): void {
  checkProblems(minusMinusComment, text);
}
