import assert from "node:assert/strict";
import { createRegexEngine } from "../../../server/run/regex.ts";

describe("regular expressions of a program", () => {
  const { match, extract } = createRegexEngine();

  it("are found anywhere in the text", () => assert.ok(match("b+", "abbc")));

  it("let a dot stop at a line break", () => assert.equal(match("a.b", "a\nb"), false));

  it("ignore case where the VM says so", () => assert.ok(match("(?i)ADA", "i am ada")));

  it("understand JavaScript's spelling of a named group", () =>
    assert.equal(extract("(?<year>\\d{4})-", "on 2026-03"), "2026"));

  it("extract the whole match where there is no group", () =>
    assert.equal(extract("\\d+", "order 42"), "42"));

  it("extract an empty text where a group took no part", () =>
    assert.equal(extract("(x)?b", "ab"), ""));

  it("extract an empty text where nothing matches", () => assert.equal(extract("z", "ab"), ""));

  it("take linear time for what others search exponentially", () => {
    const start = performance.now();
    assert.equal(match("(a+)+$", `${"a".repeat(5000)}b`), false);
    assert.ok(performance.now() - start < 2000);
  });

  for (const [pattern, message] of [
    ["a(?=b)", "invalid perl operator: (?="],
    ["(a", "missing ): (a"],
    ["[a", "missing ]: [a"],
    ["a**", "bad repetition operator: **"],
    ["a{2000}", "invalid repetition size: {2000}"],
    ["(a)\\1", "invalid escape sequence: \\1"],
  ] as const) {
    it(`refuse ${pattern} in the worker's words`, () =>
      assert.throws(() => match(pattern, "ab"), new SyntaxError(message)));
  }
});
