import assert from "node:assert/strict";
import { type DocumentSymbol, type Range, SymbolKind } from "vscode-languageserver-types";
import { findSymbols } from "../../../server/lsp/services/symbols.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openTemplate } from "./openFunction.ts";

describe("symbols of declarations", () => {
  it("are a function with its parameters", () =>
    checkSymbols("fun add(a, b) { return a + b }", ["function add (a, b)"]));

  it("are a function without parameters", () =>
    checkSymbols("fn now2() { return 1 }", ["function now2 ()"]));

  it("are a variable", () => checkSymbols("let total := 1", ["variable total"]));

  it("are a variable without a value", () => checkSymbols("let total", ["variable total"]));

  it("are a variable that holds a lambda, as a function", () =>
    checkSymbols("let double := x -> x * 2", ["function double (x)"]));

  it("see a lambda through parentheses", () =>
    checkSymbols("let double := ((x, y) -> x * y)", ["function double (x, y)"]));

  it("stand in source order", () =>
    checkSymbols("let a := 1\nfun b() {}\nlet c := 2", [
      "variable a",
      "function b ()",
      "variable c",
    ]));

  it("stand in the function around them", () =>
    checkSymbols("fun outer() { let a := 1 fun inner() { let b := 2 } }", [
      "function outer ()",
      "  variable a",
      "  function inner ()",
      "    variable b",
    ]));

  it("do not show blocks", () =>
    checkSymbols("if (a) { let b := 1 } else { while (c) { let d := 2 } }", [
      "variable b",
      "variable d",
    ]));

  it("stand in a lambda with a block", () =>
    checkSymbols("let f := (x) -> { let y := x return y }", ["function f (x)", "  variable y"]));

  it("show a lambda without a name for what it declares", () =>
    checkSymbols("arrayMap(x -> { let y := x; return y }, [1])", [
      "function (x) -> …",
      "  variable y",
    ]));

  it("do not show a lambda without a name that declares nothing", () =>
    checkSymbols("arrayMap(x -> { print(x); return 1 }, [1])", []));

  it("do not show lambdas in each other that declare nothing", () =>
    checkSymbols("a(x -> { b(y -> { print(y); return 1 }); return 1 })", []));

  it("leave out the names of loops and of errors", () =>
    checkSymbols("for (let k, v in a) { print(k) } try { print(1) } catch (e) { print(e) }", []));

  it("show the counter of a for loop", () =>
    checkSymbols("for (let i := 0; i < 3; i := i + 1) { print(i) }", ["variable i"]));

  it("show quoted names without their quotes", () =>
    checkSymbols("let `a b` := 1", ["variable a b"]));

  it("never have an empty name", () => checkSymbols("let `` := 1", ["variable ``"]));

  it("never have a name over several lines", () =>
    checkSymbols("let `a\nb` := 1", ["variable a b"]));
});

describe("symbols of dictionaries", () => {
  it("are the keys that a variable holds", () =>
    checkSymbols("let body := {'a': 1, 'b': {'c': 2}}", [
      "variable body",
      "  property a",
      "  property b",
      "    property c",
    ]));

  it("are keys with functions", () =>
    checkSymbols("let api := {'get': (url) -> fetch(url)}", [
      "variable api",
      "  function get (url)",
      "    event fetch url",
    ]));

  it("put what a function of a key declares into it", () =>
    checkSymbols("let api := {'get': (url) -> { let a := 1; return a }}", [
      "variable api",
      "  function get (url)",
      "    variable a",
    ]));

  it("leave out keys that are no texts", () =>
    checkSymbols("let body := {a: 1}", ["variable body"]));

  it("leave out dictionaries that no variable holds", () =>
    checkSymbols("print({'a': 1}) return {'b': 2}", []));

  it("leave out dictionaries in lists", () =>
    checkSymbols("let rows := [{'a': 1}]", ["variable rows"]));

  it("name an empty key by its quotes", () =>
    checkSymbols("let body := {'': 1}", ["variable body", "  property ''"]));
});

describe("symbols of what a program does", () => {
  it("are a request to an input", () =>
    checkSymbols("fetch(inputs.url)", ["event fetch inputs.url"]));

  it("are a request to a text", () =>
    checkSymbols("fetch('https://a.test', {'method': 'GET'})", ["event fetch https://a.test"]));

  it("are a request to a template", () =>
    checkSymbols("fetch(f'https://a.test/{event.uuid}')", [
      "event fetch https://a.test/{event.uuid}",
    ]));

  it("stand in the variable that takes the answer", () =>
    checkSymbols("let response := fetch(inputs.url)", [
      "variable response",
      "  event fetch inputs.url",
    ]));

  it("leave out a request whose address has no short name", () =>
    checkSymbols("fetch(concat('https://', host))", []));

  it("leave out a request without an address", () => checkSymbols("fetch()", []));

  it("leave out a function of the program's own", () =>
    checkSymbols("fun fetch(a) { return a } fetch('https://a.test')", ["function fetch (a)"]));

  it("are the properties that are set on a copy of the event", () =>
    checkSymbols("let result := event result.properties.plan := 'free' return result", [
      "variable result",
      "property result.properties.plan",
    ]));

  it("are a property set by a constant key", () =>
    checkSymbols("let result := event; result.properties['$ip'] := null", [
      "variable result",
      "property result.properties['$ip']",
    ]));

  it("are a property that is set on the event itself, which PostHog refuses", () =>
    checkSymbols("event.properties.plan := 1", ["property event.properties.plan"]));

  it("show each property once a function", () =>
    checkSymbols(
      "let r := event if (a) { r.event := 'x' } else { r.event := 'y' } fun f() { r.event := 'z' }",
      ["variable r", "property r.event", "function f ()", "  property r.event"],
    ));

  it("leave out properties by a variable key and of other values", () =>
    checkSymbols("let r := event; r[key()] := 1 let o := {} o.a := 1", [
      "variable r",
      "variable o",
    ]));
});

describe("symbols of programs that are being typed", () => {
  it("leave out what has no name yet", () => checkSymbols("let := 1", []));

  it("keep what is in a function without a name", () =>
    checkSymbols("fun (a) { let b := 1 }", ["variable b"]));

  it("see into a function that is not closed", () =>
    checkSymbols("fun f(a) {\n  let b := 1", ["function f (a)", "  variable b"]));

  it("go on behind a hole", () =>
    checkSymbols("let a := \nfun f() { return 1 }", ["variable a", "function f ()"]));

  it("are none in an empty program", () => checkSymbols("", []));

  it("are limited in number", () => {
    const { program } = openFunction({ program: "let a := 1\n".repeat(2500) });
    assert.equal(findSymbols(program).length, 2000);
  });

  it("are limited in depth", () => {
    const { program } = openFunction({ program: "fun f() { ".repeat(60) });
    assert.equal(depthOf(findSymbols(program)), 8);
  });
});

describe("ranges of symbols", () => {
  it("are the declaration and its name", () => {
    const [symbol] = symbolsOf("let total := 1 + 2");
    assert.deepEqual(symbol?.range, onFirstLine(0, 18));
    assert.deepEqual(symbol?.selectionRange, onFirstLine(4, 9));
  });

  it("count in UTF-16 behind other characters and CR LF", () => {
    const [, symbol] = symbolsOf("let a := '😀'\r\n/* é😀 */ let b := 1");
    assert.deepEqual(symbol?.selectionRange, {
      start: { line: 1, character: 14 },
      end: { line: 1, character: 15 },
    });
  });

  it("stand in the JSON document for a template", () => {
    const { document } = openTemplate(
      `{"inputs_schema": [{"key": "a", "type": "string"}],
"inputs": {"a": {"value": "\\"$0{arrayMap(x -> { let y := x; return y }, [1])}"}}}`,
    );
    const [symbol] = findSymbols(document);
    const [inner] = symbol?.children ?? [];
    assert.equal(inner?.name, "y");
    assert.deepEqual(inner?.selectionRange.start, { line: 1, character: 50 });
  });

  for (const { id, source } of readVectors().filter(({ id }) => id.startsWith("realistic-"))) {
    it(`lie inside each other in ${id}`, () => {
      for (const text of [source, source.slice(0, source.length / 2), source.slice(1)]) {
        for (const symbol of symbolsOf(text)) checkNested(symbol);
      }
    });
  }
});

function checkSymbols(program: string, expected: readonly string[]): void {
  assert.deepEqual(symbolsOf(program).flatMap(describeSymbol), expected);
}

function symbolsOf(program: string): DocumentSymbol[] {
  return findSymbols(openFunction({ program }).program);
}

const kindNames: ReadonlyMap<SymbolKind, string> = new Map([
  [SymbolKind.Function, "function"],
  [SymbolKind.Variable, "variable"],
  [SymbolKind.Property, "property"],
  [SymbolKind.Event, "event"],
]);

/** One line a symbol, children indented: `function name (parameters)`. */
function describeSymbol({ name, kind, detail, children = [] }: DocumentSymbol): readonly string[] {
  const line = [kindNames.get(kind), name, ...(detail === undefined ? [] : [detail])].join(" ");
  return [line, ...children.flatMap(describeSymbol).map((inner) => `  ${inner}`)];
}

function depthOf(symbols: readonly DocumentSymbol[]): number {
  return symbols.length === 0
    ? 0
    : 1 + Math.max(...symbols.map(({ children = [] }) => depthOf(children)));
}

function checkNested({ name, range, selectionRange, children = [] }: DocumentSymbol): void {
  assert.notEqual(name.trim(), "");
  assert.ok(holds(range, selectionRange), name);
  for (const child of children) {
    assert.ok(holds(range, child.range), `${child.name} in ${name}`);
    checkNested(child);
  }
}

function holds(outer: Range, inner: Range): boolean {
  return isBefore(outer.start, inner.start) && isBefore(inner.end, outer.end);
}

function isBefore(one: Range["start"], other: Range["start"]): boolean {
  return one.line < other.line || (one.line === other.line && one.character <= other.character);
}

function onFirstLine(start: number, end: number): Range {
  return { start: { line: 0, character: start }, end: { line: 0, character: end } };
}
