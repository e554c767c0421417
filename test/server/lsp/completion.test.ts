import assert from "node:assert/strict";
import { CompletionItemKind, InsertTextFormat } from "vscode-languageserver-types";
import { everyFunctionType } from "../../../hog/library/functionType.ts";
import { globalsOf } from "../../../hog/library/globals.ts";
import { resolveCompletion } from "../../../server/lsp/services/completion.ts";
import { readVectors } from "../../support/vectors.ts";
import {
  checkCompletions,
  checkNotOffered,
  checkOffered,
  checkTaken,
  checkTakenInPlace,
  completionOf,
  completionsAt,
  type Setting,
} from "./checkCompletion.ts";

const webhook: Setting = {
  type: "destination",
  inputs: [
    { key: "url", type: "string", label: "Address", required: true },
    { key: "token", type: "string", secret: true },
    {
      key: "method",
      type: "choice",
      description: "The HTTP method.",
      choices: [{ value: "POST", label: "Create" }, { value: "GET" }],
    },
    { key: "my-key", type: "string" },
    { key: "it's", type: "json" },
    { key: "let", type: "string" },
  ],
};
const inputKeys = ["url", "token", "method", "my-key", "it's", "let"];
const transformation: Setting = { type: "transformation", inputs: [] };
const withSnippets: Setting = { ...webhook, client: { snippets: true } };

describe("completion of inputs", () => {
  it("offers the keys of the schema in its order", () =>
    checkCompletions("print(inputs.$0)", inputKeys, webhook));

  it("offers them at the end of the program", () =>
    checkCompletions("let a := inputs.$0", inputKeys, webhook));

  it("offers them in an unfinished call, above other code", () =>
    checkCompletions("fetch(inputs.$0\nlet b := 1\nprint(b)", inputKeys, webhook));

  it("offers them behind a safe dot", () =>
    checkCompletions("print(inputs?.$0)", inputKeys, webhook));

  it("offers them in a template", () =>
    checkCompletions("print(f'Sent to {inputs.$0}')", inputKeys, webhook));

  it("offers them in an unfinished template", () =>
    checkCompletions("print(f'{event.event}: {inputs.$0", inputKeys, webhook));

  it("offers them in a template in a template", () =>
    checkCompletions("print(f'a {f'b {inputs.$0}'}')", inputKeys, webhook));

  it("offers them when a word has been begun", () =>
    checkOffered("print(inputs.ur$0)", ["url"], webhook));

  it("offers nothing where the schema is not known", () =>
    checkCompletions("print(inputs.$0)", [], { type: "destination" }));

  it("offers nothing where nothing is known", () => checkCompletions("print(inputs.$0)", []));

  it("offers nothing inside an input", () => checkCompletions("print(inputs.url.$0)", [], webhook));

  it("offers nothing where a local is called `inputs`", () =>
    checkCompletions("let inputs := 1\nprint(inputs.$0)", [], webhook));

  it("tells type, and what is required or secret", () => {
    assert.equal(completionOf("inputs.$0", "url", webhook).detail, "string, required");
    assert.equal(completionOf("inputs.$0", "token", webhook).detail, "string, secret");
  });

  it("tells label, description and choices", () => {
    const { documentation } = completionOf("inputs.$0", "method", webhook);
    assert.deepEqual(documentation, {
      kind: "markdown",
      value: "The HTTP method\\.\n\n- POST: Create\n- GET",
    });
  });

  it("shows what others wrote as plain text of limited length", () => {
    const description = `[a](command:b) ![c](https://d.test) <img>\u202e\n# e ${"f".repeat(5000)}`;
    const inputs = [{ key: "url", type: "`x`".repeat(99), description }];
    const { documentation, detail } = completionOf("inputs.$0", "url", { inputs });
    assert.ok(typeof documentation === "object");
    assert.match(documentation.value, /^\\\[a\\\]\\\(command\\:b\\\) \\!\\\[c\\\]\\\(https\\:/);
    assert.match(documentation.value, /\\<img\\> \\# e f+…$/);
    assert.ok(documentation.value.length < 1200);
    assert.equal(detail?.length, 41);
  });
});

describe("completion of names that need quotes", () => {
  it("takes brackets instead of the dot", () =>
    checkTaken("print(inputs.$0)", "my-key", "print(inputs['my-key'])", webhook));

  it("takes brackets instead of the dot and what has been typed", () =>
    checkTaken("print(inputs.my$0)", "my-key", "print(inputs['my-key'])", webhook));

  it("lets editors compare it with the dot and what has been typed", () =>
    assert.equal(completionOf("print(inputs.my$0)", "my-key", webhook).filterText, ".my-key"));

  it("keeps a dot on the line above", () =>
    checkTaken("print(inputs.\n$0)", "url", "print(inputs.\nurl)", webhook));

  it("are left out where the dot is on the line above, which no edit may reach", () =>
    checkCompletions("print(inputs.\n$0)", ["url", "token", "method"], webhook));

  it("keeps a safe dot, which brackets may follow", () =>
    checkTaken("print(inputs?.$0)", "my-key", "print(inputs?.['my-key'])", webhook));

  it("escapes quotes", () =>
    checkTaken("print(inputs.$0)", "it's", "print(inputs['it\\'s'])", webhook));

  it("takes brackets for reserved words", () =>
    checkTaken("print(inputs.$0)", "let", "print(inputs['let'])", webhook));

  it("takes no brackets for names with a dollar sign", () =>
    checkTaken("event.properties.$0", "$browser", "event.properties.$browser", webhook));
});

describe("completion in brackets", () => {
  it("offers the keys behind the quote", () =>
    checkCompletions("print(inputs['$0'])", inputKeys, webhook));

  it("keeps the quote and bracket that are there", () =>
    checkTaken("print(inputs['my$0'])", "my-key", "print(inputs['my-key'])", webhook));

  it("closes a string and bracket left open", () =>
    checkTaken("print(inputs['$0", "url", "print(inputs['url']", webhook));

  it("closes only the string where the bracket is there", () =>
    checkTaken("print(inputs['$0])", "url", "print(inputs['url'])", webhook));

  it("does not take a later string for the end of this one", () =>
    checkTaken("a(inputs['$0] + b['c'])", "url", "a(inputs['url'] + b['c'])", webhook));

  it("offers the keys with quotes behind the bracket", () =>
    checkTaken("print(inputs[$0])", "url", "print(inputs['url'])", webhook));

  it("adds the bracket that is missing", () =>
    checkTaken("print(inputs[$0", "url", "print(inputs['url']", webhook));

  it("offers variables as well, which may be an index", () =>
    checkOffered("let key := 'url'\nprint(inputs[$0])", ["url", "key"], webhook));

  it("offers only keys where the bracket has just been typed", () =>
    checkCompletions("print(inputs[$0])", inputKeys, { ...webhook, client: { trigger: "[" } }));

  it("offers nothing in a list where the bracket has just been typed", () =>
    checkCompletions("print([$0])", [], { ...webhook, client: { trigger: "[" } }));

  it("offers keys behind a safe dot", () =>
    checkCompletions("print(inputs?.['$0'])", inputKeys, webhook));

  it("offers what is inside of a part in brackets", () =>
    checkOffered("print(event['properties'].$0)", ["$browser", "$current_url"], webhook));
});

describe("completion of globals", () => {
  for (const type of everyFunctionType) {
    it(`offers exactly those of the type ${type}`, () => {
      const names = globalsOf(type).map(({ name }) => name);
      const offered = completionsAt("print($0)", { type })
        .filter(({ kind }) => kind === CompletionItemKind.Constant)
        .map(({ label }) => label);
      assert.deepEqual(offered, names);
    });
  }

  it("offers those of all types where the type is not known", () =>
    checkOffered("print($0)", ["event", "person", "request", "record"]));

  it("offers the fields of the event", () =>
    checkOffered("print(event.$0)", ["event", "properties", "distinct_id", "timestamp"], webhook));

  it("offers the properties that events have", () =>
    checkOffered("print(event.properties.$0)", ["$current_url", "utm_source"], webhook));

  it("offers the properties that persons have", () =>
    checkOffered("print(person.properties.em$0)", ["email"], webhook));

  it("offers the fields of a group, whatever its type", () =>
    checkOffered("print(groups.company.$0)", ["id", "properties", "url"], webhook));

  it("offers the fields of a request", () =>
    checkOffered("print(request.$0)", ["body", "headers"], { type: "source_webhook" }));

  it("offers nothing behind a global that the type does not have", () =>
    checkCompletions("print(person.$0)", [], transformation));

  it("offers nothing inside a property, which can be anything", () =>
    checkCompletions("print(event.properties.order.$0)", [], webhook));

  it("offers nothing behind an unknown name", () =>
    checkCompletions("print(nobody.$0)", [], webhook));

  it("tells the type and meaning of a field", () => {
    const { detail, documentation } = completionOf("event.$0", "uuid", webhook);
    assert.equal(detail, "string");
    assert.deepEqual(documentation, { kind: "markdown", value: "The event's own id." });
  });
});

describe("completion of locals", () => {
  it("offers variables first", () => {
    const [first] = completionsAt("let total := 1\nprint($0)", webhook);
    assert.equal(first?.label, "total");
    assert.equal(first?.kind, CompletionItemKind.Variable);
  });

  it("offers the innermost first", () =>
    assert.deepEqual(
      completionsAt("let a := 1\nfun f(b) {\n  let c := 2\n  return $0\n}", webhook)
        .slice(0, 4)
        .map(({ label }) => label),
      ["c", "b", "f", "a"],
    ));

  it("offers what is declared above only", () =>
    checkNotOffered("print($0)\nlet later := 1", ["later"], webhook));

  it("does not offer what was declared in another block", () =>
    checkNotOffered("if (true) { let inner := 1 }\nprint($0)", ["inner"], webhook));

  it("does not offer a variable in its own value", () =>
    checkNotOffered("let total := $0", ["total"], webhook));

  it("does not offer a variable in its own value above other code", () =>
    checkNotOffered("let total := to$0\nprint(1)", ["total"], webhook));

  it("offers a function to itself", () =>
    checkOffered("fun again(n) { return $0 }", ["again"], webhook));

  it("offers the parameters of a lambda", () =>
    checkOffered("arrayMap(item -> $0, [1])", ["item"], webhook));

  it("offers the variables of a loop", () =>
    checkOffered("for (let key, value in inputs) { print($0) }", ["key", "value"], webhook));

  it("offers a caught error, but not the names that PostHog adds", () => {
    checkOffered("try { f() } catch (problem) { print($0) }", ["problem"], webhook);
    checkNotOffered("try { f() } catch (problem) { print($0) }", ["type"], webhook);
  });

  it("offers locals in a template", () =>
    checkOffered("let name := 'a'\nprint(f'Hello {$0}')", ["name"], webhook));

  it("offers a global that a local hides only once", () =>
    assert.equal(
      completionsAt("let event := 1\nprint($0)", webhook).filter(({ label }) => label === "event")
        .length,
      1,
    ));

  it("shows the parameters of a function", () => {
    const item = completionOf("fun add(a, b) { return a + b }\n$0", "add", webhook);
    assert.equal(item.detail, "add(a, b)");
    assert.equal(item.kind, CompletionItemKind.Function);
  });

  it("takes a lambda in a variable for the function that it is", () =>
    assert.equal(
      completionOf("let twice := x -> x * 2\n$0", "twice", webhook).kind,
      CompletionItemKind.Function,
    ));

  it("offers the keys of a dictionary", () =>
    checkCompletions(
      "let body := {'id': 1, 'name': 'a'}\nprint(body.$0)",
      ["id", "name"],
      webhook,
    ));

  it("offers the keys of a dictionary in a dictionary", () =>
    checkCompletions("let body := {'to': {'name': 'a'}}\nprint(body.to.$0)", ["name"], webhook));

  it("offers the fields of what a variable stands for", () =>
    checkOffered("let properties := event.properties\nproperties.$0", ["$browser"], webhook));

  it("offers nothing of a variable that changes", () =>
    checkCompletions("let a := {'b': 1}\na := {'c': 1}\nprint(a.$0)", [], webhook));

  it("does not go round in circles", () =>
    checkCompletions("let a := a\nlet b := b.c\nprint(b.$0)", [], webhook));
});

describe("completion of functions", () => {
  it("offers those of the library", () =>
    checkOffered("let a := $0", ["concat", "arrayMap", "jsonParse", "toDateTime"], webhook));

  it("offers `fetch` in a destination, but not in a transformation", () => {
    checkOffered("$0", ["fetch"], webhook);
    checkNotOffered("$0", ["fetch", "postHogCapture"], transformation);
  });

  it("offers the helpers of transformations only there", () => {
    checkOffered("$0", ["geoipLookup"], transformation);
    checkNotOffered("$0", ["geoipLookup"], webhook);
  });

  it("does not offer what PostHog never runs", () => checkNotOffered("$0", ["sleep", "run"]));

  it("offers all that some type has where the type is not known", () =>
    checkOffered("$0", ["fetch", "geoipLookup"]));

  it("shows the signature", () =>
    assert.equal(
      completionOf("$0", "fetch", webhook).detail,
      "fetch(url: string, options?: object): object",
    ));

  it("leaves the documentation out until it is asked for", () => {
    const item = completionOf("$0", "concat", webhook);
    assert.equal(item.documentation, undefined);
    const { documentation } = resolveCompletion(item);
    assert.ok(typeof documentation === "object");
    assert.match(documentation.value, /^Joins the text forms/);
    assert.match(documentation.value, /```hog\nconcat\(/);
    assert.match(documentation.value, /\*\*Note\*\*\n- `\+` does not join texts/);
  });

  it("gives an item that it does not know back as it is", () =>
    assert.deepEqual(resolveCompletion({ label: "a", data: "constructor" }), {
      label: "a",
      data: "constructor",
    }));

  it("takes just the name where the editor knows no snippets", () =>
    checkTaken("jsonS$0", "jsonStringify", "jsonStringify", webhook));

  it("takes places for the parameters that are required", () => {
    const item = completionOf("$0", "replaceOne", withSnippets);
    assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
    assert.match(
      item.textEdit?.newText ?? "",
      /^replaceOne\(\$\{1:\w+\}, \$\{2:\w+\}, \$\{3:\w+\}\)\$0$/,
    );
  });

  it("puts the cursor between the parentheses where all parameters are optional", () =>
    assert.equal(completionOf("$0", "print", withSnippets).textEdit?.newText, "print($1)$0"));

  it("puts the cursor behind the parentheses where there are no parameters", () =>
    assert.equal(
      completionOf("$0", "generateUUIDv4", withSnippets).textEdit?.newText,
      "generateUUIDv4()$0",
    ));

  it("adds no parentheses where they are", () => {
    const item = completionOf("pri$0(1)", "print", withSnippets);
    assert.equal(item.textEdit?.newText, "print");
    assert.equal(item.insertTextFormat, undefined);
  });

  it("escapes what snippets give a meaning", () =>
    assert.equal(
      completionOf("fun $add($a) { return $a }\n$0\n", "$add", withSnippets).textEdit?.newText,
      "\\$add(${1:\\$a})$0",
    ));

  it("offers a function that a local hides only once", () =>
    assert.equal(
      completionsAt("fun concat(a) { return a }\n$0", webhook).filter(
        ({ label }) => label === "concat",
      ).length,
      1,
    ));
});

describe("completion of texts of which only a few make sense", () => {
  it("offers the choices of the input that is compared", () =>
    checkCompletions("if (inputs.method == '$0')", ["POST", "GET"], webhook));

  it("closes the text", () =>
    checkTaken("if (inputs.method == '$0", "POST", "if (inputs.method == 'POST'", webhook));

  it("keeps the quote that is there", () =>
    checkTaken("if (inputs.method != 'P$0')", "POST", "if (inputs.method != 'POST')", webhook));

  it("offers them with quotes where no quote has been typed", () =>
    checkTaken("if (inputs.method = $0)", "POST", "if (inputs.method = 'POST')", webhook));

  it("offers the units of time", () =>
    checkOffered("dateAdd('$0', 1, now())", ["day", "month"], webhook));

  it("counts the arguments", () => checkCompletions("dateAdd(f(1, [2, 3]), '$0')", [], webhook));

  it("offers nothing in other texts", () => checkCompletions("print('inputs.$0')", [], webhook));
});

describe("completion of words", () => {
  it("offers statements where one may start", () => {
    const words = ["let", "if", "for", "while", "fun", "return", "throw", "try"];
    checkOffered("$0", words, webhook);
    checkOffered("print(1)\n$0", words, webhook);
    checkOffered("if (a) { $0 }", words, webhook);
    checkOffered("if (a) $0", words, webhook);
    checkOffered("arrayMap(x -> { $0 }, [])", words, webhook);
  });

  it("offers no statements in an expression", () => {
    checkNotOffered("print($0)", ["let", "for", "return"], webhook);
    checkNotOffered("let a := $0", ["let", "for", "return"], webhook);
    checkNotOffered("let a := {'b': $0}", ["let", "for", "return"], webhook);
    checkNotOffered("print(f'{$0}')", ["let", "for", "return"], webhook);
  });

  it("offers `else` and `catch` behind a block only", () => {
    checkOffered("if (a) { b() } $0", ["else", "else if", "catch"], webhook);
    checkNotOffered("b()\n$0", ["else", "catch"], webhook);
  });

  it("offers constants and `not` in an expression", () =>
    checkOffered("print($0)", ["true", "false", "null", "not"], webhook));

  it("offers operators, and no names, behind an operand", () => {
    checkOffered("if (event.event $0", ["and", "or", "in", "is null", "like"], webhook);
    checkNotOffered("if (event.event $0", ["event", "concat", "let"], webhook);
  });

  it("offers names behind an operator that is a word", () =>
    checkOffered("if (a and not $0", ["event"], webhook));

  it("offers names behind `return`", () => checkOffered("return $0", ["event"], webhook));

  it("offers words last", () =>
    assert.equal(completionsAt("print($0)", webhook).at(-1)?.kind, CompletionItemKind.Keyword));

  it("writes the rest of a statement where the editor knows snippets", () =>
    assert.equal(
      completionOf("$0", "if", withSnippets).textEdit?.newText,
      "if (${1:condition}) {\n\t$0\n}",
    ));
});

describe("completion where nothing can be offered", () => {
  const places = [
    ["a line comment", "// inputs.$0"],
    ["a comment with dashes", "-- inputs.$0"],
    ["a block comment", "/* inputs.$0 */"],
    ["a block comment left open", "/* inputs.$0"],
    ["a string", "print('inputs.$0')"],
    ["a string left open", "print('inputs.$0"],
    ["a string over several lines", "print('a\n inputs.$0 b')"],
    ["the text of a template", "print(f'inputs.$0')"],
    ["the text behind an interpolation", "print(f'{a} inputs.$0')"],
    ["the text between interpolations", "print(f'{a}$0{b}')"],
    ["a quoted name", "print(`inputs.$0`)"],
    ["a number", "print(12$0)"],
    ["a fraction", "print(1.$0)"],
    ["the name of a variable", "let na$0"],
    ["the name of a function", "fun na$0"],
    ["the parameters of a function", "fun name(a, b$0"],
    ["the second name of a loop", "for (let a, b$0"],
    ["the name of an error", "try { f() } catch (e$0"],
  ] as const;
  for (const [name, program] of places) {
    it(`is silent in ${name}`, () => checkCompletions(program, [], webhook));
  }

  it("is silent where `{` opens a block or a dictionary", () => {
    const typed: Setting = { ...webhook, client: { trigger: "{" } };
    checkCompletions("if (a) {$0}", [], typed);
    checkCompletions("let a := {$0}", [], typed);
  });

  it("speaks up where `{` opens an interpolation", () =>
    checkOffered("print(f'{a} {$0}')", ["inputs"], { ...webhook, client: { trigger: "{" } }));

  it("is silent where a quote closes a text", () =>
    checkCompletions("print('a'$0)", [], { ...webhook, client: { trigger: "'" } }));
});

describe("completion in a word", () => {
  it("keeps the rest of the word in plain editors", () =>
    checkTaken("print(inputs.to$0ken)", "url", "print(inputs.urlken)", webhook));

  it("replaces the rest of the word if the user likes", () =>
    checkTakenInPlace("print(inputs.to$0ken)", "url", "print(inputs.url)", webhook));

  it("replaces the rest of a key if the user likes", () =>
    checkTakenInPlace("inputs['to$0ken']", "url", "inputs['url']", webhook));

  it("replaces a word with a dollar sign as a whole", () =>
    checkTaken("event.properties.$bro$0", "$browser", "event.properties.$browser", webhook));
});

describe("completion in broken programs", () => {
  it("survives a bracket that is never opened", () =>
    checkOffered("print(1))\n]\nprint(inputs.$0", ["url"], webhook));

  it("survives a string left open above", () =>
    checkOffered("let a := 'b\nprint(inputs.$0)", ["url"], webhook));

  it("survives a statement that is only begun", () =>
    checkOffered("let a := 1\nif (inputs.$0\n\nfun f() { return a }", ["url"], webhook));

  it("offers something or nothing, but never fails, at every place of the realistic programs", () => {
    const program = readVectors().find(({ id }) => id === "realistic-40-big-destination");
    const source = program?.source ?? "";
    assert.ok(source.length > 1000);
    for (let offset = 0; offset <= source.length; offset += 7) {
      completionsAt(`${source.slice(0, offset)}$0${source.slice(offset)}`, webhook);
      completionsAt(`${source.slice(0, offset)}$0`, webhook);
    }
  });
});
