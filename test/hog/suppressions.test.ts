import assert from "node:assert/strict";
import { analyse } from "../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";

describe("hog-ignore", () => {
  it("silences a rule on the next line", () =>
    checkCodes(
      `
      // hog-ignore unused-variable
      let x := 1
      let y := 1
    `,
      ["unused-variable y"],
    ));

  it("silences a rule on its own line", () =>
    checkCodes(
      `
      let x := 1 // hog-ignore unused-variable
      let y := 1
    `,
      ["unused-variable y"],
    ));

  it("silences several rules", () =>
    checkCodes(
      `
      // hog-ignore unused-variable, self-comparison
      let x := a = a
    `,
      [],
    ));

  it("takes a reason behind a colon or two hyphens", () =>
    checkCodes(
      `
      let x := 1 // hog-ignore unused-variable: kept for later
      let y := 1 # hog-ignore unused-variable -- kept for later
      let z := 1 /* hog-ignore unused-variable */
    `,
      [],
    ));

  it("reaches over other comments and empty lines to the next code", () =>
    checkCodes(
      `
      // hog-ignore unused-variable

      // The total.
      let x := 1
    `,
      [],
    ));

  it("does not silence other rules", () =>
    checkCodes(
      `
      // hog-ignore self-comparison
      let x := 1
    `,
      ["unused-suppression self-comparison", "unused-variable x"],
    ));

  it("does not silence syntax errors", () =>
    checkCodes(`let _x := // hog-ignore expected-expression`, [
      "unknown-rule expected-expression",
      "expected-expression ",
    ]));

  it("is reported where it silences nothing", () =>
    checkCodes(
      `
      print(1) // hog-ignore unused-variable
    `,
      ["unused-suppression unused-variable"],
    ));

  it("is reported where there is no such rule", () =>
    checkMessage(
      `let _x := 1 // hog-ignore unused-varible`,
      "There is no rule `unused-varible`. Did you mean `unused-variable`?",
    ));

  it("is reported where it names no rule", () =>
    checkMessage(`print(1) // hog-ignore`, "Name the rules to silence: `hog-ignore rule-code`."));

  it("is not reported where the rule lacks its context", () => {
    const text = `print(inputs.tokn) // hog-ignore unknown-input`;
    checkCodes(text, []);
    checkCodes(text, ["unused-suppression unknown-input"], {
      inputs: [{ key: "tokn", type: "string" }],
    });
  });

  it("is not reported where the rule is off", () =>
    assert.deepEqual(
      analyse(
        parseProgram(`print(1) // hog-ignore unused-variable`),
        {},
        new Map([["unused-variable", "off"]]),
      ).problems,
      [],
    ));

  it("is an ordinary comment in other words", () =>
    checkCodes(
      `
      // hog-ignored unused-variable
      // see hog-ignore unused-variable
      print('// hog-ignore nothing')
    `,
      [],
    ));
});

describe("hog-ignore-file", () => {
  it("silences a rule in the whole file", () =>
    checkCodes(
      `
      // Sends events.
      // hog-ignore-file unused-variable
      let x := 1
      let y := 1
    `,
      [],
    ));

  it("counts only above the first statement", () =>
    checkCodes(
      `
      let x := 1
      // hog-ignore-file unused-variable
    `,
      ["unused-variable x", "unused-suppression unused-variable"],
    ));
});

/** Each problem as its code and the characters that it covers, in source order. */
function checkCodes(text: string, expected: readonly string[], context?: FunctionContext): void {
  const { problems } = analyse(parseProgram(text), context);
  assert.deepEqual(
    problems.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`),
    expected,
  );
}

function checkMessage(text: string, expected: string): void {
  const { problems } = analyse(parseProgram(text));
  assert.deepEqual(
    problems.map(({ message }) => message),
    [expected],
  );
}
