import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import type { FunctionType } from "../../../hog/library/functionType.ts";
import {
  findSemanticTokens,
  findTemplateTokens,
} from "../../../server/lsp/services/semanticTokens.ts";
import {
  encodeTokens,
  findTokenEdits,
} from "../../../server/lsp/services/semanticTokens/encodeTokens.ts";
import { tokenModifiers, tokenTypes } from "../../../server/lsp/services/semanticTokens/legend.ts";
import type { SemanticToken } from "../../../server/lsp/services/semanticTokens/token.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction } from "./openFunction.ts";

describe("semantic tokens of locals", () => {
  it("tell a variable that keeps its value", () =>
    checkTokens("let a := 1 print(a)", [
      "a variable declaration readonly",
      "print function defaultLibrary",
      "a variable readonly",
    ]));

  it("tell a variable that changes", () =>
    checkTokens("let a := 1 a := 2", ["a variable declaration", "a variable"]));

  it("take a changed property for no change of the variable", () =>
    checkTokens("let a := {} a.b := 2", [
      "a variable declaration readonly",
      "a variable readonly",
      "b property",
    ]));

  it("tell a function and its parameters", () =>
    checkTokens("fun f(a, b) { return a } f(1, 2)", [
      "f function declaration",
      "a parameter declaration",
      "b parameter declaration",
      "a parameter",
      "f function",
    ]));

  it("tell a variable that holds a function", () =>
    checkTokens("let f := x -> x; f(1); print(f)", [
      "f function declaration readonly",
      "x parameter declaration",
      "x parameter",
      "f function readonly",
      "print function defaultLibrary",
      "f function readonly",
    ]));

  it("tell a call of a parameter", () =>
    checkTokens("fun f(g) { return g(1) }", [
      "f function declaration",
      "g parameter declaration",
      "g function",
    ]));

  it("tell the names of loops and of errors", () =>
    checkTokens("for (let k, v in [1]) { v := k } try { f() } catch (e) { e }", [
      "k variable declaration readonly",
      "v variable declaration",
      "v variable",
      "k variable readonly",
      "f function",
      "e variable declaration readonly",
      "e variable readonly",
    ]));

  it("tell keywords that are names", () =>
    checkTokens("let from := 1 return from + from.order", [
      "from variable declaration readonly",
      "from variable readonly",
      "from variable readonly",
      "order property",
    ]));

  it("tell a local that hides a global", () =>
    checkTokens("let event := 1 return event", [
      "event variable declaration readonly",
      "event variable readonly",
    ]));

  it("tell a function that hides a builtin", () =>
    checkTokens("fun upper(a) {} upper(1)", [
      "upper function declaration",
      "a parameter declaration",
      "upper function",
    ]));

  it("tell quoted names, with their quotes", () =>
    checkTokens("let `a b` := 1 return `a b`", [
      "`a b` variable declaration readonly",
      "`a b` variable readonly",
    ]));

  it("tell the variable that is a key", () =>
    checkTokens("let a := 'k' return {a: 1, 'b': 2}", [
      "a variable declaration readonly",
      "a variable readonly",
    ]));

  it("tell a tag that calls a local", () =>
    checkTokens("fun Box(a) { return a } return <Box />", [
      "Box function declaration",
      "a parameter declaration",
      "a parameter",
      "Box function",
    ]));
});

describe("semantic tokens of what PostHog gives", () => {
  it("tell globals and their properties", () =>
    checkTokens("return event.properties.a", [
      "event variable readonly defaultLibrary",
      "properties property",
      "a property",
    ]));

  it("tell globals that no other type of function has", () =>
    checkTokens(
      "return [request, person]",
      ["request variable readonly defaultLibrary", "person variable"],
      "source_webhook",
    ));

  it("tell names that nobody gives", () => checkTokens("return foo", ["foo variable"]));

  it("tell functions that wait for an answer", () =>
    checkTokens("fetch(inputs.url)", [
      "fetch function defaultLibrary async",
      "inputs variable readonly defaultLibrary",
      "url property",
    ]));

  it("tell functions that do not exist", () => checkTokens("foo(1)", ["foo function"]));

  it("tell functions that are values", () =>
    checkTokens("arrayMap(upper, x)", [
      "arrayMap function defaultLibrary",
      "upper function defaultLibrary",
      "x variable",
    ]));

  it("tell the call of a property", () =>
    checkTokens("event.a(1).b", [
      "event variable readonly defaultLibrary",
      "a method",
      "b property",
    ]));

  it("tell a call that looks like a statement", () =>
    checkTokens("return if(a, 1, 2)", ["if function defaultLibrary", "a variable"]));

  it("leave operators to the grammar that are compiled as calls", () =>
    checkTokens("return not (a)", ["a variable"]));

  it("leave columns in SQL to the grammar", () =>
    checkTokens("return sql(a = {b})", ["sql function defaultLibrary", "b variable"]));

  it("tell names in templates", () =>
    checkTokens("return f'a {event.b} {x}'", [
      "event variable readonly defaultLibrary",
      "b property",
      "x variable",
    ]));
});

describe("semantic tokens of programs that are being typed", () => {
  it("tell what could be read", () =>
    checkTokens("let a := (a + \nfun f(b { return b", [
      "a variable declaration readonly",
      "a variable readonly",
      "f function declaration",
      "b parameter declaration",
      "b parameter",
    ]));

  it("never have no width", () => checkTokens("let := 1 fun (", []));

  it("are none in an empty program", () => checkTokens("", []));
});

describe("places of semantic tokens", () => {
  it("count in UTF-16 behind other characters and CR LF", () => {
    const { program } = openFunction({ program: "let a := '😀'\r\n/* é😀 */ return a" });
    assert.deepEqual(encodeTokens(findSemanticTokens(program)).slice(5), [1, 17, 1, 2, 2]);
  });

  it("stay on their lines", () => {
    const { program } = openFunction({ program: "let `one\r\n\r\ntwo` := 1" });
    assert.deepEqual(
      findSemanticTokens(program).map(([line, character, length]) => [line, character, length]),
      [
        [0, 4, 4],
        [2, 0, 4],
      ],
    );
  });

  it("are those in a range only, when one is given", () => {
    const program = "let a := 1\nlet b := 2\nlet c := 3";
    const range: Range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const tokens = findSemanticTokens(openFunction({ program }).program, range);
    assert.deepEqual(describeTokens(program, tokens), ["b variable declaration readonly"]);
  });

  for (const { id, source } of readVectors().filter(({ id }) => id.startsWith("realistic-"))) {
    it(`are in order and do not overlap in ${id}`, () => {
      for (const text of [source, source.slice(0, source.length / 2), source.slice(1)]) {
        checkOrder(findSemanticTokens(openFunction({ program: text }).program));
      }
    });
  }
});

describe("encoding of semantic tokens", () => {
  it("counts from the token before", () =>
    assert.deepEqual(
      encodeTokens([
        [0, 4, 1, 2, 1],
        [0, 9, 3, 0, 4],
        [2, 3, 1, 2, 0],
      ]),
      [0, 4, 1, 2, 1, 0, 5, 3, 0, 4, 2, 3, 1, 2, 0],
    ));

  const edits: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ["nothing", [1, 2, 3], [1, 2, 3]],
    ["a change", [1, 2, 3], [1, 9, 3]],
    ["something new at the end", [1, 2], [1, 2, 3, 4]],
    ["something new in front", [1, 2], [0, 1, 2]],
    ["something less", [1, 2, 2, 2, 3], [1, 2, 3]],
    ["everything", [1, 2], [3]],
    ["all of nothing", [], [1, 2]],
    ["nothing of all", [1, 2], []],
    ["a repetition", [1, 1, 1], [1, 1, 1, 1]],
  ];
  for (const [what, before, after] of edits) {
    it(`tells of ${what}`, () => {
      const found = findTokenEdits(before, after);
      assert.equal(found.length, before.join() === after.join() ? 0 : 1);
      const result = [...before];
      for (const { start, deleteCount, data = [] } of found) {
        result.splice(start, deleteCount, ...data);
      }
      assert.deepEqual(result, after);
    });
  }
});

describe("semantic tokens of Hog templates", () => {
  it("tell braces and names, and leave the text", () =>
    checkTemplate("Hi {person.name}!", [
      "{ macro",
      "person variable readonly defaultLibrary",
      ". operator",
      "name property",
      "} macro",
    ]));

  it("tell operators, numbers, texts and constants", () =>
    checkTemplate("{1.5 + -2 > 'a' ? null : true}", [
      "{ macro",
      "1.5 number",
      "+ operator",
      "-2 number",
      "> operator",
      "'a' string",
      "? operator",
      "null keyword",
      ": operator",
      "true keyword",
      "} macro",
    ]));

  it("tell words that are operators", () =>
    checkTemplate("{not (a) and b in [c]}", [
      "{ macro",
      "not keyword",
      "( operator",
      "a variable",
      ") operator",
      "and keyword",
      "b variable",
      "in keyword",
      "[ operator",
      "c variable",
      "] operator",
      "} macro",
    ]));

  it("tell calls and lambdas", () =>
    checkTemplate("{arrayMap(x -> x, a)}", [
      "{ macro",
      "arrayMap function defaultLibrary",
      "( operator",
      "x parameter declaration",
      "-> operator",
      "x parameter",
      ", operator",
      "a variable",
      ") operator",
      "} macro",
    ]));

  it("tell a dictionary from the braces around it", () =>
    checkTemplate("{{'a': 1}}", [
      "{ macro",
      "{ operator",
      "'a' string",
      ": operator",
      "1 number",
      "} operator",
      "} macro",
    ]));

  it("tell a template in a template", () =>
    checkTemplate("{f'a {b}'}", [
      "{ macro",
      "f' string",
      "a  string",
      "{ macro",
      "b variable",
      "} macro",
      "' string",
      "} macro",
    ]));

  it("tell comments", () =>
    checkTemplate("{a /* b */}", ["{ macro", "a variable", "/* b */ comment", "} macro"]));

  it("tell several interpolations", () =>
    checkTemplate("{a}-{b}", [
      "{ macro",
      "a variable",
      "} macro",
      "{ macro",
      "b variable",
      "} macro",
    ]));

  it("leave a brace that is text", () => checkTemplate("\\\\{a} }", []));

  it("measure escapes as they are written", () =>
    checkTemplate('\\"\\u00e9\\"{\\"a\\\\nb\\"}{\'\\u00e9\'}', [
      "{ macro",
      '\\"a\\\\nb\\" variable',
      "} macro",
      "{ macro",
      "'\\u00e9' string",
      "} macro",
    ]));

  it("do not split at a line break that is escaped", () =>
    checkTemplate("{'a\\nb'}", ["{ macro", "'a\\nb' string", "} macro"]));

  it("guess what could not be read", () =>
    checkTemplate("{event. {b(c.d", [
      "{ macro",
      "event variable readonly defaultLibrary",
      ". operator",
      "{ operator",
      "b function",
      "( operator",
      "c variable",
      ". operator",
      "d property",
    ]));

  it("tell keywords that are properties", () =>
    checkTemplate("{a.order.from}", [
      "{ macro",
      "a variable",
      ". operator",
      "order property",
      ". operator",
      "from property",
      "} macro",
    ]));
});

describe("semantic tokens of Liquid templates", () => {
  it("tell an output with its delimiters", () =>
    checkLiquid("Hi {{ person.name }}!", [
      "{{ macro",
      "person variable",
      ". operator",
      "name property",
      "}} macro",
    ]));

  it("tell filters and their arguments", () =>
    checkLiquid("{{ a | default: 'b', 1.5 | upcase }}", [
      "{{ macro",
      "a variable",
      "| operator",
      "default function",
      ": operator",
      "'b' string",
      ", operator",
      "1.5 number",
      "| operator",
      "upcase function",
      "}} macro",
    ]));

  it("tell tags and their words", () =>
    checkLiquid("{%- if a == nil and b -%}x{% endif %}", [
      "{%- macro",
      "if keyword",
      "a variable",
      "== operator",
      "nil keyword",
      "and keyword",
      "b variable",
      "-%} macro",
      "{% macro",
      "endif keyword",
      "%} macro",
    ]));

  it("tell names with hyphens", () =>
    checkLiquid("{{ a-b-}}", ["{{ macro", "a-b variable", "-}} macro"]));

  it("take a delimiter in a text for text", () =>
    checkLiquid("{{ '}}' }}", ["{{ macro", "'}}' string", "}} macro"]));

  it("tell texts in the quotes of JSON", () =>
    checkLiquid('{{ \\"a\\" }}', ["{{ macro", '\\"a\\" string', "}} macro"]));

  it("leave what raw holds", () =>
    checkLiquid("{% raw %}{{ a }}{% endraw %}{{ b }}", [
      "{% macro",
      "raw keyword",
      "%} macro",
      "{% macro",
      "endraw keyword",
      "%} macro",
      "{{ macro",
      "b variable",
      "}} macro",
    ]));

  it("leave what a comment holds, closed or not", () =>
    checkLiquid("{% comment %}{{ a }}", ["{% macro", "comment keyword", "%} macro"]));

  it("go on to the end in an output that is not closed", () =>
    checkLiquid("{{ a.", ["{{ macro", "a variable", ". operator"]));

  it("leave single braces", () => checkLiquid("{a} { b }", []));
});

describe("semantic tokens of a configuration", () => {
  const written = `{"inputs_schema": [
  {"key": "a", "type": "string", "default": "{event.uuid}"},
  {"key": "b", "type": "dictionary"},
  {"key": "c", "type": "string", "templating": "liquid"}
],
"name": "{no} template",
"inputs": {
  "a": {"value": "plain"},
  "b": {"value": {"x": "{1}", "y": "{2}"}},
  "c": {"value": "{{ 3 }}"}
}}`;

  it("are those of all templates, in order", () => {
    const { configuration } = openFunction({ configuration: written });
    assert.ok(configuration);
    const tokens = findTemplateTokens(configuration);
    checkOrder(tokens);
    assert.deepEqual(describeTokens(written, tokens), [
      "{ macro",
      "event variable readonly defaultLibrary",
      ". operator",
      "uuid property",
      "} macro",
      "{ macro",
      "1 number",
      "} macro",
      "{ macro",
      "2 number",
      "} macro",
      "{{ macro",
      "3 number",
      "}} macro",
    ]);
  });

  it("are those in a range only, when one is given", () => {
    const { configuration } = openFunction({ configuration: written });
    assert.ok(configuration);
    const range: Range = { start: { line: 8, character: 0 }, end: { line: 8, character: 30 } };
    assert.deepEqual(describeTokens(written, findTemplateTokens(configuration, range)), [
      "{ macro",
      "1 number",
      "} macro",
    ]);
  });

  it("are none in a text that is no JSON", () => {
    const { configuration } = openFunction({ configuration: "{a} {{ b" });
    assert.ok(configuration);
    assert.deepEqual(findTemplateTokens(configuration), []);
  });

  for (const { id, source } of readVectors().filter(({ kind }) => kind === "template")) {
    it(`are in order and do not overlap in ${id}`, () => {
      for (const templating of ["hog", "liquid"]) {
        const { configuration } = openFunction({
          configuration: {
            inputs_schema: [{ key: "a", type: "string", templating }],
            inputs: { a: { value: source } },
          },
        });
        assert.ok(configuration);
        checkOrder(findTemplateTokens(configuration));
      }
    });
  }
});

/** Checks the tokens of a program: `text type modifiers`. */
function checkTokens(program: string, expected: readonly string[], type?: FunctionType): void {
  const document = openFunction({ program, ...(type && { type }) }).program;
  const tokens = findSemanticTokens(document);
  checkOrder(tokens);
  assert.deepEqual(describeTokens(program, tokens), expected);
}

/** Checks the tokens of a template, which is written as in a string of JSON. */
function checkTemplate(written: string, expected: readonly string[]): void {
  checkConfiguration(written, "hog", expected);
}

function checkLiquid(written: string, expected: readonly string[]): void {
  checkConfiguration(written, "liquid", expected);
}

function checkConfiguration(
  written: string,
  templating: "hog" | "liquid",
  expected: readonly string[],
): void {
  const json = `{"inputs_schema": [{"key": "a", "type": "string", "templating": "${templating}"}],
"inputs": {"a": {"value": "${written}"}}}`;
  const { configuration } = openFunction({ configuration: json, type: "destination" });
  assert.ok(configuration);
  const tokens = findTemplateTokens(configuration);
  checkOrder(tokens);
  assert.deepEqual(describeTokens(json, tokens), expected);
}

function describeTokens(written: string, tokens: readonly SemanticToken[]): readonly string[] {
  const file = TextDocument.create("", "", 1, written);
  return tokens.map(([line, character, length, type, modifiers]) => {
    const start = { line, character };
    const text = file.getText({ start, end: { line, character: character + length } });
    const words = tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    return [text, tokenTypes[type], ...words].join(" ");
  });
}

function checkOrder(tokens: readonly SemanticToken[]): void {
  let [lastLine, lastEnd] = [0, 0];
  for (const [line, character, length] of tokens) {
    assert.ok(length > 0);
    assert.ok(line > lastLine || (line === lastLine && character >= lastEnd));
    [lastLine, lastEnd] = [line, character + length];
  }
}
