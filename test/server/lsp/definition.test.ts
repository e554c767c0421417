import assert from "node:assert/strict";
import {
  findDefinition,
  findDefinitionInConfiguration,
} from "../../../server/lsp/services/definition.ts";
import { readVectors } from "../../support/vectors.ts";
import { checkMarked, drawPlaces, openAt, type OpenedAt } from "./drawPlaces.ts";
import { openFunction, openProgram, openTemplate, type TestFunction } from "./openFunction.ts";

describe("go to definition", () => {
  it("finds a variable", () =>
    checkDefinition(`
      let total := 1
        //^^^^^
      print(tot$0al)
    `));

  it("finds a variable that is assigned to", () =>
    checkDefinition(`
      let total := 1
        //^^^^^
      tot$0al := 2
    `));

  it("finds a variable behind whose name the cursor stands", () =>
    checkDefinition(`
      let total := 1
        //^^^^^
      total$0;
    `));

  it("finds a variable between its name and a bracket", () =>
    checkDefinition(`
      let list := [1]
        //^^^^
      print(list$0[1])
    `));

  it("finds a function", () =>
    checkDefinition(`
      fun send(x) { return x }
        //^^^^
      send$0(1)
    `));

  it("finds a function in itself", () =>
    checkDefinition(`
      fun send(x) { return se$0nd(x) }
        //^^^^
    `));

  it("finds a function that is declared only below its call", () =>
    checkDefinition(`
      sen$0d(1)
      fun send(x) { return x }
        //^^^^
    `));

  it("finds no function below a call of the library", () =>
    checkDefinition(`
      pri$0nt(1)
      fun print(x) { return x }
    `));

  it("finds a parameter", () =>
    checkDefinition(`
      fun send(url, body) { return u$0rl }
             //^^^
    `));

  it("finds the parameter of a lambda, not the variable it hides", () =>
    checkDefinition(`
      let n := 1
      let double := (n -> $0n * 2)
                   //^
    `));

  it("finds the variable around a lambda", () =>
    checkDefinition(`
      let rate := 2
        //^^^^
      let scale := x -> x * ra$0te
    `));

  it("finds the value of a loop", () =>
    checkDefinition(`
      for (let item in [1, 2]) {
             //^^^^
        print($0item)
      }
    `));

  it("finds the key of a loop", () =>
    checkDefinition(`
      for (let key, value in {'a': 1}) {
             //^^^
        print($0key)
      }
    `));

  it("finds the variable of a counting loop", () =>
    checkDefinition(`
      for (let i := 0; i < 3; i := i + 1) { print($0i) }
             //^
    `));

  it("finds a caught error", () =>
    checkDefinition(`
      try { f() } catch (problem) { print(prob$0lem.message) }
                       //^^^^^^^
    `));

  it("finds the word of the catch block whose hidden error is used", () =>
    checkDefinition(`
      try { f() } catch { print(e$0.message) }
                //^^^^^
    `));

  it("finds a quoted name", () =>
    checkDefinition(`
      let \`my total\` := 1
        //^^^^^^^^^^
      print(\`my$0 total\`)
    `));

  it("finds the function that a tag calls", () =>
    checkDefinition(`
      let Card := props -> props.title
        //^^^^
      print(<Ca$0rd title='a' />)
    `));

  it("finds it from the closing tag", () =>
    checkDefinition(`
      let Card := props -> props.title
        //^^^^
      print(<Card>text</Ca$0rd>)
    `));

  it("finds a name in a template string", () =>
    checkDefinition(`
      let name := 'Ada'
        //^^^^
      print(f'Hello {na$0me}!')
    `));

  it("finds a name in the braces of a query", () =>
    checkDefinition(`
      let limit := 10
        //^^^^^
      let q := (select event from events where n > {lim$0it})
    `));

  it("finds the declaration itself", () =>
    checkDefinition(`
      let to$0tal := 1
        //^^^^^
    `));

  it("finds names in a program with line breaks of Windows", () =>
    checkDefinition("let total := 1\r\n  //^^^^^\r\nprint(tot$0al)\r\n"));

  it("finds names behind characters of two units", () =>
    checkDefinition(`
      let s := '😀😀'; let total := 1
                         //^^^^^
      print('😀', tot$0al)
    `));

  it("finds names in a broken program", () =>
    checkDefinition(`
      let total := 1
        //^^^^^
      if (tot$0al > {
    `));

  it("finds nothing on a builtin", () => checkDefinition("pr$0int(1)"));

  it("finds nothing on a global", () => checkDefinition("print(ev$0ent)"));

  it("finds nothing on a property of a global", () => checkDefinition("print(event.na$0me)"));

  it("finds nothing on a keyword", () => checkDefinition("re$0turn 1"));

  it("finds nothing in a string", () => checkDefinition("let a := 1\nprint('$0a')"));

  it("finds nothing in a comment", () => checkDefinition("let a := 1\n-- $0a"));

  it("finds nothing in an empty program", () => checkDefinition("$0"));

  it("finds nothing on columns of SQL", () => checkDefinition("let a := 1\nprint(sql(a$0 + 1))"));
});

describe("go to definition of a key", () => {
  it("finds it in the dictionary that a variable holds", () =>
    checkDefinition(`
      let body := {'url': 1}
                 //^^^^^
      print(body.u$0rl)
    `));

  it("finds it in brackets", () =>
    checkDefinition(`
      let body := {'my-url': 1}
                 //^^^^^^^^
      print(body['my$0-url'])
    `));

  it("finds it behind a safe dot", () =>
    checkDefinition(`
      let body := {'url': 1}
                 //^^^^^
      print(body?.u$0rl)
    `));

  it("finds an inner one", () =>
    checkDefinition(`
      let body := {'a': {'b': 1}}
                       //^^^
      print(body.a.$0b)
    `));

  it("finds it through another variable", () =>
    checkDefinition(`
      let body := {'url': 1}
                 //^^^^^
      let same := body
      print(same.u$0rl)
    `));

  it("finds the assignment that adds it", () =>
    checkDefinition(`
      let body := {}
      body.url := 1
         //^^^
      print(body.u$0rl)
    `));

  it("finds nothing where the variable is assigned to", () =>
    checkDefinition(`
      let body := {'url': 1}
      body := f()
      print(body.u$0rl)
    `));

  it("finds nothing where the dictionary lacks it", () =>
    checkDefinition(`
      let body := {'url': 1}
      print(body.oth$0er)
    `));

  it("finds nothing in what a call gives", () => checkDefinition("print(f().u$0rl)"));
});

const webhook = `{
  "inputs_schema": [
    { "key": "url", "type": "string" },
    { "key": "my-key", "type": "string", "default": "{inputs.url}" }
  ],
  "inputs": {
    "url": { "value": "https://a.test/{inputs['my-key']}" }
  },
  "mappings": [
    {
      "inputs_schema": [{ "key": "record", "type": "string" }, { "key": "url", "type": "string" }],
      "inputs": { "record": { "value": "{inputs.url}" } }
    },
    {
      "inputs_schema": [{ "key": "record", "type": "string" }],
      "inputs": { "record": { "value": "{{ inputs.url }}", "templating": "liquid" } }
    }
  ]
}`;

describe("go to definition of an input", () => {
  it("finds its entries in the schemas of function and mappings", () =>
    checkInput("print(inputs.u$0rl)", [
      '{ "key": "«url»", "type": "string" },',
      '"inputs_schema": [{ "key": "record", "type": "string" }, { "key": "«url»", "type": "string" }],',
    ]));

  it("finds an input of several mappings", () =>
    checkInput("print(inputs.rec$0ord)", [
      '"inputs_schema": [{ "key": "«record»", "type": "string" }, { "key": "url", "type": "string" }],',
      '"inputs_schema": [{ "key": "«record»", "type": "string" }],',
    ]));

  const myKey = ['{ "key": "«my-key»", "type": "string", "default": "{inputs.url}" }'];

  it("finds it in brackets", () => checkInput("print(inputs['my$0-key'])", myKey));

  it("finds it behind a safe dot", () => checkInput("print(inputs?.['my$0-key'])", myKey));

  it("finds it behind parentheses", () => checkInput("print((inputs)['my$0-key'])", myKey));

  it("finds it through a variable", () =>
    checkInput("let all := inputs\nprint(all['my$0-key'])", myKey));

  it("finds it through the parameter of a function", () =>
    checkInput("fun f(all) { return all['my$0-key'] }\nf(inputs)", myKey));

  it("finds nothing for an input that is not in the schema", () =>
    checkInput("print(inputs.oth$0er)", []));

  it("finds nothing inside an input", () => checkInput("print(inputs.url.$0x)", []));

  it("finds nothing on `inputs`", () => checkInput("print(inp$0uts.url)", []));

  it("finds nothing where a local is called `inputs`", () =>
    checkInput("let inputs := f()\nprint(inputs.u$0rl)", []));

  it("finds nothing without a configuration", () => checkDefinition("print(inputs.u$0rl)"));

  it("finds the entry of the function from its template", () =>
    checkJson(webhook.replace('"{inputs.url}" }\n', '"{inputs.u$0rl}" }\n'), [
      '{ "key": "«url»", "type": "string" },',
    ]));

  it("finds the entry of the mapping from its template", () =>
    checkJson(webhook.replace('"{inputs.url}" } }', '"{inputs.u$0rl}" } }'), [
      '"inputs_schema": [{ "key": "record", "type": "string" }, { "key": "«url»", "type": "string" }],',
    ]));

  it("finds the entry of the function from the Liquid of a mapping that has none", () =>
    checkJson(webhook.replace("{{ inputs.url }}", "{{ inputs.u$0rl }}"), [
      '{ "key": "«url»", "type": "string" },',
    ]));

  it("finds the entry beside a value", () =>
    checkJson(webhook.replace('"url": { "value"', '"u$0rl": { "value"'), [
      '{ "key": "«url»", "type": "string" },',
    ]));

  it("finds the uses of an entry of the schema", () =>
    checkJson(
      webhook.replace('"my-key"', '"my$0-key"'),
      ['"url": { "value": "https://a.test/{inputs[«\'my-key\'»]}" }', "print(inputs[«'my-key'»])"],
      "print(inputs['my-key'])",
    ));

  it("finds nothing in a schema that nobody uses", () =>
    checkJson('{"inputs_schema": [{"key": "a$0"}]}', []));

  it("finds the input that an entry needs", () =>
    checkJson(
      `{"inputs_schema": [
        {"key": "workspace", "type": "integration"},
        {"key": "channel", "type": "integration_field", "integration_key": "work$0space"}
      ]}`,
      ['{"key": "«workspace»", "type": "integration"},'],
    ));

  it("finds nothing on other strings of a configuration", () =>
    checkJson('{"name": "u$0rl", "inputs_schema": [{"key": "url", "type": "string"}]}', []));

  it("finds nothing in a configuration that is no JSON", () => checkJson("{ url$0", []));

  it("underlines the brackets' string as a whole", () => {
    const { document, position } = openProgram("print(inputs['my$0-key'])", {
      inputs: [{ key: "my-key", type: "string" }],
    });
    const [link] = findDefinition(document, position) ?? [];
    assert.deepEqual(link?.originSelectionRange, {
      start: { line: 0, character: 13 },
      end: { line: 0, character: 21 },
    });
  });

  it("shows the whole entry", () => {
    const at = openAt({ program: "print(inputs.u$0rl)", configuration: webhook });
    const [link] = findDefinition(at.program, at.position) ?? [];
    assert.deepEqual(link?.targetRange, {
      start: { line: 2, character: 4 },
      end: { line: 2, character: 38 },
    });
  });
});

describe("go to definition in templates", () => {
  it("finds the parameter of a lambda", () => {
    const { document, position } = openTemplate(
      '{"inputs_schema":[{"key":"a","type":"json"}],"inputs":{"a":{"value":["\\"{arrayMap(item -> it$0em.id, event.properties.items)}"]}}}',
    );
    const [link] = findDefinition(document, position) ?? [];
    assert.equal(link?.targetSelectionRange.start.character, 82);
  });

  it("finds nothing on text", () => {
    const { document, position } = openTemplate(
      '{"inputs_schema":[{"key":"a","type":"string"}],"inputs":{"a":{"value":"in$0puts.a"}}}',
    );
    assert.equal(findDefinition(document, position), null);
  });
});

describe("go to definition", () => {
  for (const { id, source } of readVectors().filter((vector) =>
    vector.id.startsWith("realistic-"),
  )) {
    it(`answers everywhere in ${id}`, () => {
      const { program } = openFunction({ program: source });
      for (let offset = 0; offset <= source.length; offset++) {
        findDefinition(program, program.text.positionAt(offset));
      }
    });
  }
});

/** Checks that the definition is what stands above the carets; without any, that there is none. */
function checkDefinition(marked: string, fn?: Omit<TestFunction, "program">): void {
  const { document, position } = openProgram(marked, fn);
  const links = findDefinition(document, position) ?? [];
  checkMarked(
    document,
    links.map((link) => link.targetSelectionRange),
  );
}

function checkInput(program: string, expected: readonly string[]): void {
  checkFunction({ program, configuration: webhook }, expected);
}

function checkJson(configuration: string, expected: readonly string[], program = ""): void {
  checkFunction({ program, configuration }, expected);
}

function checkFunction(
  fn: TestFunction & { readonly configuration: string },
  expected: readonly string[],
): void {
  const at = openAt(fn);
  const links = (fn.program?.includes("$0") ? inProgram(at) : inConfiguration(at)) ?? [];
  const places = links.map((link) => ({ uri: link.targetUri, range: link.targetSelectionRange }));
  assert.deepEqual(drawPlaces(at, places).toSorted(), expected.toSorted());
}

function inProgram({ program, position }: OpenedAt): ReturnType<typeof findDefinition> {
  return findDefinition(program, position);
}

/** As the server does it: templates of Hog come first. */
function inConfiguration({ configuration, position }: OpenedAt): ReturnType<typeof findDefinition> {
  const offset = configuration.text.offsetAt(position);
  const template = configuration.templates.find(
    ({ engine, node }) =>
      engine === "hog" && node.offset < offset && offset < node.offset + node.length,
  );
  return template
    ? findDefinition(template.document(), position)
    : findDefinitionInConfiguration(configuration, position);
}
