import assert from "node:assert/strict";
import { MarkupContent, type SignatureHelp } from "vscode-languageserver-types";
import {
  findSignature,
  signatureRetriggers,
  signatureTriggers,
} from "../../../server/lsp/services/signatureHelp.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openProgram, openTemplate } from "./openFunction.ts";

describe("the signature of a function of the library", () => {
  it("is shown behind the bracket", () =>
    checkSignature(
      "replaceAll($0)",
      "replaceAll(text: string, find: string, replacement: string): string",
      "text: string",
    ));

  it("moves on with each comma", () => {
    checkActive("replaceAll('a', $0)", "find: string");
    checkActive("replaceAll('a', 'b',$0)", "replacement: string");
  });

  it("stays while an argument is written", () => {
    checkActive("replaceAll('a$0', 'b', 'c')", "text: string");
    checkActive("replaceAll('a', b.c$0d, 'c')", "find: string");
    checkActive("replaceAll(1.5$0", "text: string");
  });

  it("has no parameter for one argument too many", () => {
    checkActive("replaceAll('a', 'b', 'c', $0)", undefined);
    assert.equal(signatureAt("replaceAll(1, 2, 3, 4, 5, $0)")?.activeParameter, 3);
  });

  it("keeps to the last parameter that takes any number", () => {
    checkActive("print($0)", "...value: any");
    checkActive("print(1, 2, 3, $0)", "...value: any");
    checkActive("multiIf(a, b, c, $0", "...more: any");
  });

  it("has no parameter for a function that takes none", () =>
    assert.equal(signatureAt("generateUUIDv4($0)")?.activeParameter, undefined));

  it("tells what the function does", () => {
    const documentation = signatureAt("fetch($0)")?.signatures[0]?.documentation;
    assert.ok(MarkupContent.is(documentation));
    assert.match(documentation.value, /HTTP request/);
  });

  it("tells what a parameter is for, and which texts it may be", () => {
    assert.match(documentationOf("fetch('x', $0)", 1), /headers/);
    assert.match(documentationOf("dateAdd($0)", 0), /`'day'`/);
  });

  it("names its parameters by where they stand", () => {
    const [signature] = signatureAt("fetch('x', $0)")?.signatures ?? [];
    assert.deepEqual(
      signature?.parameters?.map(({ label }) => label),
      [
        [6, 17],
        [19, 35],
      ],
    );
  });
});

describe("the signature of a function of the program", () => {
  it("has its parameters and the comment above it", () => {
    const program = "// Adds *both*.\nfun sum(one, other) { return one + other }\nsum(1, $0)";
    checkSignature(program, "sum(one, other)", "other");
    const documentation = signatureAt(program)?.signatures[0]?.documentation;
    assert.ok(MarkupContent.is(documentation));
    assert.equal(documentation.value, "Adds \\*both\\*\\.");
  });

  it("is that of a lambda in a variable", () =>
    checkSignature("let f := (one, other) -> one\nf($0", "f(one, other)", "one"));

  it("is not that of a variable that is assigned again", () =>
    checkNothing("let f := (one) -> one\nf := 1\nf($0)"));

  it("takes the place of one of the library", () =>
    checkSignature("fun fetch(mine) { return mine }\nfetch($0)", "fetch(mine)", "mine"));

  it("is found for a quoted name", () =>
    checkSignature("fun `my fun`(a) { return a }\n`my fun`($0)", "my fun(a)", "a"));

  it("is not known for a parameter", () => checkNothing("fun f(g) { return g($0) }"));
});

describe("the signature around the cursor", () => {
  it("is that of the inner call", () => {
    checkName("fetch(concat('a', $0), 1)", "concat");
    checkName("fetch(concat('a', 'b'), $0", "fetch");
  });

  it("ends with the closing bracket", () => {
    checkNothing("fetch('x')$0");
    checkNothing("fetch('x') $0");
    checkName("fetch(concat('a')$0)", "fetch");
  });

  it("does not start in front of the bracket", () => checkNothing("fet$0ch('x')"));

  for (const [what, argument] of [
    ["brackets", "[1, 2, 3]"],
    ["parentheses", "(1, 2)"],
    ["a dictionary", "{'a': 1, 'b': 2}"],
    ["a text", "'a, b, c'"],
    ["a text over lines", "'a,\n b'"],
    ["a template", "f'a, {b}, {c(1, 2)}'"],
    ["a call", "concat(1, 2)"],
    ["a lambda", "((x, y) -> x)"],
    ["the block of a lambda", "x -> { print(1, 2); return x }"],
    ["a comment", "1 /* a, b */"],
    ["a quoted name", "`a,b`"],
  ] as const) {
    it(`does not count the commas of ${what}`, () => {
      checkActive(`replaceAll(${argument}, $0`, "find: string");
      checkActive(`replaceAll(${argument}, $0)\nprint(1, 2)`, "find: string");
    });
  }

  it("is that of the call around an open dictionary, list or group", () => {
    checkActive("fetch('x', {'method': $0", "options?: object");
    checkActive("fetch('x', {'method': 'a', 'body': {'b': [1, $0]}})", "options?: object");
    checkActive("replaceAll('a', (b + $0", "find: string");
    checkActive("fetch('x', [$0", "options?: object");
  });

  it("is that of the call around an open text", () => {
    checkActive("replaceAll('a, b$0", "text: string");
    checkActive("replaceAll('a', f'b, {c$0", "find: string");
    checkActive("replaceAll('a', f'b, $0{c}')", "find: string");
  });

  it("is that of the call in a template", () => {
    checkActive("print(f'a {replaceAll(b, $0)} c')", "find: string");
    checkName("print(f'a $0 c')", "print");
  });

  it("is shown in a lambda, but not in its block", () => {
    checkName("arrayMap(x -> $0, list)", "arrayMap");
    checkName("arrayMap(x -> {'a': $0}, list)", "arrayMap");
    checkNothing("arrayMap(x -> { let y := $0 }, list)");
    checkName("arrayMap(x -> { print($0) }, list)", "print");
  });

  it("is shown while the rest of the program is broken", () => {
    checkActive("let a := replaceAll('a', $0\nlet b := 1\nprint(b)", "find: string");
    checkActive("if (a) { fetch('x', $0 }", "options?: object");
    checkActive("fetch('x',\n  $0\nfun f() { return 1 }", "options?: object");
  });

  it("ends where a statement starts", () => {
    checkNothing("fetch('x'\nlet b := $0");
    checkNothing("fetch('x';\n$0");
    checkNothing("fetch('x'\nif (a) { $0 }");
  });

  it("is not that of a function that is declared", () => checkNothing("fun print(a, $0) { }"));

  it("is not that of a method or of another value that is called", () => {
    checkNothing("a.replaceAll($0)");
    checkNothing("print(a.replaceAll($0))");
    checkNothing("print((x -> x)($0))");
    checkNothing("f[1]($0)");
  });

  it("is not that of a word of the language", () => {
    checkNothing("if ($0");
    checkNothing("if (a) { b }\nif ($0)");
    checkNothing("a and ($0)");
    checkNothing("not ($0)");
    checkNothing("for ($0");
    checkNothing("while ($0");
    checkNothing("return ($0)");
    checkNothing("try { } catch ($0)");
    checkName("let a := if($0)", "if");
    checkName("print(and($0))", "and");
  });

  it("is that of the call around such a word", () => {
    checkActive("replaceAll('a', a and ($0", "find: string");
    checkActive("replaceAll('a', not ($0", "find: string");
  });

  it("is not shown in comments", () => {
    checkNothing("fetch('x', // the $0\n1)");
    checkNothing("fetch('x', /* the $0 */ 1)");
    checkName("fetch('x', /* the */ $0)", "fetch");
  });

  it("is not shown for unknown functions, nor for what is around them", () => {
    checkNothing("unknown($0)");
    checkNothing("print(unknown($0))");
  });

  it("is not shown outside of calls", () => {
    checkNothing("$0");
    checkNothing("let a := [1, $0]");
    checkNothing("fetch('x')\n$0");
    checkNothing(")$0");
  });

  it("works with CR LF and characters of two units", () => {
    checkActive("print('😀')\r\nreplaceAll('😀',\r\n  $0)", "find: string");
  });

  it("works in a template of a configuration", () => {
    const json =
      '{ "inputs_schema": [{ "key": "a", "type": "string" }], "inputs": { "a": { "value": "\\"{replaceAll(\'x\', $0)}" } } }';
    const { document, position } = openTemplate(json, {});
    assert.equal(activeOf(findSignature(document, position)), "find: string");
    const text = openTemplate(json.replace("$0", "").replace("{rep", "$0{rep"), {});
    assert.equal(findSignature(text.document, text.position), null);
  });

  it("is asked for behind what may change it", () => {
    assert.deepEqual(signatureTriggers, ["(", ","]);
    assert.deepEqual(signatureRetriggers, [")"]);
  });

  it("fails nowhere in realistic programs, whole or cut off", () => {
    const programs = readVectors().filter(({ id }) => id.startsWith("realistic-"));
    let found = 0;
    for (const { source } of programs.slice(0, 8)) {
      for (const program of [source, source.slice(0, source.length / 2)]) {
        const document = openFunction({ program }).program;
        for (let at = 0; at <= program.length; at += 5) {
          if (findSignature(document, document.text.positionAt(at))) found++;
        }
      }
    }
    assert.ok(found > 100);
  });
});

function signatureAt(marked: string): SignatureHelp | null {
  const { document, position } = openProgram(marked);
  return findSignature(document, position);
}

function activeOf(help: SignatureHelp | null): string | undefined {
  const [signature] = help?.signatures ?? [];
  const label = signature?.parameters?.[help?.activeParameter ?? 0]?.label;
  return label && typeof label !== "string" ? signature?.label.slice(...label) : undefined;
}

function documentationOf(marked: string, parameter: number): string {
  const documentation = signatureAt(marked)?.signatures[0]?.parameters?.[parameter]?.documentation;
  assert.ok(MarkupContent.is(documentation));
  return documentation.value;
}

function checkSignature(marked: string, label: string, active: string): void {
  const help = signatureAt(marked);
  assert.equal(help?.signatures[0]?.label, label);
  assert.equal(activeOf(help), active);
}

function checkActive(marked: string, active: string | undefined): void {
  const help = signatureAt(marked);
  assert.ok(help, "There is no signature.");
  assert.equal(activeOf(help), active);
}

function checkName(marked: string, name: string): void {
  assert.equal(signatureAt(marked)?.signatures[0]?.label.split("(")[0], name);
}

function checkNothing(marked: string): void {
  assert.equal(signatureAt(marked)?.signatures[0]?.label, undefined);
}
