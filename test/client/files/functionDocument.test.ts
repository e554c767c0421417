import assert from "node:assert/strict";
import { codeText, codeToSave, fileNames } from "../../../client/files/functionDocument.ts";
import { makeFunction } from "../../support/makeFunction.ts";

describe("the text of a function's code", () => {
  it("ends with a line break", () =>
    assert.equal(codeText(makeFunction({ hog: "return 1" })), "return 1\n"));

  it("ends with one line break where the server has one", () =>
    assert.equal(codeText(makeFunction({ hog: "return 1\n" })), "return 1\n"));

  it("is empty where there is no code", () =>
    assert.equal(codeText(makeFunction({ hog: "" })), ""));

  it("is saved as the server trims it", () =>
    assert.equal(codeToSave("\n\t return 1 \r\n\n"), "return 1"));
});

describe("the file names of a function", () => {
  it("say what a file is", () =>
    assert.deepEqual(fileNames({ name: "Ping", type: "destination" }), {
      code: "Ping.hog",
      configuration: "Ping.json",
      sample: "Ping.sample.json",
    }));

  for (const type of ["site_app", "site_destination"] as const) {
    it(`say that the code of a ${type} is TypeScript`, () =>
      assert.equal(fileNames({ name: "Ping", type }).code, "Ping.ts"));
  }

  const names: readonly (readonly [string | null, string])[] = [
    [null, "Untitled"],
    ["", "Untitled"],
    [" \t\n", "Untitled"],
    ["..", "Untitled"],
    ["../../etc/passwd", "-..-etc-passwd"],
    [String.raw`a\b:c*d?e"f<g>h|i`, "a-b-c-d-e-f-g-h-i"],
    ["Slack: new order", "Slack- new order"],
    [".hidden.", "hidden"],
    ["a\nb\tc", "a b c"],
    ["a\u0000b\u0007c\u009Bd", "abcd"],
    ["gpj\u202Egoh.exe", "gpjgoh.exe"],
    ["a\u200Bb\uFEFFc\u2066d", "abcd"],
    ["a\uD800b", "ab"],
    ["con", "_con"],
    ["NUL.txt", "_NUL.txt"],
    ["COM1", "_COM1"],
    ["Console", "Console"],
    ["Überraschung 🦔", "Überraschung 🦔"],
    ["n".repeat(101), "n".repeat(100)],
    ["🦔".repeat(101), "🦔".repeat(100)],
    [`${"n".repeat(99)} .tail`, "n".repeat(99)],
  ];
  for (const [name, expected] of names) {
    it(`are safe for ${JSON.stringify(name)}`, () =>
      assert.equal(fileNames({ name, type: "destination" }).configuration, `${expected}.json`));
  }
});
