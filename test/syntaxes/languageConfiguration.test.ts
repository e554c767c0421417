import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

interface Configuration {
  readonly wordPattern: string;
  readonly indentationRules: Readonly<Record<string, string>>;
  readonly onEnterRules: readonly { readonly beforeText: string; readonly afterText?: string }[];
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
  ] as const) {
    it(`lets \`${line}\` be no line for ${rule}`, () => assert.ok(!matches(rule, line)));
  }

  it("goes on with a line comment only in the middle of it", () => {
    const rule = configuration.onEnterRules.at(-1);
    assert.ok(rule);
    assert.match("  // some words", new RegExp(rule.beforeText));
    assert.doesNotMatch("print('https://a')", new RegExp(rule.beforeText));
    assert.doesNotMatch("", new RegExp(rule.afterText ?? ""));
  });
});

function matches(rule: string, line: string): boolean {
  return new RegExp(configuration.indentationRules[rule] ?? "never^").test(line);
}
