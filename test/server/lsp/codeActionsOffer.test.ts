import assert from "node:assert/strict";
import { CodeActionKind } from "vscode-languageserver-types";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import { toRange } from "../../../server/lsp/convert.ts";
import { findCodeActions, fixAllKind } from "../../../server/lsp/services/codeActions.ts";
import { mutate } from "../../support/mutate.ts";
import { seededRandom } from "../../support/random.ts";
import { readVectors } from "../../support/vectors.ts";
import {
  actionsAt,
  applyAction,
  checkConfigurationFix,
  problemOf,
  wholeRange,
} from "./checkFix.ts";
import { openFunction, openTemplate, programUri, type TestFunction } from "./openFunction.ts";

describe("code actions beside a word of another language", () => {
  it("prefer to take `new` away", () => checkPreferred("throw new Error('x')", "throw Error('x')"));

  it("prefer to take a `new` away that ends its line", () =>
    checkPreferred("throw new\nError('x')", "throw Error('x')"));

  it("prefer other fixes on other lines", () =>
    checkPreferred(
      "const a = 1\nprint(uper('a'))",
      "let a := 1\nprint(uper('a'))",
      "const a = 1\nprint(upper('a'))",
    ));

  it("prefer the `let` of a `const`, with its sign", () =>
    checkPreferred("const a = 1", "let a := 1"));

  it("prefer the `let` that is written", () => checkPreferred("var let a := 1", "let a := 1"));

  it("prefer the `fun` that is written", () =>
    checkPreferred("function fun f(a) { return a }", "fun f(a) { return a }"));

  it("prefer to take `await` away", () =>
    checkPreferred("let a := await fetch('u')", "let a := fetch('u')"));

  it("prefer nothing where nothing is known", () => checkPreferred("import x from 'y'"));

  it("still prefer what is wrong with a sign", () =>
    checkPreferred(
      "const a = true && false",
      "let a := true && false",
      "const a = true and false",
    ));

  for (const program of [
    "const a = 1",
    "var a := 1",
    "function f(a) { return a }",
    "import x from 'y'",
    "new Foo()",
    "await send(x)",
  ]) {
    it(`declare nothing in ${program}`, () => {
      const { program: document } = openFunction({ program, type: "destination" });
      const actions = actionsAt(document, wholeRange(document), { only: ["quickfix"] });
      const declaring = actions.filter(({ title }) => /^Declare (?:`|the )/.test(title));
      assert.deepEqual(declaring, []);
    });
  }

  it("declare nothing in the middle of a line", () =>
    assert.deepEqual(
      titlesFor("print(1) print(xyzzy)", "unknown-global", { type: "destination" }).filter(
        (title) => title.startsWith("Declare"),
      ),
      [],
    ));

  it("declare no object of JavaScript", () =>
    assert.deepEqual(
      titlesFor("print(Math.PI)", "unknown-global", { type: "destination" }).filter((title) =>
        title.startsWith("Declare"),
      ),
      [],
    ));
});

describe("code actions that silence a rule", () => {
  it("write a comment above the line", () =>
    checkIgnore(
      "unused-variable",
      "Ignore `unused-variable` on this line",
      "if (true) {\n  let a := 1\n}",
      "if (true) {\n  // hog-ignore unused-variable\n  let a := 1\n}",
    ));

  it("keep the line breaks of the text", () =>
    checkIgnore(
      "unused-variable",
      "Ignore `unused-variable` on this line",
      "print(1)\r\nlet a := 1\r\n",
      "print(1)\r\n// hog-ignore unused-variable\r\nlet a := 1\r\n",
    ));

  it("add to the comment above", () =>
    checkIgnore(
      "unused-variable",
      "Ignore `unused-variable` on this line",
      "// hog-ignore unsafe-integer: an id\nlet a := 9007199254740993",
      "// hog-ignore unsafe-integer, unused-variable: an id\nlet a := 9007199254740993",
    ));

  it("add to the comment behind the code", () =>
    checkIgnore(
      "unused-variable",
      "Ignore `unused-variable` on this line",
      "let a := 9007199254740993 // hog-ignore unsafe-integer",
      "let a := 9007199254740993 // hog-ignore unsafe-integer, unused-variable",
    ));

  it("complete a comment that names no rule", () =>
    checkIgnore(
      "unused-variable",
      "Ignore `unused-variable` on this line",
      "let a := 1 // hog-ignore",
      "let a := 1 // hog-ignore unused-variable",
    ));

  it("write a comment for the file at its top", () =>
    checkIgnore(
      "unused-variable",
      "Ignore `unused-variable` in this file",
      "// Words about it.\nlet a := 1",
      "// hog-ignore-file unused-variable\n// Words about it.\nlet a := 1",
    ));

  it("add to the comment for the file", () =>
    checkIgnore(
      "unused-variable",
      "Ignore `unused-variable` in this file",
      "// hog-ignore-file unsafe-integer -- ids\nlet a := 9007199254740993",
      "// hog-ignore-file unsafe-integer, unused-variable -- ids\nlet a := 9007199254740993",
    ));

  it("put no comment into a text", () => {
    const titles = titlesFor("print('\n', f'\n{xyzzy}')", "unknown-global", {
      type: "destination",
    });
    assert(!titles.includes("Ignore `unknown-global` on this line"));
    assert(titles.includes("Ignore `unknown-global` in this file"));
  });

  it("write no comment where no code is", () => {
    const titles = titlesFor("// Nothing.", "missing-return-event", { type: "transformation" });
    assert(!titles.includes("Ignore `missing-return-event` on this line"));
  });

  it("are not offered for syntax errors", () =>
    assert.deepEqual(
      titlesFor("print(1", "expected-comma").filter((title) => /^(?:Ignore|Turn)/.test(title)),
      [],
    ));

  it("turn the rule off in the settings", () => {
    const { program } = openFunction({ program: "let a := 1" });
    const action = actionsAt(program, wholeRange(program)).find(({ command }) => command);
    assert.equal(action?.title, "Turn `unused-variable` off in settings");
    assert.equal(action.command?.command, "hog.turnRuleOff");
    assert.deepEqual(action.command?.arguments, ["unused-variable"]);
    assert.equal(action.edit, undefined);
  });

  it("turn nothing off for an editor without the command", () => {
    const { program } = openFunction({ program: "let a := 1" });
    const actions = findCodeActions(program, wholeRange(program), {}, { commands: false });
    assert(actions.every(({ command }) => command === undefined));
  });

  it("turn a rule off in a template, where no comment counts", () => {
    const { document, position } = openTemplate(
      `{"inputs_schema": [{"key": "a", "type": "string"}], "inputs": {"a": {"value": "{ev$0nt.event}"}}}`,
      { type: "destination" },
    );
    const titles = actionsAt(document, { start: position, end: position }).map((one) => one.title);
    assert(titles.includes("Turn `unknown-global` off in settings"));
    assert(!titles.some((title) => title.startsWith("Ignore")));
  });

  it("turn off what is found in templates alone", () => {
    const { document, position } = openTemplate(
      `{"inputs_schema": [{"key": "a", "type": "string"}], "inputs": {"a": {"value": "{no$0where.x}"}}}`,
      { type: "destination" },
    );
    for (const { code } of document.analysis.problems) {
      const titles = actionsAt(document, { start: position, end: position }).map(
        ({ title }) => title,
      );
      assert(titles.includes(`Turn \`${code}\` off in settings`), code);
    }
  });

  it("turn off what is found in comments", () =>
    assert.deepEqual(titlesFor("print(1) // hog-ignore nonsense-word", "unknown-rule"), [
      "Turn `unknown-rule` off in settings",
    ]));
});

describe("code actions for all problems of a kind", () => {
  it("fix all of them", () => {
    const text = `print("a", "b")\nprint("c")`;
    assert.equal(
      applied(text, "quoted-text", "Fix all: Write the text in single quotes"),
      "print('a', 'b')\nprint('c')",
    );
  });

  it("are not offered for one problem", () =>
    assert(!titlesFor(`print("a")`, "quoted-text").some((title) => title.startsWith("Fix all"))));

  it("are not offered where one fix would do for all", () =>
    assert(
      !titlesFor(
        "let a := []\nfor (let i := 0; i < length(a); i := i + 1) { print(a[i], a[i]) }",
        "index-from-zero",
      ).some((title) => title.startsWith("Fix all")),
    ));

  it("leave out what would get in the way of another", () =>
    assert.equal(
      applied(
        "print(event.event.trim().lower(), event.event.upper())",
        "javascript-method",
        "Fix all: Call the function of Hog's library",
      ),
      "print(trim(event.event).lower(), upper(event.event))",
    ));

  it("declare no name several times", () =>
    assert(
      !titlesFor("total = 1\ntotal = 2", "assignment-as-comparison").some((title) =>
        title.startsWith("Fix all"),
      ),
    ));

  it("remove all variables that are not used", () =>
    assert.equal(
      applied(
        "let a := 1\nlet b := 2\nprint(1)",
        "unused-variable",
        "Fix all: Remove the variable",
      ),
      "print(1)",
    ));
});

describe("the code action that fixes everything", () => {
  it("is offered only to who asks for it", () => {
    const { program } = openFunction({ program: `print("a")` });
    const range = wholeRange(program);
    const kinds = actionsAt(program, range).map(({ kind }) => kind);
    assert(!kinds.includes(fixAllKind));
    for (const only of ["source", "source.fixAll", fixAllKind]) {
      const actions = actionsAt(program, range, { only: [only] });
      assert.deepEqual(
        actions.map(({ kind }) => kind),
        [fixAllKind],
      );
    }
  });

  it("fixes what is certain and deletes nothing", () => {
    const text = `const unused = 1\nif (event.event = "a" && !event.x) {\n  print([1][0])\n}`;
    assert.equal(
      fixedAtOnce(text),
      `const unused = 1\nif (event.event = 'a' and not event.x) {\n  print([1][1])\n}`,
    );
  });

  it("is not offered where nothing is certain", () =>
    assert.equal(fixedAtOnce("let unused := 1"), undefined));
});

describe("code actions", () => {
  it("tell which diagnostics they fix", () => {
    const { program } = openFunction({ program: `print("a")` });
    const problem = problemOf(program, "quoted-text");
    const range = toRange(program.text, problem);
    const diagnostic = { range, code: "quoted-text", message: "Anything." };
    const [action] = actionsAt(program, range, { diagnostics: [diagnostic] });
    assert.deepEqual(action?.diagnostics, [diagnostic]);
    assert.equal(action.isPreferred, true);
  });

  it("fix only what the editor shows", () => {
    const { program } = openFunction({ program: `let a := "b"` });
    const range = toRange(program.text, problemOf(program, "quoted-text"));
    const diagnostics = [{ range, code: "quoted-text", message: "" }];
    const codes = actionsAt(program, wholeRange(program), { diagnostics })
      .flatMap(({ diagnostics: shown = [] }) => shown)
      .map(({ code }) => code);
    assert.deepEqual([...new Set(codes)], ["quoted-text"]);
  });

  it("pass over diagnostics that are out of date", () => {
    const { program } = openFunction({ program: `print("a")` });
    const range = { start: { line: 7, character: 0 }, end: { line: 9, character: 0 } };
    const diagnostics = [
      { range, code: "quoted-text", message: "" },
      { range, message: "" },
    ];
    assert.deepEqual(
      actionsAt(program, wholeRange(program), { diagnostics, only: ["quickfix"] }),
      [],
    );
  });

  it("are of the kinds that are asked for", () => {
    const { program } = openFunction({ program: `let a := "b"` });
    for (const only of ["quickfix", "refactor", "refactor.extract", "source.organizeImports"]) {
      const actions = actionsAt(program, wholeRange(program), { only: [only] });
      assert(actions.every(({ kind }) => kind === only || kind?.startsWith(`${only}.`)));
    }
    assert.deepEqual(actionsAt(program, wholeRange(program), { only: [] }), []);
  });

  it("have one preferred fix for a problem", () => {
    const { program } = openFunction({ program: "let total := 1\ntotl := 2\nprint(total)" });
    const range = toRange(program.text, problemOf(program, "undeclared-assignment"));
    const preferred = actionsAt(program, range).filter(({ isPreferred }) => isPreferred);
    assert.deepEqual(
      preferred.map(({ title }) => title),
      ["Change to `total`"],
    );
  });

  it("are nothing in a text without problems", () => {
    const { program } = openFunction({ program: "print(event.event)" });
    assert.deepEqual(
      actionsAt(program, wholeRange(program), { only: [CodeActionKind.QuickFix] }),
      [],
    );
  });

  it("put non-ASCII texts in the right place", () =>
    assert.equal(
      applied(`print('🦔', "ä")`, "quoted-text", "Write the text in single quotes"),
      `print('🦔', 'ä')`,
    ));
});

describe("quick fixes of the configuration", () => {
  const empty = `{\n  "inputs_schema": []\n}\n`;

  it("add an input to the schema, of the type of its use", () =>
    checkConfigurationFix(
      "unknown-input",
      "print(inputs.limit * 2)",
      `{\n  // Ours.\n  "inputs_schema": [\n    { "key": "url", "type": "string" }\n  ],\n  "enabled": true\n}\n`,
      `{
  // Ours.
  "inputs_schema": [
    { "key": "url", "type": "string" },
    { "key": "limit", "type": "number", "label": "Limit", "required": false }
  ],
  "enabled": true
}
`,
      "Add the input `limit` to the schema",
    ));

  const added: readonly (readonly [program: string, key: string, type: string])[] = [
    ["print(inputs.limit - 1)", "limit", "number"],
    ["if (inputs.limit > 10) {}", "limit", "number"],
    ["print(substring('a', inputs.from))", "from", "number"],
    ["if (inputs.debug) {}", "debug", "boolean"],
    ["if (not inputs.debug and true) {}", "debug", "boolean"],
    ["if (inputs.debug = true) {}", "debug", "boolean"],
    ["for (let key, value in inputs.headers) { print(key, value) }", "headers", "dictionary"],
    ["print(inputs.headers.accept)", "headers", "dictionary"],
    ["for (let item in inputs.items) { print(item) }", "items", "json"],
    ["print(inputs.items[1])", "items", "json"],
    ["print(f'Hello {inputs.userName}')", "userName", "string"],
    ["print(inputs['user-name'] || '!')", "user-name", "string"],
  ];
  for (const [program, key, type] of added) {
    it(`take an input for a ${type} in ${program}`, () => {
      const entry = JSON.parse(schemaWith(program, key, empty));
      assert.equal(entry.key, key);
      assert.equal(entry.type, type);
      assert.equal(entry.secret, undefined);
    });
  }

  it("make a credential secret", () => {
    const entry = JSON.parse(schemaWith("print(fetch(inputs.api_key))", "api_key", empty));
    assert.deepEqual(entry, {
      key: "api_key",
      type: "string",
      label: "Api key",
      required: false,
      secret: true,
    });
  });

  it("make the schema where there is none", () => {
    const configuration = `{\n\t"name": "Mine"\n}`;
    const { program, configuration: json } = openFunction({
      program: "print(inputs.url)",
      configuration,
    });
    const range = toRange(program.text, { start: 8, end: 8 });
    const action = actionsAt(program, range).find(
      ({ title }) => title === "Add the input `url` to the schema",
    );
    assert(action);
    assert.equal(
      applyAction(action, json?.text.uri ?? "", configuration),
      `{\n\t"name": "Mine",\n\t"inputs_schema": [\n\t\t{\n\t\t\t"key": "url",\n\t\t\t"type": "string",\n\t\t\t"label": "Url",\n\t\t\t"required": false\n\t\t}\n\t]\n}`,
    );
  });

  it("write an input like the one before it", () =>
    checkConfigurationFix(
      "unknown-input",
      "print(inputs.limit * 2)",
      `{\r\n  "inputs_schema": [\r\n    {\r\n      "key": "url"\r\n    } // Where to.\r\n  ]\r\n}`,
      `{\r\n  "inputs_schema": [\r\n    {\r\n      "key": "url"\r\n    }, // Where to.\r\n    {\r\n      "key": "limit",\r\n      "type": "number",\r\n      "label": "Limit",\r\n      "required": false\r\n    }\r\n  ]\r\n}`,
      "Add the input `limit` to the schema",
    ));

  it("write an input into a schema that holds a comment", () =>
    checkConfigurationFix(
      "unknown-input",
      "print(inputs.url)",
      `{\n  "inputs_schema": [ // None yet.\n  ]\n}`,
      `{\n  "inputs_schema": [\n    {\n      "key": "url",\n      "type": "string",\n      "label": "Url",\n      "required": false\n    } // None yet.\n  ]\n}`,
      "Add the input `url` to the schema",
    ));

  it("write an input into a configuration of one line", () =>
    checkConfigurationFix(
      "unknown-input",
      "print(inputs.url)",
      `{"inputs_schema": [{"key": "a", "type": "string"}]}`,
      `{"inputs_schema": [{"key": "a", "type": "string"}, { "key": "url", "type": "string", "label": "Url", "required": false }]}`,
      "Add the input `url` to the schema",
    ));

  it("do nothing where there is no configuration, or one that is no object", () => {
    for (const configuration of [undefined, "", "[]", `{"inputs_schema": 7}`, "nonsense"]) {
      const { program } = openFunction({
        program: "print(inputs.url)",
        ...(configuration !== undefined && { configuration }),
      });
      const actions = actionsAt(program, wholeRange(program), { only: ["quickfix"] });
      assert.deepEqual(actions, []);
    }
  });

  it("mark an input as secret", () =>
    checkConfigurationFix(
      "secret-not-marked",
      "print(fetch(inputs.api_key))",
      `{\n  "inputs_schema": [\n    {\n      "key": "api_key", // of the service\n      "type": "string"\n    }\n  ]\n}`,
      `{\n  "inputs_schema": [\n    {\n      "key": "api_key", // of the service\n      "type": "string",\n      "secret": true\n    }\n  ]\n}`,
    ));

  it("mark an input as secret that says it is none", () =>
    checkConfigurationFix(
      "secret-not-marked",
      "print(fetch(inputs.api_key))",
      `{"inputs_schema": [{"key": "api_key", "type": "string", "secret": false}]}`,
      `{"inputs_schema": [{"key": "api_key", "type": "string", "secret": true}]}`,
    ));
});

describe("code actions on realistic programs", () => {
  const programs = readVectors().filter(({ id }) => id.startsWith("realistic-"));

  it("never fail, whatever is broken", () => {
    const random = seededRandom(7);
    for (const { source } of programs) {
      for (const text of [source, mutate(random, source), mutate(random, source)]) {
        resultsOfAll(text, { type: "destination", inputs: [{ key: "url", type: "string" }] });
      }
    }
  });

  it("never make a program unreadable that PostHog can read", () => {
    const vectors = readVectors().filter(({ kind }) => kind === "program");
    const some = vectors.filter(({ id }, at) => id.startsWith("realistic-") || at % 8 === 0);
    for (const { id, source } of some) {
      if (parseProgram(source).problems.length > 0) continue;
      for (const { title, text } of resultsOfAll(source, { type: "transformation" })) {
        assert.deepEqual(parseProgram(text).problems, [], `${id}: ${title}`);
      }
    }
  });

  it("come to an end when they are taken one after the other", () => {
    const random = seededRandom(11);
    for (const { source } of programs.slice(0, 10)) {
      let text: string | undefined = mutate(random, source);
      for (let rest = 10; rest > 0 && text !== undefined; rest--) text = withPreferredFix(text);
    }
  });
});

/** What every action makes of a program, each on its own: none may fail, all edits must be possible. */
function resultsOfAll(
  program: string,
  fn: Omit<TestFunction, "program">,
): readonly { readonly title: string; readonly text: string }[] {
  const { program: document } = openFunction({ ...fn, program });
  const range = wholeRange(document);
  const asked = [{ only: ["quickfix"] }, { only: ["source.fixAll"] }] as const;
  return asked
    .flatMap((request) => actionsAt(document, range, request))
    .map((action) => ({
      title: action.title,
      text: applyAction(action, programUri, program),
    }));
}

function withPreferredFix(text: string): string | undefined {
  const { program } = openFunction({ program: text, type: "destination" });
  const actions = actionsAt(program, wholeRange(program), { only: ["quickfix"] });
  const action = actions.find(({ isPreferred }) => isPreferred);
  return action && applyAction(action, programUri, text);
}

/** Checks what all preferred fixes of a program make of it, one at a time. */
function checkPreferred(program: string, ...expected: readonly string[]): void {
  const { program: document } = openFunction({ program });
  const actions = actionsAt(document, wholeRange(document), { only: ["quickfix"] });
  const preferred = actions.filter(({ isPreferred }) => isPreferred);
  const texts = preferred.map((action) => applyAction(action, programUri, program));
  assert.deepEqual(new Set(texts), new Set(expected));
}

function titlesFor(
  program: string,
  code: string,
  fn: Omit<TestFunction, "program"> = {},
): readonly string[] {
  const { program: document } = openFunction({ ...fn, program });
  const range = toRange(document.text, problemOf(document, code));
  const diagnostics = [{ range, code, message: "" }];
  return actionsAt(document, range, { diagnostics, only: ["quickfix"] }).map(({ title }) => title);
}

function applied(text: string, code: string, title: string): string {
  const { program } = openFunction({ program: text });
  const range = toRange(program.text, problemOf(program, code));
  const action = actionsAt(program, range).find((one) => one.title === title);
  assert(action, title);
  return applyAction(action, programUri, text);
}

function checkIgnore(code: string, title: string, before: string, after: string): void {
  assert.equal(applied(before, code, title), after);
  const { program } = openFunction({ program: after });
  assert(!program.analysis.problems.some((problem) => problem.code === code));
}

function fixedAtOnce(text: string): string | undefined {
  const { program } = openFunction({ program: text });
  const [action] = actionsAt(program, wholeRange(program), { only: [fixAllKind] });
  return action && applyAction(action, programUri, text);
}

/** The entry that is added to a schema, as JSON. */
function schemaWith(program: string, key: string, configuration: string): string {
  const { program: document, configuration: json } = openFunction({ program, configuration });
  const range = toRange(document.text, problemOf(document, "unknown-input"));
  const title = `Add the input \`${key}\` to the schema`;
  const action = actionsAt(document, range).find((one) => one.title === title);
  assert(action, title);
  const changed = JSON.parse(applyAction(action, json?.text.uri ?? "", configuration));
  return JSON.stringify(changed.inputs_schema.at(-1));
}
