import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

interface Configuration {
  readonly comments: { readonly lineComment: string; readonly blockComment: readonly string[] };
  readonly brackets: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly {
    readonly open: string;
    readonly close: string;
    readonly notIn?: readonly string[];
  }[];
  readonly autoCloseBefore: string;
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly wordPattern: string;
  readonly indentationRules: Readonly<Record<string, string>>;
  readonly onEnterRules: readonly EnterRule[];
}

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly previousLineText?: string;
  readonly action: { readonly indent: string; readonly appendText?: string };
}

const configuration: Configuration = JSON.parse(
  readFileSync("syntaxes/language-configuration.json", "utf8"),
);

describe("the language configuration", () => {
  it("takes names with a dollar sign for one word", () =>
    assert.deepEqual(
      "event.properties.$geoip_city + 1.5".match(new RegExp(configuration.wordPattern, "g")),
      ["event", "properties", "$geoip_city", "1.5"],
    ));

  for (const [line, rule] of [
    ["if (a) {", "increaseIndentPattern"],
    ["fetch(url, {", "increaseIndentPattern"],
    ["let list := [", "increaseIndentPattern"],
    ["  } else {", "increaseIndentPattern"],
    ["  }", "decreaseIndentPattern"],
    ["  })", "decreaseIndentPattern"],
    ["if (a)", "indentNextLinePattern"],
    ["while (length(a) > b(1))", "indentNextLinePattern"],
    ["} else", "indentNextLinePattern"],
    ["if (a) { // it's done", "increaseIndentPattern"],
    ["fetch(url, { // a [list]", "increaseIndentPattern"],
    ["try {", "increaseIndentPattern"],
    ["} catch (e) {", "increaseIndentPattern"],
    ["let f := (a, b) -> {", "increaseIndentPattern"],
    ["  'headers': {", "increaseIndentPattern"],
    ["} else {", "decreaseIndentPattern"],
    ["]", "decreaseIndentPattern"],
    ["for (let a in b)", "indentNextLinePattern"],
    ["else", "indentNextLinePattern"],
    [" * of a comment", "unIndentedLinePattern"],
    [" */", "unIndentedLinePattern"],
  ] as const) {
    it(`lets \`${line}\` be a line for ${rule}`, () => assert.ok(matches(rule, line)));
  }

  for (const [line, rule] of [
    ["print('{')", "increaseIndentPattern"],
    ["// if (a) {", "increaseIndentPattern"],
    ["let a := {'b': 1}", "increaseIndentPattern"],
    ["print(1)", "decreaseIndentPattern"],
    ["if (a) b()", "indentNextLinePattern"],
    ["let elsewhere", "indentNextLinePattern"],
    ["print(f'{a}')", "increaseIndentPattern"],
    ["fetch('https://a.test/{x', 1)", "increaseIndentPattern"],
    ["# fetch(", "increaseIndentPattern"],
    ["-- fetch(", "increaseIndentPattern"],
    ["let b := [1, 2]", "increaseIndentPattern"],
    ["a * b", "unIndentedLinePattern"],
    ["if (a) { b() }", "indentNextLinePattern"],
  ] as const) {
    it(`lets \`${line}\` be no line for ${rule}`, () => assert.ok(!matches(rule, line)));
  }

  for (const [word, expected] of [
    ["$browser", ["$browser"]],
    ["utm_source", ["utm_source"]],
    ["a$b", ["a$b"]],
    ["a.b", ["a", "b"]],
    ["x1", ["x1"]],
    ["0x1F", ["0x1F"]],
    ["a-b", ["a", "b"]],
    ["it's", ["it", "s"]],
    ["größe", ["gr", "e"]],
  ] as const) {
    it(`takes \`${word}\` apart into ${expected.join(", ")}`, () =>
      assert.deepEqual(word.match(new RegExp(configuration.wordPattern, "g")), expected));
  }

  it("closes brackets in code", () => {
    for (const [open, close] of configuration.brackets) {
      assert.equal(configuration.autoClosingPairs.find((pair) => pair.open === open)?.close, close);
    }
  });

  it("closes a brace in a text, which may be a template, but not in a comment", () =>
    assert.deepEqual(notIn("{"), ["comment"]));

  it("closes no other brackets and no quotes in texts and comments", () => {
    for (const open of ["(", "[", "'", '"', "`", "f'", "/*"]) {
      assert.deepEqual(notIn(open), ["string", "comment"], open);
    }
  });

  it("closes the quote of a template, though a letter stands in front of it", () =>
    assert.equal(configuration.autoClosingPairs.find(({ open }) => open === "f'")?.close, "'"));

  it("closes in front of what may follow a value", () => {
    for (const character of [" ", "\n", "\t", ")", "]", "}", ",", ";", ":", "."]) {
      assert.ok(configuration.autoCloseBefore.includes(character), character);
    }
  });

  it("puts brackets and quotes around what is selected", () =>
    assert.deepEqual(
      configuration.surroundingPairs.map(([open]) => open),
      ["{", "[", "(", "'", '"', "`"],
    ));

  it("comments lines out with slashes", () => {
    assert.equal(configuration.comments.lineComment, "//");
    assert.deepEqual(configuration.comments.blockComment, ["/*", "*/"]);
  });

  for (const [name, before, after, appended] of [
    ["goes on with a line comment in the middle of it", "  // some", "words", "// "],
    ["leaves a line comment at its end", "  // some words", "", undefined],
    ["leaves an address in a text alone", "print('https://a", "')", undefined],
    ["opens a block comment that is closed behind", "/* a", " */", " * "],
    ["goes on with a block comment", "  /* a", "", " * "],
    ["leaves a block comment that is closed", "/* a */", "", undefined],
    ["leaves code alone", "if (a) {", "}", undefined],
  ] as const) {
    it(`${name} when a line ends`, () => assert.equal(enter(before, after)?.appendText, appended));
  }

  it("aligns the lines of an indented block comment", () =>
    assert.equal(enter("    * more", "", "   /* a")?.appendText, "* "));

  it("takes no product for a comment", () =>
    assert.equal(enter(" * factor", "", "let a := b")?.appendText, undefined));

  it("aligns the lines of a block comment", () =>
    assert.equal(enter(" * more", "", "/* a")?.appendText, "* "));

  it("ends a block comment", () => assert.equal(enter(" */", "", " * a")?.appendText, undefined));
});

/** What the first rule does that fits a line, as the editor looks for it. */
function enter(before: string, after: string, previous = ""): EnterRule["action"] | undefined {
  return configuration.onEnterRules.find(
    (rule) =>
      fits(rule.beforeText, before) &&
      fits(rule.afterText, after) &&
      fits(rule.previousLineText, previous),
  )?.action;
}

function fits(pattern: string | undefined, text: string): boolean {
  return pattern === undefined || new RegExp(pattern).test(text);
}

function notIn(open: string): readonly string[] | undefined {
  return configuration.autoClosingPairs.find((pair) => pair.open === open)?.notIn;
}

function matches(rule: string, line: string): boolean {
  return new RegExp(configuration.indentationRules[rule] ?? "never^").test(line);
}
