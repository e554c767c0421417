import assert from "node:assert/strict";
import { Liquid } from "liquidjs";
import type { WorkspaceEdit } from "vscode-languageserver-types";
import { compileProgramText } from "../../../hog/compiler/compileText.ts";
import { compileInputs } from "../../../hog/templates/compileInputs.ts";
import type { Input } from "../../../hog/templates/compileInput.ts";
import { decodeType } from "../../../server/lsp/decodeContext.ts";
import { findReferences } from "../../../server/lsp/services/references.ts";
import {
  prepareRename,
  prepareRenameInConfiguration,
  rename,
  renameInConfiguration,
} from "../../../server/lsp/services/rename.ts";
import { toLiquidSelector } from "../../../server/lsp/services/navigation/liquidInputs.ts";
import { RenameRefusal } from "../../../server/lsp/services/navigation/renameRefusal.ts";
import { functions } from "../../../sandbox/seed/functions/all.ts";
import { readVectors } from "../../support/vectors.ts";
import { drawPlaces, openAt, withEdit, withEdits } from "./drawPlaces.ts";
import {
  openFunction,
  openProgram,
  openTemplate,
  programUri,
  type TestFunction,
} from "./openFunction.ts";

describe("rename of a local", () => {
  it("changes a variable", () =>
    checkRenamed("let a$0 := 1\na := a + 1\nprint(a)", "b", "let b := 1\nb := b + 1\nprint(b)"));

  it("changes it from a use", () =>
    checkRenamed("let a := 1\nprint($0a)", "b", "let b := 1\nprint(b)"));

  it("changes a function and its calls", () =>
    checkRenamed(
      "fun f(x) { return f(x - 1) }\nprint(f$0(1), arrayMap(f, []))",
      "down",
      "fun down(x) { return down(x - 1) }\nprint(down(1), arrayMap(down, []))",
    ));

  it("changes calls above the function, too", () =>
    checkRenamed(
      "fun a() { return b() }\nfun b$0() { return 1 }",
      "c",
      "fun a() { return c() }\nfun c() { return 1 }",
    ));

  it("changes a parameter of a function", () =>
    checkRenamed("fun f(x) { return $0x + y }", "z", "fun f(z) { return z + y }"));

  it("changes a parameter of a lambda, and not the name it hides", () =>
    checkRenamed("let x := 1\nlet f := x -> $0x + 1", "y", "let x := 1\nlet f := y -> y + 1"));

  it("changes the hidden name, and not the hiding one", () =>
    checkRenamed("let x$0 := 1\nlet f := x -> x + 1", "y", "let y := 1\nlet f := x -> x + 1"));

  it("changes the names of loops", () =>
    checkRenamed(
      "for (let k, v in a) { print(k$0, v) }",
      "key",
      "for (let key, v in a) { print(key, v) }",
    ));

  it("changes a caught error", () =>
    checkRenamed(
      "try { f() } catch (err) { print(err$0.message) }",
      "problem",
      "try { f() } catch (problem) { print(problem.message) }",
    ));

  it("changes both ends of the tags that call", () =>
    checkRenamed(
      "let Card := p -> 1\nprint(<Ca$0rd>a</Card>, <Card/>, <Other/>)",
      "Box",
      "let Box := p -> 1\nprint(<Box>a</Box>, <Box/>, <Other/>)",
    ));

  it("changes names in template strings", () =>
    checkRenamed(
      "let a$0 := 1\nprint(f'a {a} {f'{a}'}')",
      "b",
      "let b := 1\nprint(f'a {b} {f'{b}'}')",
    ));

  it("changes names in the braces of queries", () =>
    checkRenamed(
      "let n$0 := 1\nlet q := (select n from a where b > {n + n.n})",
      "m",
      "let m := 1\nlet q := (select n from a where b > {m + m.n})",
    ));

  it("leaves properties, texts, comments and columns alone", () =>
    checkRenamed(
      "let a$0 := 1\nprint(event.a, 'a', {'a': a}, sql(a)) -- a",
      "b",
      "let b := 1\nprint(event.a, 'a', {'a': b}, sql(a)) -- a",
    ));

  it("keeps quotes", () =>
    checkRenamed(
      "let `my a`$0 := 1\nprint(`my a`)",
      "my `b`",
      "let `my ``b``` := 1\nprint(`my ``b```)",
    ));

  it("keeps quotes of either kind", () =>
    checkRenamed('let "a"$0 := 1\nprint(a, `a`)', "b", 'let "b" := 1\nprint(b, `b`)'));

  it("adds quotes where the declaration has some", () =>
    checkRenamed("let `a`$0 := 1\nprint(a)", "a b", "let `a b` := 1\nprint(`a b`)"));

  it("writes names with hyphens plainly in tags", () =>
    checkRenamed(
      "let `my-tag`$0 := p -> 1\nprint(<my-tag/>)",
      "your-tag",
      "let `your-tag` := p -> 1\nprint(<your-tag/>)",
    ));

  it("takes words of the language that may be names", () =>
    checkRenamed("let a$0 := 1\nprint(a)", "date", "let date := 1\nprint(date)"));

  it("takes a name that hides a function of the library nobody calls", () =>
    checkRenamed("let a$0 := 1\nprint(a)", "upper", "let upper := 1\nprint(upper)"));

  it("takes a name that is used in another scope only", () =>
    checkRenamed(
      "if (x) { let b := 1 }\nlet a$0 := 1\nprint(a)",
      "b",
      "if (x) { let b := 1 }\nlet b := 1\nprint(b)",
    ));

  it("takes a name that hides one which is not used further in", () =>
    checkRenamed(
      "let b := 1\nfun f(a$0) { return a }\nprint(b)",
      "b",
      "let b := 1\nfun f(b) { return b }\nprint(b)",
    ));

  it("keeps line breaks of Windows", () =>
    checkRenamed("let a$0 := 1\r\nprint(a)\r\n", "b", "let b := 1\r\nprint(b)\r\n"));

  it("finds its way behind characters of two units", () =>
    checkRenamed("let a := '😀'\nprint('😀', $0a)", "b", "let b := '😀'\nprint('😀', b)"));

  it("works in a broken program", () =>
    checkRenamed("let a$0 := 1\nif (a > {", "b", "let b := 1\nif (b > {"));

  it("changes nothing for the same name", () =>
    checkRenamed("let a$0 := 1\nprint(a)", "a", "let a := 1\nprint(a)"));

  it("does nothing where there is no name", () => checkNoName("let a := $01"));

  it("does nothing on keywords, texts and comments", () => {
    checkNoName("re$0turn 1");
    checkNoName("print('a$0b')");
    checkNoName("-- a$0b");
    checkNoName("$0");
    checkNoName("let $0 := 1");
  });
});

describe("rename of a local is refused", () => {
  it("for a function of the library", () =>
    checkRefused("pri$0nt(1)", "p", "`print` is a function of the library."));

  it("for a global", () =>
    checkRefused("print(eve$0nt)", "p", "`event` is not declared in this program."));

  it("for a property", () =>
    checkRefused("print(event.na$0me)", "p", "`name` is a name in the data."));

  it("for a key of a dictionary", () =>
    checkRefused(
      "let a := {'b': 1}\nprint(a.$0b)",
      "p",
      "A key of a dictionary cannot be renamed",
    ));

  it("for a tag that calls nothing", () =>
    checkRefused("print(<d$0iv/>)", "p", "This tag calls no"));

  it("for the hidden variables of a catch block", () =>
    checkRefused("try { f() } catch { print($0e) }", "p", "Every catch block has a variable `e`"));

  it("for the error of a catch block with a type, which PostHog needs", () =>
    checkRefused("try { f() } catch (e$0: A) { print(e) }", "p", "PostHog compiles a catch block"));

  it("for a reserved word", () => checkRefused("let a$0 := 1", "let", "`let` is no name."));

  it("for what is no name", () => {
    checkRefused("let a$0 := 1", "a-b", "`a-b` is no name.");
    checkRefused("let a$0 := 1", "1a", "`1a` is no name.");
    checkRefused("let a$0 := 1", "é", "`é` is no name.");
  });

  it("for an empty name", () => checkRefused("let a$0 := 1", " ", "A name cannot be empty."));

  it("for a constant", () =>
    checkRefused("let a$0 := 1\nprint(a)", "true", "With the name `true`, the program would be"));

  it("for an operator, if it is called", () => {
    checkRefused("fun f$0(a, b) { return a }\nf(1, 2)", "if", "`if(…)` is an operator of Hog");
    checkRefused("fun f$0(a) { return a }\nf(1)", "not", "`not(…)` is an operator of Hog");
  });

  it("for a name in the same scope", () =>
    checkRefused(
      "let a$0 := 1\nlet b := 2",
      "b",
      "`b` is already declared in this scope, in line 2.",
    ));

  it("for a name above in the same scope", () =>
    checkRefused(
      "let b := 1\nlet a$0 := 2",
      "b",
      "`b` is already declared in this scope, in line 1.",
    ));

  it("for the other parameter", () =>
    checkRefused("fun f(a$0, b) { return 1 }", "b", "`b` is already declared in this scope"));

  it("for a name that would be captured", () =>
    checkRefused(
      "let a$0 := 1\nfun f(b) {\nreturn a\n}",
      "b",
      "`b` in line 3 would then mean what is declared in line 2.",
    ));

  it("for a name that would capture", () =>
    checkRefused(
      "let b := 1\nfun f(a$0) {\nreturn a + b\n}",
      "b",
      "`b` in line 3 would then mean what you rename.",
    ));

  it("for a global that is read in the scope", () =>
    checkRefused(
      "let a$0 := 1\nprint(event.uuid)",
      "event",
      "`event` in line 2 would then mean what you rename.",
    ));

  it("for a function of the library that is called in the scope", () =>
    checkRefused(
      "let a$0 := 1\nprint(upper('x'))",
      "upper",
      "`upper` in line 2 would then mean what you rename.",
    ));

  it("for a function of the library that a call above would mean", () =>
    checkRefused(
      "fun f() { return g() }\nfun g$0() { return 1 }",
      "upper",
      "`upper` in line 1 would then mean something else.",
    ));

  it("for a tag that would be called", () =>
    checkRefused(
      "let Card$0 := p -> 1\nprint(<Box/>)",
      "Box",
      "`Box` in line 2 would then mean what you rename.",
    ));

  it("for a name that no tag can have", () =>
    checkRefused(
      "let Card$0 := p -> 1\nprint(<Card>a b</Card>)",
      "$card",
      "With the name `$card`",
    ));

  it("for the hidden error of a catch block around a use", () =>
    checkRefused(
      "let a$0 := 1\ntry { f() } catch (x) {\nprint(a)\n}",
      "e",
      "`e` in line 3 would then mean what is declared in line 2.",
    ));
});

describe("rename in a template", () => {
  it("changes a parameter behind escapes", () => {
    const { document, position } = openTemplate(listOf('\\"\\u00e9\\n{arrayMap(x$0 -> x.id, [])}'));
    const edit = rename(document, position, "item");
    assert.equal(
      withEdit(document.text.uri, listOf('\\"\\u00e9\\n{arrayMap(x -> x.id, [])}'), edit),
      listOf('\\"\\u00e9\\n{arrayMap(item -> item.id, [])}'),
    );
  });

  it("escapes the new name for JSON", () => {
    const { document, position } = openTemplate(listOf("{(`a b`$0 -> `a b`)(1)}"));
    const edit = rename(document, position, 'a "b"');
    assert.equal(
      withEdit(document.text.uri, listOf("{(`a b` -> `a b`)(1)}"), edit),
      listOf('{(`a \\"b\\"` -> `a \\"b\\"`)(1)}'),
    );
  });

  it("is refused for a global", () => {
    const { document, position } = openTemplate(listOf("{ev$0ent}"));
    assert.throws(() => rename(document, position, "a"), RenameRefusal);
  });
});

describe("prepare rename", () => {
  it("gives the name under the cursor", () => {
    const { document, position } = openProgram("let total := 1\nprint(tot$0al)");
    assert.deepEqual(prepareRename(document, position), {
      range: { start: { line: 1, character: 6 }, end: { line: 1, character: 11 } },
      placeholder: "total",
    });
  });

  it("gives a quoted name without its quotes", () => {
    const { document, position } = openProgram("let `my total$0` := 1");
    assert.deepEqual(prepareRename(document, position), {
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 14 } },
      placeholder: "my total",
    });
  });

  it("gives the key of an input without its brackets", () => {
    const { document, position } = openProgram("print(inputs['my$0 key'])", {
      inputs: [{ key: "my key", type: "string" }],
    });
    assert.equal(prepareRename(document, position)?.placeholder, "my key");
  });

  it("gives the key in a configuration", () => {
    const at = openAt({
      configuration: '{"inputs_schema": [{"key": "a\\"$0b", "type": "string"}]}',
    });
    const { range, placeholder } =
      prepareRenameInConfiguration(at.configuration, at.position) ?? {};
    assert.equal(placeholder, 'a"b');
    assert.ok(range);
    assert.deepEqual(drawPlaces(at, [{ uri: at.configuration.text.uri, range }]), [
      '{"inputs_schema": [{"key": "«a\\"b»", "type": "string"}]}',
    ]);
  });

  it("gives nothing elsewhere in a configuration", () => {
    const at = openAt({ configuration: '{"name": "a$0b"}' });
    assert.equal(prepareRenameInConfiguration(at.configuration, at.position), null);
  });

  it("gives nothing in an empty configuration", () => {
    const at = openAt({ configuration: "$0" });
    assert.equal(prepareRenameInConfiguration(at.configuration, at.position), null);
    assert.equal(renameInConfiguration(at.configuration, at.position, "a"), null);
  });

  it("refuses what cannot be renamed", () => {
    const { document, position } = openProgram("pr$0int(1)");
    assert.throws(() => prepareRename(document, position), RenameRefusal);
  });
});

const configuration = `{
  "inputs_schema": [
    { "key": "url", "type": "string", "required": true },
    { "key": "other", "type": "string", "requires_field": "url", "integration_key": "url" },
    { "key": "text", "type": "string", "default": "{inputs.url} url {event.properties.url}" }
  ],
  "inputs": {
    "url": { "value": "url" },
    "other": { "value": "{{ inputs.url | upcase }} inputs.url {% if inputs['url'] %}", "templating": "liquid" },
    "text": { "value": "\\"{concat(inputs.url, 'inputs.url')}" }
  },
  "mappings": [
    {
      "inputs_schema": [{ "key": "url", "type": "string" }],
      "inputs": { "url": { "value": "{inputs.text}" } },
      "name": "url"
    }
  ],
  "masking": { "hash": "{inputs?.url}" }
}`;
const program =
  "print(inputs.url, inputs['url'], inputs?.url.x, event.url)\nlet all := inputs\nreturn all.url";

describe("rename of an input", () => {
  const renamedConfiguration = configuration
    .replaceAll('"key": "url"', '"key": "link"')
    .replaceAll('_field": "url"', '_field": "link"')
    .replaceAll('_key": "url"', '_key": "link"')
    .replaceAll('"url": {', '"link": {')
    .replaceAll("{inputs.url}", "{inputs.link}")
    .replaceAll("(inputs.url", "(inputs.link")
    .replaceAll("{{ inputs.url", "{{ inputs.link")
    .replaceAll("inputs['url']", "inputs['link']")
    .replaceAll("inputs?.url", "inputs?.link");
  const renamed = {
    program: program
      .replace("inputs.url", "inputs.link")
      .replace("inputs['url']", "inputs['link']")
      .replace("?.url", "?.link")
      .replace("all.url", "all.link"),
    configuration: renamedConfiguration.replace("inputs['link']", "inputs.link"),
  };

  it("changes both documents from the program", () =>
    checkInput(program.replace("inputs.url", "inputs.u$0rl"), configuration, "link", renamed));

  it("changes both from a variable that stands for the inputs", () =>
    checkInput(program.replace("all.url", "all.u$0rl"), configuration, "link", renamed));

  it("changes both from the schema", () =>
    checkInput(program, configuration.replace('"key": "url"', '"key": "u$0rl"'), "link", renamed));

  it("changes both from the value", () =>
    checkInput(program, configuration.replace('"url": {', '"u$0rl": {'), "link", renamed));

  it("changes both from the schema of a mapping", () =>
    checkInput(
      program,
      configuration.replace('"inputs_schema": [{ "key": "url', '"inputs_schema": [{ "key": "$0url'),
      "link",
      renamed,
    ));

  it("changes both from another entry that needs it", () =>
    checkInput(
      program,
      configuration.replace('"requires_field": "url', '"requires_field": "url$0'),
      "link",
      renamed,
    ));

  it("changes both from Liquid", () =>
    checkInput(
      program,
      configuration.replace("{{ inputs.url", "{{ inputs.$0url"),
      "link",
      renamed,
    ));

  it("changes both from a template", () => {
    const at = openAt({
      program,
      configuration: configuration.replace("(inputs.url", "(inputs.u$0rl"),
    });
    const template = at.configuration.templates.find(({ document }) =>
      document().text.getText().startsWith('"{concat'),
    );
    assert.ok(template);
    assert.deepEqual(withEdits(at, rename(template.document(), at.position, "link")), renamed);
  });

  it("takes brackets where a dot allows no such key", () =>
    checkProgram(
      "print(inputs.a$0, inputs?.a, inputs.a.b, inputs['a'], inputs\n  .a)",
      "it's new",
      "print(inputs['it\\'s new'], inputs?.['it\\'s new'], inputs['it\\'s new'].b, " +
        "inputs['it\\'s new'], inputs['it\\'s new'])",
    ));

  it("takes brackets for a reserved word", () =>
    checkProgram("print(inputs.a$0)", "let", "print(inputs['let'])"));

  it("keeps brackets that were there for no need", () =>
    checkProgram("print(inputs['a'$0])", "b", "print(inputs['b'])"));

  it("keeps backticks", () => checkProgram("print(inputs.`a`$0)", "b`c", "print(inputs.`b``c`)"));

  it("keeps comments", () =>
    checkProgram("print(inputs./* here */a$0)", "b c", "print(inputs./* here */`b c`)"));

  it("takes a dot where the brackets were needed", () => {
    const json = '{"inputs_schema":[{"key":"a-b","type":"string"}]}';
    checkInput("print(inputs['a-b$0'], inputs?.[ 'a-b' ].c, inputs.`a-b`)", json, "ab", {
      program: "print(inputs.ab, inputs?.ab.c, inputs.ab)",
      configuration: '{"inputs_schema":[{"key":"ab","type":"string"}]}',
    });
  });

  it("changes it where it stands in parentheses", () =>
    checkProgram(
      "print((inputs).a$0, ((inputs))['a'])",
      "b",
      "print((inputs).b, ((inputs))['b'])",
    ));

  it("leaves a local called `inputs` alone", () =>
    checkProgram(
      "print(inputs.a$0)\nlet f := inputs -> inputs.a",
      "b",
      "print(inputs.b)\nlet f := inputs -> inputs.a",
    ));

  it("leaves computed keys alone", () =>
    checkProgram(
      "print(inputs.a$0, inputs[name], sql(inputs.a))",
      "b",
      "print(inputs.b, inputs[name], sql(inputs.a))",
    ));

  it("takes backticks in a template, from which PostHog reads the order", () => {
    checkInput("print(inputs.a$0)", hogOf("a", "{inputs.a}{inputs?.a}{inputs['a']}"), 'b "c"', {
      program: "print(inputs['b \"c\"'])",
      configuration: hogOf(
        'b \\"c\\"',
        '{inputs.`b \\"c\\"`}{inputs?.`b \\"c\\"`}{inputs[\'b \\"c\\"\']}',
      ),
    });
  });

  it("keeps the order in which inputs are evaluated", () => {
    const at = openAt({
      configuration: hogOf("a", "{inputs.a}").replace('"key":"a"', '"key":"a$0"'),
    });
    const edit = renameInConfiguration(at.configuration, at.position, "b c");
    const changed = withEdits(at, edit).configuration ?? "";
    const { inputs } = compileInputs(
      [
        { key: "t", type: "string" },
        { key: "b c", type: "string" },
      ],
      new Map(Object.entries(decodeInputs(changed))),
    );
    assert.deepEqual([...inputs.keys()], ["b c", "t"]);
  });

  it("writes keys that Liquid reads", async () => {
    const liquid = new Liquid();
    for (const key of ["a", "a-b", "a b", "1", "it's", 'a "b"', `'"'`, "a\\b", "é", "a]b", "let"]) {
      const text = `{{ inputs${toLiquidSelector(key)} }}`;
      assert.equal(
        await liquid.parseAndRender(text, { inputs: { [key]: "found" } }),
        "found",
        text,
      );
    }
  });

  it("takes brackets in Liquid, too", () => {
    checkInput(
      "print(inputs.a$0)",
      liquidOf("a", "{{inputs.a.b}}{{ inputs[ 'a' ] }}{{inputs.ab}}"),
      "b c",
      {
        program: "print(inputs['b c'])",
        configuration: liquidOf("b c", "{{inputs['b c'].b}}{{ inputs['b c'] }}{{inputs.ab}}"),
      },
    );
  });

  it("takes hyphens plainly in Liquid", () =>
    checkLiquid("{{ inputs.a }}", "b-c", "{{ inputs.b-c }}"));

  it("leaves texts and raw parts of Liquid alone", () =>
    checkLiquid(
      "inputs.a {{ 'inputs.a' }} {% raw %}{{ inputs.a }}{% endraw %} {{ my.inputs.a }} {{ inputs.a | x: inputs.a }}",
      "b",
      "inputs.a {{ 'inputs.a' }} {% raw %}{{ inputs.a }}{% endraw %} {{ my.inputs.a }} {{ inputs.b | x: inputs.b }}",
    ));

  it("changes Liquid with the entities of an editor of e-mails", () =>
    checkLiquid("{{ inputs[&#39;a&#39;] }}", "b", "{{ inputs.b }}"));

  it("leaves Liquid that is not closed alone", () =>
    checkLiquid("{{ inputs.a", "b", "{{ inputs.a"));

  it("changes escapes of JSON in a key", () => {
    const at = openAt({ configuration: '{"inputs_schema":[{"key":"\\u0061$0","type":"string"}]}' });
    assert.equal(
      withEdits(at, renameInConfiguration(at.configuration, at.position, "b\n")).configuration,
      '{"inputs_schema":[{"key":"b\\n","type":"string"}]}',
    );
  });

  it("changes an entry whose type is still missing", () => {
    const at = openAt({ configuration: '{"inputs_schema":[{"key":"a$0"}]' });
    assert.equal(
      withEdits(at, renameInConfiguration(at.configuration, at.position, "b")).configuration,
      '{"inputs_schema":[{"key":"b"}]',
    );
  });
});

describe("rename of an input is refused", () => {
  it("for a key that another has", () =>
    checkInputRefused(configuration, "other", "There is already an input `other`."));

  it("for a key that a mapping's input has", () =>
    checkInputRefused(
      '{"inputs_schema":[{"key":"url"}],"mappings":[{"inputs_schema":[{"key":"b"}]}]}',
      "b",
      "There is already an input `b`.",
    ));

  it("for a key under which a value stands", () =>
    checkInputRefused(
      '{"inputs_schema":[{"key":"url"}],"inputs":{"b":{"value":1}}}',
      "b",
      "There is already an input `b`.",
    ));

  it("for an empty key", () =>
    checkInputRefused(configuration, " ", "The key of an input cannot be"));

  it("for a stored secret", () =>
    checkInputRefused(
      '{"inputs_schema":[{"key":"url","secret":true}],"inputs":{"url":{"secret":true}}}',
      "b",
      "PostHog keeps the secret value of `url` under this key, and it would be lost.",
    ));

  it("for a stored secret behind asterisks", () =>
    checkInputRefused(
      '{"inputs_schema":[{"key":"url"}],"inputs":{"url":{"secret":true,"value":"********"}}}',
      "b",
      "PostHog keeps the secret value",
    ));

  it("not for a secret with a new value", () => {
    const at = openAt({
      program: "print(inputs.u$0rl)",
      configuration:
        '{"inputs_schema":[{"key":"url","secret":true}],"inputs":{"url":{"value":"new"}}}',
    });
    assert.equal(withEdits(at, rename(at.program, at.position, "b")).program, "print(inputs.b)");
  });

  it("for an input that the schema lacks", () =>
    checkInputRefused('{"inputs_schema":[]}', "b", "The schema has no input `url`."));

  it("without a configuration", () =>
    checkRefused("print(inputs.u$0rl)", "b", "The inputs of this function are not known"));

  it("for a function whose code is not Hog", () => {
    const { configuration: opened } = openFunction({ inputs: [{ key: "url", type: "string" }] });
    assert.ok(opened);
    const alone = { ...opened, files: { ...opened.files, programs: () => [] } };
    const position = opened.text.positionAt(opened.text.getText().indexOf("url"));
    assert.throws(
      () => renameInConfiguration(alone, position, "b"),
      /This function has no program of Hog/,
    );
  });

  it("for a value without an entry in the schema", () => {
    const at = openAt({ configuration: '{"inputs_schema":[],"inputs":{"a$0":{"value":1}}}' });
    assert.throws(
      () => prepareRenameInConfiguration(at.configuration, at.position),
      /The schema has no input `a`/,
    );
  });

  it("for what only probably is an input", () =>
    checkRefused("fun f(i) { return i.u$0rl }\nf(inputs)", "b", "`url` is a name in the data.", {
      inputs: [{ key: "url", type: "string" }],
    }));
});

describe("rename of every local", () => {
  for (const { id, source } of realisticPrograms()) {
    it(`keeps the meaning of ${id}`, () => {
      const { program } = openFunction({ program: source });
      for (const { name, text, kind } of program.analysis.scopes.declarations) {
        // `e` is compiled in another way than any other name of an error.
        if (!name || (kind === "catch" && text === "e")) continue;
        const position = program.text.positionAt(name.start);
        const edit = rename(program, position, "fresh_name");
        const changed = withEdit(programUri, source, edit) ?? "";
        assert.ok(isSameProgram(source, changed, text, "fresh_name"), `${text} in ${id}`);
        const again = openFunction({ program: changed }).program;
        assert.deepEqual(codesOf(again), codesOf(program));
        const back = rename(again, position, text);
        assert.equal(withEdit(programUri, changed, back), source);
      }
    });

    it(`to another name of ${id} is refused exactly if it changes the meaning`, () => {
      const { program } = openFunction({ program: source });
      const { declarations, globals } = program.analysis.scopes;
      const names = new Set([...declarations, ...globals].map(({ text }) => text));
      for (const { name, text, kind } of declarations) {
        if (!name || kind === "catch") continue;
        const position = program.text.positionAt(name.start);
        for (const newName of [...names].slice(0, 8)) {
          const places = findReferences(program, position, true);
          const edits = places.map(({ range }) => ({ range, newText: newName }));
          const changed = withEdit(programUri, source, { changes: { [programUri]: edits } }) ?? "";
          assert.equal(
            isRefused(() => rename(program, position, newName)),
            !isSameProgram(source, changed, text, newName),
            `${text} to ${newName} in ${id}`,
          );
        }
      }
    });
  }
});

describe("rename of every input", () => {
  for (const { body } of functions) {
    const type = decodeType(body.type);
    if (!type) continue;
    it(`keeps the meaning of ${body.name}`, () => {
      const { hog, inputs_schema = [], inputs = {}, mappings, masking } = body;
      const fn: TestFunction = {
        type,
        program: hog,
        configuration: { inputs_schema, inputs, mappings, masking },
      };
      const keys = [body, ...(mappings ?? [])].flatMap((holder) =>
        (holder.inputs_schema ?? []).map(({ key }) => key),
      );
      for (const key of new Set(keys)) {
        for (const newKey of ["fresh_key", "fresh key's"]) checkBothWays(fn, key, newKey);
      }
    });
  }
});

/** Renames an input and checks that no more is reported than before, and that it can be taken back. */
function checkBothWays(fn: TestFunction, key: string, newKey: string): void {
  const before = openBoth(fn);
  const changed = withEdits(before, renameFromSchema(before, key, newKey));
  const after = openBoth({
    ...fn,
    program: changed.program ?? before.program.text.getText(),
    configuration: changed.configuration ?? "",
  });
  assert.deepEqual(allCodesOf(after), allCodesOf(before));
  const keysAfter = after.configuration.context.inputs?.map((input) => input.key);
  const expected = before.configuration.context.inputs?.map((input) =>
    input.key === key ? newKey : input.key,
  );
  assert.deepEqual(keysAfter, expected);
  const back = withEdits(after, renameFromSchema(after, newKey, key));
  assert.equal(back.program ?? after.program.text.getText(), before.program.text.getText());
  assert.equal(back.configuration, before.configuration.text.getText());
}

function openBoth(fn: TestFunction): Omit<ReturnType<typeof openAt>, "position"> {
  const { program, configuration } = openFunction(fn);
  assert.ok(configuration);
  return { program, configuration };
}

function renameFromSchema(
  { configuration }: Pick<ReturnType<typeof openAt>, "configuration">,
  key: string,
  newKey: string,
): WorkspaceEdit | null {
  const { text } = configuration;
  const offset = text.getText().indexOf(`"key": ${JSON.stringify(key)}`);
  return renameInConfiguration(configuration, text.positionAt(offset + 8), newKey);
}

function allCodesOf({ program, configuration }: ReturnType<typeof openBoth>): readonly string[] {
  const templates = configuration.templates.filter(({ engine }) => engine === "hog");
  return [program, ...templates.map(({ document }) => document())].flatMap(codesOf);
}

function codesOf({ analysis }: ReturnType<typeof openBoth>["program"]): readonly string[] {
  return analysis.problems.map(({ code }) => code);
}

/** Whether two programs are compiled to the same, but for the names of functions. */
function isSameProgram(one: string, other: string, oldName: string, newName: string): boolean {
  const before = compileProgramText(one);
  const after = compileProgramText(other);
  if (before.kind !== "compiled" || after.kind !== "compiled") return false;
  return (
    before.bytecode.length === after.bytecode.length &&
    before.bytecode.every((element, index) => {
      const now = after.bytecode[index];
      return Object.is(element, now) || (element === oldName && now === newName);
    })
  );
}

function realisticPrograms(): ReturnType<typeof readVectors> {
  return readVectors().filter(({ id }) => id.startsWith("realistic-"));
}

function checkRenamed(marked: string, newName: string, expected: string): void {
  const { document, position } = openProgram(marked);
  const edit = rename(document, position, newName);
  assert.equal(withEdit(programUri, document.text.getText(), edit), expected);
  assert.ok(prepareRename(document, position));
}

function checkNoName(marked: string): void {
  const { document, position } = openProgram(marked);
  assert.equal(rename(document, position, "a"), null);
  assert.equal(prepareRename(document, position), null);
}

/** Checks how the message begins. */
function checkRefused(
  marked: string,
  newName: string,
  message: string,
  fn?: Omit<TestFunction, "program">,
): void {
  const { document, position } = openProgram(marked, fn);
  assert.throws(
    () => rename(document, position, newName),
    (error) => error instanceof RenameRefusal && error.message.startsWith(message),
  );
}

function isRefused(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof RenameRefusal) return true;
    throw error;
  }
}

/** Checks both texts after a rename at the `$0` in one of them. */
function checkInput(
  markedProgram: string,
  markedConfiguration: string,
  newKey: string,
  expected: ReturnType<typeof withEdits>,
): void {
  const at = openAt({ program: markedProgram, configuration: markedConfiguration });
  const edit = markedProgram.includes("$0")
    ? rename(at.program, at.position, newKey)
    : renameInConfiguration(at.configuration, at.position, newKey);
  assert.deepEqual(withEdits(at, edit), expected);
}

/** Checks a program that uses the input `a`. */
function checkProgram(marked: string, newKey: string, expected: string): void {
  checkInput(marked, schemaOf("a"), newKey, {
    program: expected,
    configuration: schemaOf(newKey),
  });
}

function decodeInputs(json: string): Readonly<Record<string, Input>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the test wrote it itself.
  const { inputs } = JSON.parse(json) as { readonly inputs: Readonly<Record<string, Input>> };
  return inputs;
}

function schemaOf(key: string): string {
  return JSON.stringify({ inputs_schema: [{ key, type: "string" }] });
}

/** A configuration with a template in a list. */
function listOf(value: string): string {
  return `{"inputs_schema": [{"key": "a", "type": "json"}], "inputs": {"a": {"value": ["${value}"]}}}`;
}

/** A configuration with an input of that key, and with a template; both as JSON writes them. */
function hogOf(key: string, value: string): string {
  return `{"inputs_schema":[{"key":"t","type":"string"},{"key":"${key}","type":"string"}],"inputs":{"t":{"value":"${value}"},"${key}":{"value":"1"}}}`;
}

/** The same with a template of Liquid. */
function liquidOf(key: string, value: string): string {
  return hogOf(key, value).replace('"string"}', '"string","templating":"liquid"}');
}

/** Checks a template of Liquid that uses the input `a`. */
function checkLiquid(value: string, newKey: string, expected: string): void {
  checkInput("print(inputs.a$0)", liquidOf("a", value), newKey, {
    program: `print(inputs${/^\w+$/.test(newKey) ? `.${newKey}` : `['${newKey}']`})`,
    configuration: liquidOf(newKey, expected),
  });
}

function checkInputRefused(json: string, newKey: string, message: string): void {
  const at = openAt({ program: "print(inputs.u$0rl)", configuration: json });
  assert.throws(
    () => rename(at.program, at.position, newKey),
    (error) => error instanceof RenameRefusal && error.message.startsWith(message),
  );
}
