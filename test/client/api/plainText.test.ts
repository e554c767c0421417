import assert from "node:assert/strict";
import { plainText } from "../../../client/api/plainText.ts";

describe("the words of a server", () => {
  for (const [name, words, shown] of [
    ["are shown as they are", "Hog code has errors.", "Hog code has errors."],
    ["are one line", " a\r\n\tb\u0000c ", "a b c"],
    ["are nothing when they are a page", "<html><body>no</body></html>", undefined],
    ["may compare", "Ensure that a < b", "Ensure that a < b"],
    ["are nothing when they are blank", " \n", undefined],
    ["are nothing when they are no text", { a: 1 }, undefined],
    ["hold no link", "[ok](command:evil)", "[ok] (command:evil)"],
    ["are not long", "a".repeat(400), `${"a".repeat(300)}…`],
  ] as const) {
    it(name, () => assert.equal(plainText(words), shown));
  }
});
