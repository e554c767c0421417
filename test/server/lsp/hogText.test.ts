import assert from "node:assert/strict";
import { parseTree } from "jsonc-parser";
import { TextDocument } from "vscode-languageserver-textdocument";
import { toTextEdit } from "../../../server/lsp/convert.ts";
import { JsonText } from "../../../server/lsp/hogText.ts";
import { seededRandom, type Random } from "../../support/random.ts";

describe("the text of a string in JSON", () => {
  for (const [written, text] of [
    ["", ""],
    ["a", "a"],
    ["\\n\\t\\r\\b\\f", "\n\t\r\b\f"],
    ['\\\\\\"\\/', '\\"/'],
    ["\\u0041\\u00e9", "Aé"],
    ["\\uD83E\\udd94", "🦔"],
    ["🦔é", "🦔é"],
    ["\\ud83e", "\ud83e"],
    ["{inputs.a}\\n", "{inputs.a}\n"],
  ] as const) {
    it(`is what JSON says of "${written}"`, () => {
      assert.equal(openString(`"${written}"`).getText(), text);
      assert.equal(JSON.parse(`"${written}"`), text);
    });
  }

  for (const [written, text] of [
    ['"', ""],
    ['"a', "a"],
    ['"a\\', "a\\"],
    ['"a\\"', 'a"'],
    ['"a\\\\"', "a\\"],
    ['"a\\\\\\"', 'a\\"'],
    ['"\\u00', "\\u00"],
    ['"\\u00zz"', "\\u00zz"],
    ['"\\x"', "x"],
  ] as const) {
    it(`is taken as far as it goes for ${written}`, () =>
      assert.equal(openString(written).getText(), text));
  }

  it("is what JSON says, for any text", () => {
    const random = seededRandom(1);
    for (let round = 0; round < 2000; round++) {
      const written = writeAnyhow(random);
      assert.equal(openString(written).getText(), JSON.parse(written), written);
    }
  });

  it("has a place for each offset, in order, from which the offset comes back", () => {
    const random = seededRandom(2);
    for (let round = 0; round < 500; round++) {
      const text = openString(writeAnyhow(random));
      let last = -1;
      for (let offset = 0; offset <= text.getText().length; offset++) {
        const { line, character } = text.positionAt(offset);
        assert.equal(line, 1);
        assert.ok(character > last);
        last = character;
        assert.equal(text.offsetAt({ line, character }), offset);
      }
    }
  });

  it("takes each place for an offset inside, and never goes back", () => {
    const random = seededRandom(3);
    for (let round = 0; round < 500; round++) {
      const written = writeAnyhow(random);
      const text = openString(written);
      let last = 0;
      for (let character = 0; character <= written.length + 9; character++) {
        const offset = text.offsetAt({ line: 1, character });
        assert.ok(offset >= last && offset <= text.getText().length, written);
        last = offset;
      }
    }
  });

  it("takes offsets and positions outside for the nearest inside", () => {
    const text = openString('"abc"');
    assert.equal(text.offsetAt({ line: 0, character: 0 }), 0);
    assert.equal(text.offsetAt({ line: 9, character: 9 }), 3);
    assert.deepEqual(text.positionAt(-1), text.positionAt(0));
    assert.deepEqual(text.positionAt(99), text.positionAt(3));
  });

  it("is cut off where JSON is, whatever is cut off", () => {
    const written = '"a\\n\\u0041\\\\🦔\\"{inputs.b}"';
    const whole = openString(written).getText();
    for (let length = 1; length < written.length; length++) {
      const cut = openString(written.slice(0, length));
      for (let offset = 0; offset <= cut.getText().length; offset++) cut.positionAt(offset);
      // What is left of an escape stands for itself.
      assert.ok(whole.startsWith(cut.getText().replace(/\\(?:u\w{0,3})?$/, "")), cut.getText());
    }
  });

  it("is what an edit makes of it, for any text that is put anywhere", () => {
    const random = seededRandom(4);
    for (let round = 0; round < 500; round++) {
      const json = `{"a":\n${writeAnyhow(random)}}`;
      const text = openIn(json);
      const before = text.getText();
      const start = random.below(before.length + 1);
      const end = start + random.below(before.length - start + 1);
      const newText = anyText(random);
      const edit = toTextEdit(text, { start, end }, newText);
      const after = TextDocument.applyEdits(TextDocument.create("", "json", 1, json), [edit]);
      assert.deepEqual(JSON.parse(after), {
        a: before.slice(0, start) + newText + before.slice(end),
      });
    }
  });
});

/** A string that stands in the second line, after nothing. */
function openString(written: string): JsonText {
  return openIn(`[\n${written}`);
}

function openIn(json: string): JsonText {
  const root = parseTree(json);
  const [child] = root?.children ?? [];
  const string = child?.type === "property" ? child.children?.[1] : child;
  assert.equal(string?.type, "string");
  return new JsonText(TextDocument.create("", "json", 1, json), string);
}

function anyText(random: Random): string {
  return Array.from({ length: random.below(12) }, () => random.pick(signs)).join("");
}

const signs = [
  "a",
  "{",
  "}",
  "'",
  '"',
  "\\",
  "/",
  "\n",
  "\t",
  "\r",
  "\u0001",
  "é",
  "🦔",
  "\ud83e",
  "\u2028",
];

/** Some text as a string of JSON, its signs written in one of the ways that JSON knows. */
function writeAnyhow(random: Random): string {
  const units = anyText(random).split("");
  const written = units.map((unit) => {
    const code = unit.charCodeAt(0).toString(16).padStart(4, "0");
    if (random.chance(30)) return `\\u${random.chance(50) ? code : code.toUpperCase()}`;
    if (unit === "/" && random.chance(50)) return "\\/";
    return JSON.stringify(unit).slice(1, -1);
  });
  return `"${written.join("")}"`;
}
