import { quotedText } from "../../../hog/analysis/rules/quotedText.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("quoted-text", () => {
  it("marks a text in double quotes", () =>
    check(`
      print("hello")
          //^^^^^^^ quoted-text
    `));

  it("marks a text in backticks", () =>
    check(`
      print(\`hello\`)
          //^^^^^^^ quoted-text
    `));

  it("marks the keys of a dictionary", () =>
    check(`
      print({"name": 'x'})
           //^^^^^^ quoted-text
    `));

  it("accepts quoted names that mean something", () =>
    check(`
      let \`my name\` := 1
      print(\`my name\`, "my name", \`event\`.properties, event.\`a b\`, event."c d")
    `));
});

function check(text: string): void {
  checkProblems(quotedText, text);
}
