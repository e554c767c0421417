import assert from "node:assert/strict";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { findConfigurationProblems } from "../../../server/lsp/services/configuration/problems.ts";
import {
  checkConfiguration,
  inProject,
  messageIn,
  openConfiguration,
  withInput,
} from "./openConfiguration.ts";

describe("problems of templates", () => {
  it("are none in a sound one", () =>
    checkConfiguration(withInput("Hello {person.properties.name}!"), []));

  it("are none in a text", () => checkConfiguration(withInput("Hello \\{ and } and [x]"), []));

  it("are those of the syntax", () =>
    checkConfiguration(withInput("a {event.} b"), ["expected-property }"]));

  it("stand behind escapes of JSON where they are", () => {
    const json = String.raw`{ "inputs_schema": [{ "key": "url", "type": "string" }], "inputs": { "url": { "value": "\u00e9\n\"{nothng()}" } } }`;
    checkConfiguration(json, ["unknown-function nothng"]);
  });

  it("stand in what is escaped itself", () => {
    const json = String.raw`{ "inputs_schema": [{ "key": "url", "type": "string" }], "inputs": { "url": { "value": "{\u006eothng(1)}" } } }`;
    checkConfiguration(json, [String.raw`unknown-function \u006eothng`]);
  });

  it("stand on their line, also behind CR LF", () => {
    const json = JSON.stringify(withInput("é🦔 {nothng()}"), null, 2).replaceAll("\n", "\r\n");
    const [problem] = findConfigurationProblems(openConfiguration(json));
    assert.deepEqual(problem?.range, {
      start: { line: 9, character: 21 },
      end: { line: 9, character: 27 },
    });
    assert.equal(problem.source, "hog");
  });

  it("are found in every text of a value", () =>
    checkConfiguration(withInput({ a: ["{1 +}", { b: "{nothng()}" }] }, "json"), [
      "expected-expression }",
      "unknown-function nothng",
    ]));

  it("are not looked for in names", () =>
    checkConfiguration(withInput({ "{nothng()}": "a" }, "dictionary"), []));

  it("are not looked for in the design of an e-mail", () =>
    checkConfiguration(
      withInput({ from: "a", to: "b", subject: "c", text: "d", design: { x: "{" } }, "email"),
      [],
    ));

  it("are not looked for where nothing is templated", () => {
    checkConfiguration(withInput("{nothng(", "string", { templating: false }), []);
    checkConfiguration(withInput("{nothng(", "integration_field"), []);
  });

  it("are found in the hash of the masking", () =>
    checkConfiguration({ masking: { ttl: 60, hash: "{nothng()}" } }, ["unknown-function nothng"]));

  it("are found in the inputs of mappings", () =>
    checkConfiguration({ mappings: [withInput("{nothng()}")] }, ["unknown-function nothng"]));

  it("are warnings in what a schema suggests", () => {
    const json = { inputs_schema: [{ key: "url", type: "string", default: "{nothng()}" }] };
    const [problem] = findConfigurationProblems(openConfiguration(json));
    assert.equal(problem?.severity, DiagnosticSeverity.Warning);
  });

  it("are told once where a key stands twice", () =>
    checkConfiguration(
      {
        inputs_schema: [
          { key: "url", type: "string" },
          { key: "url", type: "string" },
        ],
        inputs: { url: { value: "{nothng()}" } },
      },
      ["unknown-function nothng"],
      { uri: inProject },
    ));

  it("are silent about rules that are switched off", () =>
    checkConfiguration(withInput("{nothng()}"), [], {
      settings: new Map([["unknown-function", "off"]]),
    }));

  it("tell of names that the type of function does not have", () => {
    checkConfiguration(withInput("{request.body}"), ["unknown-global request"], {
      type: "destination",
    });
    checkConfiguration(withInput("{person.properties.email}"), ["unknown-global person"], {
      type: "transformation",
    });
    checkConfiguration(withInput("{request.body}"), [], { type: "source_webhook" });
  });

  it("leave names alone where the type is not known", () =>
    checkConfiguration(withInput("{request.body} {person.id} {nothing}"), []));

  it("tell of inputs that do not exist", () =>
    checkConfiguration(withInput("{inputs.adress}"), ["unknown-input adress"]));

  it("take a record for the event of a table", () => {
    const source = { type: "destination", filters: { source: "data-warehouse-table" } };
    checkConfiguration({ ...source, ...withInput("{record.id}") }, []);
    checkConfiguration({ type: "destination", ...withInput("{record.id}") }, [
      "unknown-global record",
    ]);
  });

  it("tell of functions that wait", () => {
    checkConfiguration(withInput("{fetch('https://a.test').body}"), [
      "function-not-available fetch",
    ]);
    assert.match(messageIn(withInput("{fetch('a')}")), /waits for an answer/);
  });

  it("tell of functions that only programs have", () =>
    checkConfiguration(
      withInput("{geoipLookup(event.properties.$ip)}"),
      ["function-not-available geoipLookup"],
      { type: "transformation" },
    ));

  it("let the library be called", () =>
    checkConfiguration(withInput("{upper(event.event)} {sha256Hex(event.uuid)}"), []));

  it("tell of parameters whose name a transformation must not have", () => {
    checkConfiguration(
      withInput("{arrayMap(x -> x.id, event.properties.items)}"),
      ["name-in-template x"],
      { type: "transformation" },
    );
    checkConfiguration(withInput("{arrayMap(x -> x.id, event.properties.items)}"), [], {
      type: "destination",
    });
    checkConfiguration(withInput("{arrayMap(event -> event.id, event.properties.items)}"), [], {
      type: "transformation",
    });
  });

  it("tell what the compiler refuses though no rule does", () => {
    const settings = new Map([["not-supported", "off"]] as const);
    checkConfiguration(
      withInput("{a -> (b -> cast(1 as int))}"),
      ["compile-error cast(1 as int)"],
      {
        settings,
      },
    );
  });

  it("are at most a thousand", () => {
    const inputs = Array.from({ length: 1200 }, () => "{nothng()}");
    const found = findConfigurationProblems(openConfiguration(withInput(inputs, "json")));
    assert.equal(found.length, 1000);
  });
});

describe("Liquid where Hog is expected", () => {
  it("is told once, with the way out", () => {
    const written = withInput("Hello {{ person.properties.name }} and {{ event.event }}");
    checkConfiguration(written, ["liquid-in-hog-template {{ person.properties.name }}"]);
    assert.equal(
      messageIn(written),
      'This is Liquid, where Hog is expected. Write `{person.properties.name}`, or set `"templating": "liquid"` beside the value.',
    );
  });

  it("is told of tags", () =>
    checkConfiguration(withInput("{% if a %}x{% endif %}"), ["liquid-in-hog-template {% if a %}"]));

  it("is told without Liquid as a way out where there is none", () => {
    const advice = /Write `\{event\.event\}`\.$/;
    assert.match(messageIn(withInput("{{ event.event }}", "boolean")), advice);
    assert.match(
      messageIn(withInput("{{ event.event }}", "string", { templating: "hog" })),
      advice,
    );
    assert.match(messageIn({ masking: { ttl: 60, hash: "{{ event.event }}" } }), advice);
  });

  it("is told of filters in other words", () =>
    assert.match(
      messageIn(withInput("{{ event.event | upcase }}")),
      /Write Hog with single braces/,
    ));

  it("is none where Hog can read it", () => {
    checkConfiguration(withInput("{{'a': 1}}", "json"), []);
    checkConfiguration(withInput("\\{\\{ a }}"), []);
  });

  it("is a mistake of Hog where the rule is switched off", () =>
    checkConfiguration(
      withInput("{{ event.event }}"),
      ["placeholder-outside-sql { event.event }"],
      {
        settings: new Map([["liquid-in-hog-template", "off"]]),
      },
    ));
});

describe("Liquid", () => {
  it("is left alone where it is sound", () =>
    checkConfiguration(withLiquid("Hello {{ person.properties.name | default: 'you' }}"), []));

  it("wants its braces closed", () =>
    checkConfiguration(withLiquid("Hello {{ person.name"), ["liquid-syntax {{"]));

  it("wants its blocks closed", () =>
    checkConfiguration(withLiquid("{% if a %}x"), ["liquid-syntax {% if a %}"]));

  it("is told of filters that do not exist", () =>
    checkConfiguration(withLiquid("{{ a | uppercase }}"), [
      "unknown-liquid-filter {{ a | uppercase }}",
    ]));

  it("is not for booleans", () =>
    checkConfiguration(withLiquid("{{ a }}", "boolean"), ['liquid-in-boolean "{{ a }}"']));

  it("takes single braces for text", () => {
    const written = withLiquid("Hello {person.properties.name} {color: red}");
    checkConfiguration(written, ["hog-in-liquid-template {person.properties.name}"]);
    assert.equal(
      messageIn(written),
      "Liquid takes this for text. Write `{{ person.properties.name }}`.",
    );
  });

  it("is chosen by the schema as well", () =>
    checkConfiguration(withInput("{{ a", "string", { templating: "liquid" }), [
      "liquid-syntax {{",
    ]));

  it("has its mistakes behind escapes where they are", () => {
    const json = String.raw`{ "inputs_schema": [{ "key": "a", "type": "string" }], "inputs": { "a": { "templating": "liquid", "value": "\"\u00e9 {{ \"x\" | uppercase }}" } } }`;
    checkConfiguration(json, [String.raw`unknown-liquid-filter {{ \"x\" | uppercase }}`]);
  });
});

describe("inputs that read each other", () => {
  it("are fine in a row", () =>
    checkConfiguration(withTexts({ a: "{inputs.b}", b: "{inputs.c}", c: "x" }), []));

  it("cannot read themselves", () => {
    const written = withTexts({ a: "x {inputs.a}" });
    checkConfiguration(written, ["circular-inputs inputs.a"]);
    assert.equal(messageIn(written), "The input `a` cannot read itself.");
  });

  it("cannot go round in a circle", () => {
    const written = withTexts({
      a: "{inputs.b}",
      b: "{inputs['c']}",
      c: "{inputs.a}",
      d: "{inputs.a}",
    });
    checkConfiguration(written, [
      "circular-inputs inputs.b",
      "circular-inputs inputs['c']",
      "circular-inputs inputs.a",
    ]);
  });

  it("are all named", () => {
    const [problem] = findConfigurationProblems(
      openConfiguration(withTexts({ c: "{inputs.a}", a: "{inputs.b}", b: "{inputs.c}" })),
    );
    assert.equal(
      problem?.message,
      "The inputs `c`, `a` and `b` read each other in a circle, so none of them can come first.",
    );
  });

  it("are those of one mapping", () => {
    const mapping = withTexts({ a: "{inputs.b}", b: "x" });
    const other = withTexts({ b: "{inputs.a}", a: "x" });
    checkConfiguration({ inputs_schema: [], mappings: [mapping, other] }, []);
    checkConfiguration({ inputs_schema: [], mappings: [withTexts({ a: "{inputs.a}" })] }, [
      "circular-inputs inputs.a",
    ]);
  });

  it("are not looked for in what a schema suggests", () =>
    checkConfiguration(
      { inputs_schema: [{ key: "a", type: "string", default: "{inputs.a}" }] },
      [],
    ));
});

function withLiquid(text: unknown, type?: string): object {
  return withInput(text, type, {}, { templating: "liquid" });
}

function withTexts(inputs: Readonly<Record<string, string>>): object {
  return {
    inputs_schema: Object.keys(inputs).map((key) => ({ key, type: "string" })),
    inputs: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, { value }])),
  };
}
