import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Hover, MarkupContent } from "vscode-languageserver-types";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import { findHover } from "../../../server/lsp/services/hover.ts";
import type { ProjectNames } from "../../../protocol/languageRequests.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openProgram, openTemplate, type TestFunction } from "./openFunction.ts";

type Setting = Omit<TestFunction, "program">;

const names: Partial<ProjectNames> = {
  eventProperties: [{ name: "amount", type: "Numeric" }, { name: "$browser" }],
  personProperties: [{ name: "email", type: "String" }],
  sample: {
    event: {
      event: "sale",
      properties: {
        $browser: "Chrome",
        amount: 250,
        "[x](command:y)": "![z](http://evil) <b>`",
        long: "a".repeat(400),
        nested: { deep: { key: [1, 2] } },
      },
    },
    inputs: { token: "sample-secret", url: "https://sample" },
  },
};
const destination: Setting = { type: "destination", project: names };

describe("hover on a local", () => {
  it("shows kind, type and value of a constant", () =>
    checkHead("let limit := 100\nprint(lim$0it)", "let limit: number := 100"));

  it("shows a text, true and null as they are written", () => {
    checkHead("let a := 'b\\'c'\nprint($0a)", "let a: string := 'b\\'c'");
    checkHead("let a := true\nprint($0a)", "let a: boolean := true");
    checkHead("let a := null\nprint($0a)", "let a: null := null");
  });

  it("shows no value that is assigned again", () =>
    checkHead("let a := 1\na := 2\nprint($0a)", "let a"));

  it("shows no long value", () =>
    checkHead(`let a := '${"x".repeat(80)}'\nprint($0a)`, "let a: string"));

  it("shows the kind of what only the library can give", () =>
    checkHead("let parts := splitByString(',', 'a,b')\nprint(pa$0rts)", "let parts: array"));

  it("shows no type that is not certain", () =>
    checkHead("let a := fetch('x').body\nprint($0a)", "let a"));

  it("shows the type of the field it holds", () =>
    checkHead("let name := event.event\nprint(na$0me)", "let name: string", destination));

  it("tells where it was declared, but not on the declaration itself", () => {
    checkTold("let a := 1\n\nprint($0a)", "Declared in line 1.");
    checkNotTold("let $0a := 1\nprint(a)", "Declared");
  });

  it("finds the one that is in scope", () =>
    checkHead("let a := 1\nif (true) {\n  let a := 'x'\n  print($0a)\n}", "let a: string := 'x'"));

  it("shows the comment above as it is", () => {
    const text = hoverText(
      "print(0)\n// How *many* [things](http://x)\n// at most.\nlet limit := 9\nprint(lim$0it)",
    );
    assert.match(text, /How \\\*many\\\* \\\[things\\\]\\\(http\\:\\\/\\\/x\\\) {2}\nat most\\\./);
  });

  it("shows a block comment without its stars", () =>
    checkTold(
      "print(0)\n/**\n * First.\n *\n * Second.\n */\nlet a := 1\nprint($0a)",
      "First\\.  \n  \nSecond\\.",
    ));

  it("shows no comment that is further above, nor one behind code", () => {
    checkNotTold("// far\n\nlet a := 1\nprint($0a)", "far");
    checkNotTold("print(1) // behind\nlet a := 1\nprint($0a)", "behind");
  });

  it("shows no variable the comment that opens the program", () => {
    checkNotTold("// Sends a message.\nlet $0a := 1", "Sends");
    checkNotTold("\n/* Sends a message. */\r\nlet $0a := 1", "Sends");
    checkTold("// Sends a message.\n\n// Why.\nlet $0a := 1", "Why\\.");
    checkTold("// Doubles.\nlet d$0ouble := n -> n * 2", "Doubles\\.");
  });

  it("shows no comment that only silences a rule", () =>
    checkNotTold("// hog-ignore unused-variable\nlet $0a := 1", "ignore"));

  it("shows the comments of a program with CR LF", () =>
    checkTold("print(0)\r\n// one\r\n// two\r\nlet a := 1\r\nprint($0a)", "one  \ntwo"));

  it("shows what it was in a recent event, through other variables", () => {
    checkTold(
      "let b := event.properties\nlet a := b.amount\nprint($0a)",
      "recent event: 250",
      destination,
    );
    checkNotTold("let a := event.properties.amount\na := 1\nprint($0a)", "recent", destination);
  });

  it("ends with variables that are made of themselves", () =>
    checkHead("let a := a\nprint($0a)", "let a", destination));

  it("shows the parameters of a function", () =>
    checkHead(
      "// Adds.\nfun sum(one, other) { return one + other }\nprint(s$0um(1, 2))",
      "fun sum(one, other)",
    ));

  it("shows the comment above a function", () =>
    checkTold(
      "// Adds.\nfun sum(one, other) { return one + other }\nprint(su$0m(1, 2))",
      "Adds\\.",
    ));

  it("shows the parameters of a lambda", () =>
    checkHead("let twice := (n) -> n * 2\nprint(twi$0ce(1))", "let twice := (n) -> …"));

  it("shows a parameter of a function and of a lambda", () => {
    checkHead("fun f(first) { return fir$0st }", "(parameter) first");
    checkTold("fun f(first) { return fir$0st }", "Of the function f, line 1.");
    checkTold("let f := (x) -> $0x", "Of the lambda in line 1.");
  });

  it("shows the names of a loop", () => {
    const loop = "for (let key, value in ['a']) { print(key, value) }";
    checkHead(loop.replace("(key", "($0key"), "(loop key) key");
    checkTold(loop.replace("(key", "($0key"), "counts from 0");
    checkHead(loop.replace(", value)", ", $0value)"), "(loop value) value");
    checkNotTold("for (let k, v in event) { print($0k, v) }", "counts from 0");
  });

  it("shows a caught error, also under the name that every block has", () => {
    checkHead("try { f() } catch (problem) { print(prob$0lem) }", "(caught error) problem: error");
    checkHead("try { f() } catch { print($0e) }", "(caught error) e: error");
  });

  it("shows the fields of a caught error", () =>
    checkHead("try { f() } catch (e) { print(e.mess$0age) }", "(property) e.message: string"));

  it("finds nothing inside SQL", () => checkNothing("let a := 1\nprint(sql(a$0b))"));

  it("works in a broken program", () =>
    checkHead("let limit := 100\nprint(limi$0t", "let limit: number := 100"));

  it("works behind characters of two units", () =>
    checkHead("print('😀') let limit := 100 print(lim$0it)", "let limit: number := 100"));

  it("covers the name, also with the cursor at its end", () => {
    assert.equal(hoveredText("let limit := 100\nprint(lim$0it)"), "limit");
    assert.equal(hoveredText("let limit := 100\nprint(limit$0)"), "limit");
  });

  it("finds nothing on white space, in comments and in texts", () => {
    checkNothing("let a := 1 \n $0 \nprint(a)");
    checkNothing("let a := 1 // $0a");
    checkNothing("print('a $0b')");
    checkNothing("$0");
  });
});

describe("hover on a function of the library", () => {
  it("shows signature, documentation and example", () => {
    checkHead("print(len$0gth('a'))", /^length\(.*\): number$/);
    checkTold("print(len$0gth('a'))", "```hog");
  });

  it("tells where it can be called", () => {
    checkTold("geoip$0Lookup('1')", "Only in a transformation.");
    checkTold("geoip$0Lookup('1')", "**Not available in a destination.**", { type: "destination" });
    checkNotTold("geoip$0Lookup('1')", "Not available", { type: "transformation" });
    checkNotTold("le$0ngth('1')", "Only in");
  });

  it("tells what waits, and what nobody can call", () => {
    checkTold("fe$0tch('x')", "Asynchronous");
    checkTold("sle$0ep(1)", "No function can call it.");
  });

  it("shows its pitfalls", () => checkTold("fe$0tch('x')", "five times"));

  it("shows one that is used as a value", () =>
    checkTold("print(arrayMap(upp$0er, ['a']))", "upper"));

  it("shows none that a local hides", () =>
    checkHead("let upper := 1\nprint(upp$0er)", "let upper: number := 1"));

  it("tells why one does not work", () =>
    checkTold("print(ma$0x2(1, 2))", "Write `a > b ? a : b`."));

  it("shows the type of a catch", () =>
    checkTold("try { f() } catch (e: Retry$0Error) { }", "RetryError("));

  it("finds nothing on an unknown one", () => checkNothing("unkn$0own(1)"));
});

describe("hover on globals and what is in them", () => {
  it("shows a global", () => {
    checkHead("print(eve$0nt)", "(global) event: object", destination);
    checkTold("print(sour$0ce)", "May be absent", destination);
  });

  it("shows each part of a selection", () => {
    const program = "print(event.properties.$browser)";
    checkHead(program.replace("event", "ev$0ent"), "(global) event: object", destination);
    checkHead(
      program.replace("prop", "pr$0op"),
      "(property) event.properties: object",
      destination,
    );
    checkHead(
      program.replace("brow", "br$0ow"),
      /^\(property\) event\.properties\.\$browser: /,
      destination,
    );
  });

  it("shows the value of a recent event", () => {
    checkTold("print(event.properties.$bro$0wser)", 'recent event: \\"Chrome\\"', destination);
    checkTold("print(event.properties['amou$0nt'])", "recent event: 250", destination);
    checkTold("print(event.properties.nes$0ted)", '\\{\\"deep\\"', destination);
  });

  it("cuts long values, and shows them as they are", () => {
    const long = hoverText("print(event.properties.lo$0ng)", destination);
    assert.ok(long.length < 500, long);
    const evil = hoverText("print(event.properties['[x](com$0mand:y)'])", destination);
    assert.ok(evil.includes("\\!\\[z\\]\\(http\\:\\/\\/evil\\) \\<b\\>\\`"), evil);
  });

  it("tells of properties that may be absent", () =>
    checkTold("print(event.properties.$bro$0wser)", "null then", destination));

  it("shows the type that the project has seen", () =>
    checkHead(
      "print(event.properties.amo$0unt)",
      "(property) event.properties.amount: number",
      destination,
    ));

  it("tells what the project has not seen", () => {
    checkTold("print(event.properties.oth$0er)", "has not seen", destination);
    checkTold("print(event.properties.oth$0er)", "Null where it is absent.", {
      type: "destination",
    });
  });

  it("shows keys in brackets, and safe dots", () => {
    checkHead("print(person['prop$0erties'])", "(property) person.properties: object", destination);
    checkHead(
      "print(person?.properties?.em$0ail)",
      "(property) person.properties.email: string",
      destination,
    );
  });

  it("shows what a call gives", () => {
    checkHead("print(fetch('x').sta$0tus)", "(property) ….status: number", destination);
    checkHead(
      "let res := fetch('x')\nprint(res.sta$0tus)",
      "(property) res.status: number",
      destination,
    );
  });

  it("shows an entry of a dictionary", () => {
    const program = "let body := {\n  // The name.\n  'name': 'x'\n}\nprint(body.na$0me)";
    checkHead(program, "(property) body.name: string");
    checkTold(program, "The name\\.");
    checkTold(program, "'x'");
  });

  it("finds nothing that cannot be there", () => {
    checkNothing("print(project.oth$0er)", destination);
    checkNothing("let a := 1\nprint(a.b$0c)", destination);
    checkNothing("print(unknown.pa$0rt)", destination);
  });

  it("does not take what an object inherits for a value", () =>
    checkNotTold("print(event.properties.const$0ructor)", "recent", destination));
});

describe("hover on an input", () => {
  const schema = [
    {
      key: "url",
      type: "string",
      label: "The *URL*",
      description: "Where to.",
      required: true,
      default: "https://default",
    },
    { key: "token", type: "string", secret: true, default: "secret-default" },
    { key: "stored", type: "string" },
    { key: "starred", type: "string" },
    {
      key: "method",
      type: "choice",
      choices: [{ value: "POST", label: "Create" }, { value: "GET" }],
    },
    { key: "slack", type: "integration", integration: "slack", hidden: true },
    { key: "my-key", type: "json", templating: false },
    { key: "evil", type: "string", label: "[a](command:b)", description: "```\n<img src=x>" },
  ];
  const configuration = {
    inputs_schema: schema,
    inputs: {
      url: { value: "https://example.com/{event.event}" },
      token: { value: "leaked-secret" },
      stored: { secret: true, value: "leaked-secret" },
      starred: { value: "*********" },
      "my-key": { value: { a: [1] } },
    },
  };
  const setting: Setting = { ...destination, configuration };

  it("shows key, type, label, description and what it needs", () => {
    checkHead("print(inputs.u$0rl)", "(input) inputs.url: string", setting);
    const text = hoverText("print(inputs.u$0rl)", setting);
    for (const part of ["**The \\*URL\\***", "Where to\\.", "Required."])
      assert.ok(text.includes(part));
  });

  it("shows default and value", () => {
    checkTold("print(inputs.u$0rl)", 'Default: \\"https\\:\\/\\/default\\"', setting);
    checkTold("print(inputs.u$0rl)", 'Value: \\"https\\:\\/\\/example\\.com', setting);
    checkTold("print(inputs['my-$0key'])", 'Value: \\{\\"a\\"\\:\\[1\\]\\}', setting);
  });

  it("never shows a secret", () => {
    for (const key of ["token", "stored", "starred"]) {
      const text = hoverText(`print(inputs.$0${key})`, setting);
      assert.doesNotMatch(text, /leaked|secret-default|sample-secret|\*\*\*\*|Value|recent/);
    }
    checkTold("print(inputs.tok$0en)", "Secret", setting);
  });

  it("shows no value if only another entry of the same key says that it is secret", () => {
    const mapping = { inputs_schema: [{ key: "url", type: "string" }], inputs: {} };
    const schemaOfUrl = [{ key: "url", type: "string", secret: true }];
    const inputs = { url: { value: "leaked-secret" } };
    const hidden = { inputs_schema: schemaOfUrl, inputs, mappings: [mapping] };
    checkNotTold("print(inputs.u$0rl)", "leaked", { type: "destination", configuration: hidden });
  });

  it("shows the values of mappings", () => {
    const mapped = { inputs_schema: [], mappings: [mappingWith("one"), mappingWith("two")] };
    const text = hoverText("print(inputs.na$0me)", { type: "destination", configuration: mapped });
    assert.match(text, /Value in mapping 1: \\"one\\"/);
    assert.match(text, /Value in mapping 2: \\"two\\"/);
  });

  it("shows choices, integrations and what is no template", () => {
    checkTold("print(inputs.meth$0od)", "POST: Create", setting);
    checkTold("print(inputs.sla$0ck)", 'Integration: \\"slack\\". Hidden in the form.', setting);
    checkTold("print(inputs['my-$0key'])", "Not a template", setting);
  });

  it("shows what a choice stands for", () =>
    checkTold("if (inputs.method = 'PO$0ST') { print(1) }", "Create", setting));

  it("shows what the author wrote as it is", () => {
    const text = hoverText("print(inputs.ev$0il)", setting);
    assert.doesNotMatch(text, /\n```\n<|[^\\]<img|[^\\]\[a/);
  });

  it("shows the global itself without the values of a recent event", () =>
    checkNotTold("print(inp$0uts)", "sample", setting));

  it("finds nothing where no schema is known, nor on unknown keys", () => {
    checkNothing("print(inputs.u$0rl)", destination);
    checkNothing("print(inputs.unk$0nown)", setting);
  });

  it("does not fail on a schema of any shape", () => {
    const odd = {
      inputs_schema: [null, 1, { key: "a" }, { key: "url", type: 3, choices: 1 }],
      inputs: [],
    };
    checkHead("print(inputs.u$0rl)", "(input) inputs.url: any", {
      type: "destination",
      configuration: odd,
    });
  });
});

describe("hover on keys, words and signs", () => {
  it("shows the options of fetch, also through a variable", () => {
    checkHead("fetch('x', {'meth$0od': 'POST'})", "(key) 'method': string");
    checkTold("fetch('x', {'meth$0od': 'POST'})", "`POST` if left out.");
    checkHead("let options := {'meth$0od': 'POST'}\nfetch('x', options)", "(key) 'method': string");
    checkHead("fetch('x', ({'bo$0dy': 1}))", "(key) 'body': any");
  });

  it("shows what an event to capture needs", () =>
    checkTold("postHogCapture({'eve$0nt': 'x'})", "The event's name."));

  it("shows kind, value and comment of other keys", () => {
    checkHead("let a := {'k$0ey': 1}", "(key) 'key': number");
    checkTold("let a := {\n  // Why.\n  'k$0ey': b\n}", "Why\\.");
    checkNothing("let a := {'k$0ey': b}");
  });

  for (const [program, told] of [
    ["a ?$0? b", "evaluated only then"],
    ["a?$0.b", "does the same"],
    ["a i$0n b", "a text has the part"],
    ["a no$0t in b", "does not have"],
    ["a like$0 b", "anywhere"],
    ["a il$0ike b", "letter case"],
    ["a =$0~ b", "RE2"],
    ["a a$0nd b", "always evaluated"],
    ["a o$0r b", "always evaluated"],
    ["a |$0| b", "Joins"],
    ["a $0+ b", "Adds numbers"],
    ["a $0= b", "`:=` assigns"],
    ["a between 1 a$0nd 2", "low <= value"],
    ["a is n$0ull", "no value"],
    ["let a $0:= 1", "Assigns"],
    ["let f := x -$0> x", "without a name"],
    ["l$0et a := 1", "Declares a variable"],
    ["f$0un f() { }", "Declares a function"],
    ["for (let a i$0n b) { }", "Goes through"],
    ["print($0f'a {b}')", "values in it"],
    ["not$0 a", "The opposite"],
  ] as const) {
    it(`explains ${program.replace("$0", "")}`, () => checkTold(program, told));
  }

  it("covers an operator of two words", () => assert.equal(hoveredText("a no$0t in b"), "not in"));

  it("does not explain a word that is a name", () => checkNothing("print(a.retu$0rn)"));

  it("tells what an unusual number is worth", () => {
    checkHead("print(0x$01F)", "0x1F // 31");
    checkHead("print(01$00)", "010 // 10");
    checkHead("print(1e$03)", "1e3 // 1000");
    checkNothing("print(4$02)");
    checkNothing("print(1.$05)");
  });
});

describe("hover", () => {
  it("works in a template", () => {
    const text = template(
      '{ "inputs_schema": [{ "key": "text", "type": "string" }], "inputs": { "text": { "value": "Hi \\"{event.ev$0ent}\\" you" } } }',
    );
    assert.match(text, /\(property\) event\.event: string/);
  });

  it("names the place in the document around a template", () => {
    const json =
      '{ "inputs_schema": [{ "key": "text", "type": "string" }], "inputs": { "text": { "value": "\\n{event.ev$0ent}" } } }';
    const { document, position } = openTemplate(json, destination);
    const hover = findHover(document, position, true);
    assert.ok(hover?.range);
    const file = TextDocument.create("", "json", 1, json.replace("$0", ""));
    assert.equal(file.getText(hover.range), "event");
  });

  it("finds nothing in the text of a template", () => {
    const json =
      '{ "inputs_schema": [{ "key": "text", "type": "string" }], "inputs": { "text": { "value": "some le$0t text" } } }';
    const { document, position } = openTemplate(json, destination);
    assert.equal(findHover(document, position, true), null);
  });

  it("gives plain text to editors without Markdown", () => {
    const { document, position } = openProgram(
      "print(0)\n// It's *this*.\nlet a := 'b\\'c'\nprint($0a)",
    );
    assert.deepEqual(findHover(document, position, false)?.contents, {
      kind: "plaintext",
      value: "let a: string := 'b\\'c'\n\nIt's *this*.\n\nDeclared in line 3.",
    });
  });

  it("fails nowhere in realistic programs", () => {
    const programs = readVectors()
      .filter(({ id }) => id.startsWith("realistic-"))
      .slice(0, 12);
    for (const { source } of programs) {
      const document = openFunction({ ...destination, program: source }).program;
      const found = everyHover(document, 3).filter((each) => each !== null);
      assert.ok(found.length > source.length / 60);
    }
  });

  it("fails nowhere in programs that are cut off", () => {
    const programs = readVectors()
      .filter(({ id }) => id.startsWith("realistic-"))
      .slice(0, 4);
    for (const { source } of programs) {
      for (let end = 50; end < source.length; end += 97) {
        everyHover(openFunction({ ...destination, program: source.slice(0, end) }).program, 13);
      }
    }
  });
});

/** A mapping with an input of its own. */
function mappingWith(value: string): object {
  return { inputs_schema: [{ key: "name", type: "string" }], inputs: { name: { value } } };
}

function everyHover(document: HogDocument, step: number): readonly (Hover | null)[] {
  const found: (Hover | null)[] = [];
  for (let at = 0; at <= document.text.getText().length; at += step) {
    found.push(findHover(document, document.text.positionAt(at), true));
  }
  return found;
}

function hoverAt(marked: string, setting: Setting = {}): Hover | null {
  const { document, position } = openProgram(marked, setting);
  return findHover(document, position, true);
}

function hoverText(marked: string, setting?: Setting): string {
  const hover = hoverAt(marked, setting);
  assert.ok(hover, "There is nothing.");
  assert.ok(MarkupContent.is(hover.contents));
  return hover.contents.value;
}

function template(marked: string): string {
  const { document, position } = openTemplate(marked, destination);
  const contents = findHover(document, position, true)?.contents;
  assert.ok(MarkupContent.is(contents));
  return contents.value;
}

function hoveredText(marked: string): string {
  const range = hoverAt(marked)?.range;
  assert.ok(range);
  return TextDocument.create("", "hog", 1, marked.replace("$0", "")).getText(range);
}

/** Checks the line of code with which a hover starts. */
function checkHead(marked: string, head: string | RegExp, setting?: Setting): void {
  const found = /^```hog\n(.*)\n```/.exec(hoverText(marked, setting))?.[1] ?? "";
  if (typeof head === "string") assert.equal(found, head);
  else assert.match(found, head);
}

function checkTold(marked: string, told: string, setting?: Setting): void {
  const text = hoverText(marked, setting);
  assert.ok(text.includes(told), `${told} is not in\n${text}`);
}

function checkNotTold(marked: string, told: string, setting?: Setting): void {
  const text = hoverText(marked, setting);
  assert.ok(!text.includes(told), `${told} is in\n${text}`);
}

function checkNothing(marked: string, setting?: Setting): void {
  assert.equal(hoverAt(marked, setting), null);
}
