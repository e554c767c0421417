import assert from "node:assert/strict";
import { functions } from "../../../sandbox/seed/functions/all.ts";
import { templateAt } from "../../../server/lsp/configuration.ts";
import { findConfigurationProblems } from "../../../server/lsp/services/configuration/problems.ts";
import { findTemplateTokens } from "../../../server/lsp/services/semanticTokens.ts";
import { askEveryConfigurationService, askEveryService } from "./everyService.ts";
import { openConfiguration } from "./openConfiguration.ts";
import { openFunction } from "./openFunction.ts";

const configuration = JSON.stringify(
  {
    type: "destination",
    inputs_schema: [
      { key: "url", type: "string", required: true },
      { key: "body", type: "json", default: { event: "{event}" } },
      { key: "greeting", type: "string", templating: "liquid" },
    ],
    inputs: {
      url: { value: "https://example.com/{event.event}?q={encodeURLComponent('a \"b\"\n')}" },
      body: { value: { list: ["{person.properties.email}", "\\{no\\}"], 'ke"y': "{inputs.url}" } },
      greeting: { value: "Hi {{ person.properties.name }}", templating: "liquid" },
    },
    mappings: [
      {
        name: "First",
        filters: { events: [{ id: "sale", type: "events" }], properties: [] },
        inputs_schema: [{ key: "stage", type: "string" }],
        inputs: { stage: { value: "{lower(event.event)}" } },
      },
    ],
    filters: { events: [{ id: "$pageview", type: "events", order: 0 }] },
    masking: { hash: "{person.id}", ttl: 60 },
  },
  null,
  1,
);

describe("a configuration while it is typed", () => {
  it("breaks no service, at any end", () => {
    for (let length = 0; length <= configuration.length; length++) {
      const { text, templates } = openConfiguration(configuration.slice(0, length));
      for (const { document, engine } of templates) {
        if (engine === "hog") assert.ok(document().text.getText().length <= length);
      }
      if (length % 5 === 0) askAt(configuration.slice(0, length), length);
      assert.equal(text.getText().length, length);
    }
  });

  it("breaks no service, without any sign", () => {
    for (let at = 0; at < configuration.length; at += 3) {
      askAt(configuration.slice(0, at) + configuration.slice(at + 1), at);
    }
  });

  for (const sign of ['"', "{", "}", "[", "]", ",", ":", "\\", "\n", "\0", "'", "🦔"]) {
    it(`breaks no service, with one ${JSON.stringify(sign)} too many`, () => {
      for (let at = 0; at < configuration.length; at += 13) {
        askAt(configuration.slice(0, at) + sign + configuration.slice(at), at);
      }
    });
  }

  it("knows every template as soon as it is begun", () => {
    const whole = openConfiguration(configuration);
    for (const { node, input } of whole.templates) {
      if (input?.from === "default") continue;
      const begun = openConfiguration(configuration.slice(0, node.offset + 2));
      const position = begun.text.positionAt(node.offset + 2);
      assert.equal(templateAt(begun, position)?.node.offset, node.offset, input?.key);
    }
  });

  it("has the same templates with Windows' line ends", () => {
    const other = openConfiguration(configuration.replaceAll("\n", "\r\n"));
    const texts = (all: typeof other): readonly unknown[] =>
      all.templates.map(({ node }): unknown => node.value);
    assert.deepEqual(texts(other), texts(openConfiguration(configuration)));
  });

  for (const odd of [
    "null",
    "1",
    '"{event}"',
    "[]",
    "{}",
    '{"inputs_schema":null,"inputs":null,"mappings":null,"filters":null,"masking":null}',
    '{"inputs_schema":{},"inputs":[],"mappings":{},"filters":[],"masking":[]}',
    '{"inputs_schema":[null,1,"a",[],{}],"inputs":{"a":null}}',
    '{"inputs_schema":[{"key":"__proto__","type":"string"}],"inputs":{"__proto__":{"value":"{event.event}"}}}',
    '{"inputs_schema":[{"key":"constructor","type":"string"}],"inputs":{"constructor":{"value":"{a"}}}',
    '{"inputs_schema":[{"key":"a","type":"string"},{"key":"a","type":"json"}],"inputs":{"a":{"value":"{b"}}}',
    '{"inputs":{"a":{"value":"{b"}},"inputs":{"a":{"value":"{c"}}}',
    '{"mappings":[null,1,{"inputs":1},{"inputs_schema":[{"key":"a","type":"string"}]}]}',
    '\uFEFF{"type":"destination"}',
    '// A comment.\n{"type": "destination", /* and */ "inputs": {},}',
  ]) {
    it(`may be ${JSON.stringify(odd).slice(0, 60)}`, () => {
      for (let at = 0; at <= odd.length; at += 5) askAt(odd, at);
    });
  }
});

describe("the configurations of the demo project", () => {
  for (const { body } of functions) {
    it(`break no service: ${body.name}`, () => {
      const { hog, ...others } = body;
      const opened = openFunction({ program: hog, configuration: others });
      assert.ok(opened.configuration);
      const text = opened.configuration.text.getText();
      for (let at = 0; at < text.length; at += 97) askAt(text, at);
      findConfigurationProblems(opened.configuration);
      findTemplateTokens(opened.configuration);
    });
  }
});

/** Asks every service about a place. */
function askAt(text: string, offset: number): void {
  const { configuration: opened } = openFunction({ configuration: text });
  assert.ok(opened);
  const position = opened.text.positionAt(offset);
  askEveryConfigurationService(opened, position);
  const template = templateAt(opened, position);
  if (template?.engine === "hog") askEveryService(template.document(), position);
}
