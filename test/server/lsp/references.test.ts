import assert from "node:assert/strict";
import {
  findReferences,
  findReferencesInConfiguration,
} from "../../../server/lsp/services/references.ts";
import { readVectors } from "../../support/vectors.ts";
import { checkMarked, drawPlaces, openAt } from "./drawPlaces.ts";
import { openFunction, openProgram, openTemplate } from "./openFunction.ts";

describe("references", () => {
  it("of a variable are its declaration and uses", () =>
    checkReferences(`
      let total := 1
        //^^^^^
      total := tot$0al + 1
    //^^^^^
             //^^^^^
    `));

  it("leave out the declaration for who does not want it", () =>
    checkUses(`
      let tot$0al := 1
      print(total)
          //^^^^^
    `));

  it("of a function are its calls, and where it is given away", () =>
    checkReferences(`
      fun se$0nd(x) { return x }
        //^^^^
      send(1)
    //^^^^
      arrayMap(send, [1])
             //^^^^
    `));

  it("of a function are calls above it, too", () =>
    checkReferences(`
      send(1)
    //^^^^
      fun se$0nd(x) { return x }
        //^^^^
    `));

  it("of a parameter stay in its function", () =>
    checkReferences(`
      fun one(x) { return $0x }
            //^
                        //^
      fun two(x) { return x }
    `));

  it("of a hiding name leave out the hidden one", () =>
    checkReferences(`
      let n := 1
      let f := n -> $0n
             //^
                  //^
      print(n)
    `));

  it("of a hidden name leave out the hiding one", () =>
    checkReferences(`
      let n := 1
        //^
      let f := n -> n
      print($0n)
          //^
    `));

  it("of a caught error are in its block", () =>
    checkReferences(`
      try { f() } catch (problem) { print(pro$0blem) }
                       //^^^^^^^
                                        //^^^^^^^
    `));

  it("of a hidden error have no declaration", () =>
    checkReferences(`
      try { f() } catch { print($0e) }
                              //^
    `));

  it("of a tag's function are both ends of the tag", () =>
    checkReferences(`
      let Card := props -> 1
        //^^^^
      print(<Card>a</Card>, <Car$0d/>)
           //^^^^
                   //^^^^
                           //^^^^
    `));

  it("of a name stand in queries, too", () =>
    checkReferences(`
      let li$0mit := 1
        //^^^^^
      let q := (select 1 from a where b > {limit})
                                         //^^^^^
    `));

  it("of a name leave out properties, strings and columns", () =>
    checkReferences(`
      let to$0tal := 1
        //^^^^^
      print(event.total, 'total', sql(total))
    `));

  it("of a quoted name are all its spellings", () =>
    checkReferences(`
      let \`a\` := $01
      let b := 1
    `));

  it("of a function of the library are its calls", () =>
    checkReferences(`
      pri$0nt(1)
    //^^^^^
      print(2)
    //^^^^^
      let print := 1
    `));

  it("of a global are its reads", () =>
    checkReferences(`
      print(even$0t.event, event)
          //^^^^^
                       //^^^^^
    `));

  it("of a property of a global are the same path, however it is written", () =>
    checkReferences(`
      print(event.properties.pl$0an)
                           //^^^^
      print(event['properties']?.plan)
                               //^^^^
      print(person.properties.plan)
    `));

  it("of a property of a local are the same path from the same local", () =>
    checkReferences(`
      let res := fetch('a')
      print(res.sta$0tus, res.status.a)
              //^^^^^^
                          //^^^^^^
      fun f(res) { return res.status }
    `));

  it("of a key are its place in the dictionary and its uses", () =>
    checkReferences(`
      let body := {'url': 1, 'other': 2}
                 //^^^^^
      print(body.u$0rl, body['url'], body.other)
               //^^^
                         //^^^^^
    `));

  it("of a key are found from the dictionary", () =>
    checkReferences(`
      let body := {'a': {'u$0rl': 1}, 'url': 2}
                       //^^^^^
      print(body.a.url, body.url)
                 //^^^
    `));

  it("are none of a keyword", () => checkReferences("re$0turn 1"));

  it("are none of a text", () => checkReferences("print('$0a')"));

  it("stand in a broken program", () =>
    checkReferences(`
      let total := 1
        //^^^^^
      if (to$0tal > {
        //^^^^^
    `));

  it("stand in a program with line breaks of Windows", () =>
    checkReferences("let a := 1\r\n  //^\r\nprint($0a)\r\n    //^\r\n"));

  it("of the parameter of a lambda in a template stand in the template", () => {
    const { document, position } = openTemplate(
      '{"inputs_schema":[{"key":"a","type":"json"}],"inputs":{"a":{"value":"\\n{(x -> $0x)(1)}"}}}',
    );
    assert.deepEqual(
      findReferences(document, position, true).map(({ range }) => range.start.character),
      [73, 78],
    );
  });
});

const configuration = `{
  "inputs_schema": [
    { "key": "url", "type": "string" },
    { "key": "other", "type": "string", "requires_field": "url" },
    { "key": "third", "type": "string", "default": "{inputs.url}" }
  ],
  "inputs": {
    "url": { "value": "https://a.test" },
    "other": { "value": "{{ inputs.url }} and {% if inputs['url'] %}", "templating": "liquid" }
  },
  "mappings": [
    {
      "inputs_schema": [{ "key": "url", "type": "string" }],
      "inputs": { "url": { "value": "{inputs.other}" } }
    }
  ],
  "masking": { "hash": "{inputs?.url}" }
}`;

describe("references of an input", () => {
  const program = "print(inputs.url, inputs['url'])\nlet all := inputs\nreturn all.url";
  const places = [
    '{ "key": "«url»", "type": "string" },',
    '{ "key": "other", "type": "string", "requires_field": "«url»" },',
    '"«url»": { "value": "https://a.test" },',
    '"inputs_schema": [{ "key": "«url»", "type": "string" }],',
    '"inputs": { "«url»": { "value": "{inputs.other}" } }',
    "print(inputs.«url», inputs['url'])",
    "print(inputs.url, inputs[«'url'»])",
    "return all.«url»",
    '{ "key": "third", "type": "string", "default": "{inputs.«url»}" }',
    '"masking": { "hash": "{inputs?.«url»}" }',
    '"other": { "value": "{{ inputs.«url» }} and {% if inputs[\'url\'] %}", "templating": "liquid" }',
    '"other": { "value": "{{ inputs.url }} and {% if inputs[\'«url»\'] %}", "templating": "liquid" }',
  ];

  it("stand in both documents of the function", () =>
    checkInput(program.replace("inputs.url", "inputs.u$0rl"), configuration, places));

  it("are found through a variable", () =>
    checkInput(program.replace("all.url", "all.u$0rl"), configuration, places));

  it("are found from the schema", () =>
    checkInput(program, configuration.replace('"url"', '"u$0rl"'), places));

  it("are found from a value", () =>
    checkInput(program, configuration.replace('"url": {', '"$0url": {'), places));

  it("are found from Liquid", () =>
    checkInput(program, configuration.replace("{{ inputs.url", "{{ inputs.url$0"), places));

  it("leave out the schema for who does not want it", () =>
    checkInput(
      program.replace("inputs.url", "inputs.u$0rl"),
      configuration,
      places.filter((place) => !place.includes('"key": "«')),
      false,
    ));

  it("are found for an input that the schema lacks", () =>
    checkInput("print(inputs.a$0, inputs.a)", configuration, [
      "print(inputs.«a», inputs.a)",
      "print(inputs.a, inputs.«a»)",
    ]));

  it("of a global stand in templates, too", () =>
    checkInput(
      "print(event.u$0uid)",
      '{"inputs_schema":[{"key":"a","type":"string"}],"inputs":{"a":{"value":"{event.uuid}"}}}',
      [
        "print(event.«uuid»)",
        '{"inputs_schema":[{"key":"a","type":"string"}],"inputs":{"a":{"value":"{event.«uuid»}"}}}',
      ],
    ));

  it("are none at other places of a configuration", () =>
    checkInput("", configuration.replace('"string"', '"str$0ing"'), []));
});

describe("references", () => {
  for (const { id, source } of readVectors().filter((vector) =>
    vector.id.startsWith("realistic-"),
  )) {
    it(`hold the name at the cursor everywhere in ${id}`, () => {
      const { program } = openFunction({ program: source });
      const { references } = program.analysis.scopes;
      for (const { node } of references) {
        const position = program.text.positionAt(node.start);
        const starts = findReferences(program, position, true).map(({ range }) => range.start);
        assert.ok(starts.some((start) => program.text.offsetAt(start) === node.start));
      }
    });
  }
});

function checkReferences(marked: string): void {
  const { document, position } = openProgram(marked);
  const found = findReferences(document, position, true);
  checkMarked(
    document,
    found.map(({ range }) => range),
  );
}

function checkUses(marked: string): void {
  const { document, position } = openProgram(marked);
  const found = findReferences(document, position, false);
  checkMarked(
    document,
    found.map(({ range }) => range),
  );
}

function checkInput(
  program: string,
  json: string,
  expected: readonly string[],
  includeDeclaration = true,
): void {
  const at = openAt({ program, configuration: json });
  const found = program.includes("$0")
    ? findReferences(at.program, at.position, includeDeclaration)
    : findReferencesInConfiguration(at.configuration, at.position, includeDeclaration);
  assert.deepEqual(drawPlaces(at, found), expected);
}
