import assert from "node:assert/strict";
import { counted, toExcerpt, toVisibleText } from "../../../client/webviews/text.ts";
import { toPrettyBody, toPrettyJson } from "../../../client/webviews/json.ts";

describe("visible text", () => {
  it("keeps line breaks and tabs", () => {
    assert.equal(toVisibleText("a\tb\r\nc\nd"), "a\tb\nc\nd");
  });

  it("shows control characters", () => {
    assert.equal(toVisibleText("\u0000\u001b[31m\u007f\u009b"), "␀␛[31m[U+007F][U+009B]");
  });

  it("shows what turns the direction of reading", () => {
    assert.equal(
      toVisibleText("\u202eabc\u202c\u2067\u200f"),
      "[U+202E]abc[U+202C][U+2067][U+200F]",
    );
  });

  it("shows spaces of no width and line separators", () => {
    assert.equal(toVisibleText("\u200b\ufeff\u2028"), "[U+200B][U+FEFF][U+2028]");
  });

  it("keeps letters of all scripts and joined emoji", () => {
    const text = "שלום عالم 你好 👩‍👩‍👧";
    assert.equal(toVisibleText(text), text);
  });
});

describe("an excerpt", () => {
  it("is the whole of a short text", () => {
    assert.deepEqual(toExcerpt("abc", 3), { text: "abc" });
  });

  it("says what is missing", () => {
    assert.deepEqual(toExcerpt("x".repeat(1001), 1000), {
      text: "x".repeat(1000),
      notice: "Cut here: the first 1,000 of 1,001 characters are shown.",
    });
  });

  it("never ends with half a character", () => {
    assert.equal(toExcerpt("a😀b", 2).text, "a");
  });
});

describe("a counted noun", () => {
  it("is singular for one only", () => {
    assert.deepEqual(
      [0, 1, 2].map((value) => counted(value, "entry", "entries")),
      ["0 entries", "1 entry", "2 entries"],
    );
  });
});

describe("pretty JSON", () => {
  it("is indented", () => {
    assert.equal(toPrettyJson({ a: [1] }).text, '{\n  "a": [\n    1\n  ]\n}');
  });

  it("is null for nothing", () => {
    assert.equal(toPrettyJson(undefined).text, "null");
  });

  it("is cut where it is huge", () => {
    assert.match(
      toPrettyJson("x".repeat(1_000_000)).notice ?? "",
      /^Cut here: the first 100,000 of 1,000,002 /,
    );
  });

  it("is made of a body that is JSON", () => {
    assert.equal(toPrettyBody('{"a":1}').text, '{\n  "a": 1\n}');
  });

  it("leaves a body alone that is no JSON", () => {
    assert.equal(toPrettyBody("<html>").text, "<html>");
  });
});
