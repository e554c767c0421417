import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type CompletionItem, InsertTextFormat, TextEdit } from "vscode-languageserver-types";
import { operators } from "../../../hog/filters/operators.ts";
import { findConfigurationCompletions } from "../../../server/lsp/services/configuration/completion.ts";
import { readMarked } from "../../support/marked.ts";
import { type ConfigurationSetting, inProject, openConfiguration } from "./openConfiguration.ts";
import { openFunction } from "./openFunction.ts";

const project = {
  events: [{ name: "order completed", description: "A *paid* order." }, { name: "user signed up" }],
  eventProperties: [
    { name: "total", type: "Numeric" },
    { name: "gift", type: "Boolean" },
  ],
  personProperties: [{ name: "email", type: "String" }],
  groups: [{ type: "company", index: 1, properties: [{ name: "size", type: "Numeric" }] }],
  sample: { event: { properties: { total: 42 } }, person: { properties: { email: "a@b.test" } } },
};

describe("completion in a configuration", () => {
  describe("of events", () => {
    it("offers those of the project first, then those of PostHog's libraries", () => {
      const labels = labelsAt(`{ "filters": { "events": [{ "id": "$0" }] } }`);
      assert.deepEqual(labels.slice(0, 2), ["order completed", "user signed up"]);
      assert.ok(labels.includes("$pageview"));
    });

    it("offers them for the shown name and in mappings", () => {
      assert.ok(
        labelsAt(`{ "filters": { "events": [{ "name": "$0" }] } }`).includes("user signed up"),
      );
      assert.ok(
        labelsAt(`{ "mappings": [{ "filters": { "events": [{ "id": "$0" }] } }] }`).includes(
          "user signed up",
        ),
      );
    });

    it("offers those inside PostHog to what they start", () => {
      const labels = labelsAt(`{ "filters": { "events": [{ "id": "$0" }] } }`, {
        type: "internal_destination",
      });
      assert.ok(labels.includes("$error_tracking_issue_created"));
      assert.ok(!labels.includes("order completed"));
    });

    it("writes within the quotes", () =>
      checkResult(
        `{ "filters": { "events": [{ "id": "ord$0" }] } }`,
        "order completed",
        `{ "filters": { "events": [{ "id": "order completed" }] } }`,
      ));

    it("writes the quotes where there are none", () => {
      checkResult(
        `{ "filters": { "events": [{ "id": $0 }] } }`,
        "order completed",
        `{ "filters": { "events": [{ "id": "order completed" }] } }`,
      );
      checkResult(
        `{ "filters": { "events": [{ "id": ord$0 }] } }`,
        "order completed",
        `{ "filters": { "events": [{ "id": "order completed" }] } }`,
      );
    });

    it("closes a string that is still open", () =>
      checkResult(
        `{ "filters": { "events": [{ "id": "ord$0`,
        "order completed",
        `{ "filters": { "events": [{ "id": "order completed"`,
      ));

    it("escapes names for JSON", () =>
      checkResult(
        `{ "filters": { "events": [{ "id": "$0" }] } }`,
        'a "b"\\',
        String.raw`{ "filters": { "events": [{ "id": "a \"b\"\\" }] } }`,
        { project: { events: [{ name: 'a "b"\\' }] } },
      ));

    it("shows descriptions as they are", () => {
      const { documentation } = itemAt(
        `{ "filters": { "events": [{ "id": "$0" }] } }`,
        "order completed",
      );
      assert.deepEqual(documentation, { kind: "markdown", value: String.raw`A \*paid\* order\.` });
    });

    it("sends no more than anybody reads", () => {
      const events = Array.from({ length: 5000 }, (_, index) => ({ name: `event ${index}` }));
      const labels = labelsAt(`{ "filters": { "events": [{ "id": "event 49$0" }] } }`, {
        project: { events },
      });
      assert.ok(labels.length <= 200);
      assert.equal(labels[0], "event 49");
    });
  });

  describe("of tests of properties", () => {
    it("offers keys by the type beside it", () => {
      assert.deepEqual(labelsAt(testWith(`"key": "$0"`)).slice(0, 2), ["total", "gift"]);
      assert.equal(labelsAt(testWith(`"key": "$0", "type": "person"`))[0], "email");
      assert.deepEqual(labelsAt(testWith(`"key": "$0", "type": "group", "group_type_index": 1`)), [
        "size",
      ]);
      assert.deepEqual(
        labelsAt(testWith(`"key": "$0", "type": "group", "group_type_index": 0`)),
        [],
      );
      assert.ok(
        labelsAt(testWith(`"key": "$0", "type": "event_metadata"`)).includes("distinct_id"),
      );
      assert.deepEqual(labelsAt(testWith(`"key": "$0", "type": "element"`)), [
        "tag_name",
        "text",
        "href",
        "selector",
      ]);
      assert.deepEqual(labelsAt(testWith(`"type": "session", "key": "$0"`)), []);
    });

    it("offers keys that the project has made up in front of what libraries send", () => {
      const names = ["$browser", "plan", "$set_once", "amount"];
      const project = { eventProperties: names.map((name) => ({ name })) };
      assert.deepEqual(labelsAt(testWith(`"key": "$0"`), { project }).slice(0, 4), [
        "plan",
        "amount",
        "$browser",
        "$set_once",
      ]);
    });

    it("offers the properties of libraries where no project is known", () =>
      assert.ok(labelsAt(testWith(`"key": "$0"`), { project: {} }).includes("$current_url")));

    it("shows what the project knows of them", () =>
      assert.equal(itemAt(testWith(`"key": "$0"`), "total").detail, "Numeric"));

    it("works in events as well", () =>
      assert.ok(
        labelsAt(`{ "filters": { "events": [{ "properties": [{ "key": "$0" }] }] } }`).includes(
          "total",
        ),
      ));

    it("offers operators that fit in files", () => {
      assert.deepEqual(labelsAt(testWith(`"key": "gift", "operator": "$0"`)), [
        "exact",
        "is_not",
        "is_set",
        "is_not_set",
      ]);
      assert.ok(!labelsAt(testWith(`"key": "total", "operator": "$0"`)).includes("icontains"));
      assert.deepEqual(labelsAt(testWith(`"key": "x", "operator": "$0"`)), [...operators.keys()]);
    });

    it("says what an operator means", () =>
      assert.equal(
        itemAt(testWith(`"key": "x", "operator": "$0"`), "exact").detail,
        "is, is one of",
      ));

    it("leaves operators and types to the JSON schemas in the document of a function", () => {
      assert.deepEqual(labelsAt(testWith(`"key": "x", "operator": "$0"`), { uri: inProject }), []);
      assert.deepEqual(labelsAt(testWith(`"type": "$0"`), { uri: inProject }), []);
      assert.deepEqual(labelsAt(`{ "filters": { "source": "$0" } }`, { uri: inProject }), []);
    });

    it("offers types in files", () => {
      assert.ok(labelsAt(testWith(`"type": "$0"`)).includes("person"));
      assert.deepEqual(labelsAt(`{ "filters": { "events": [{ "type": "$0" }] } }`), ["events"]);
      assert.deepEqual(labelsAt(`{ "filters": { "actions": [{ "type": "$0" }] } }`), ["actions"]);
      assert.ok(labelsAt(`{ "filters": { "source": "$0" } }`).includes("events"));
    });

    it("offers the value of a recent event", () => {
      assert.deepEqual(labelsAt(testWith(`"key": "email", "type": "person", "value": "$0"`)), [
        "a@b.test",
      ]);
      checkResult(
        testWith(`"key": "total", "value": [$0]`),
        "42",
        testWith(`"key": "total", "value": [42]`),
      );
      assert.deepEqual(labelsAt(testWith(`"key": "none", "value": "$0"`)), []);
    });

    it("offers what a boolean can be", () =>
      assert.deepEqual(labelsAt(testWith(`"key": "gift", "value": "$0"`)), ["true", "false"]));
  });

  describe("of inputs", () => {
    const schema = `"inputs_schema": [
      { "key": "url", "type": "string", "label": "Address", "required": true },
      { "key": "method", "type": "choice", "choices": [{ "value": "POST", "label": "Post" }, { "value": "PUT" }] },
      { "key": "debug", "type": "boolean" },
      { "key": "room", "type": "string", "default": "#all" }
    ]`;
    const inputs = (written: string): string => `{ ${schema}, "inputs": { ${written} } }`;

    it("offers the keys that have no value yet", () =>
      assert.deepEqual(labelsAt(inputs(`"url": { "value": "a" }, "$0"`)), [
        "method",
        "debug",
        "room",
      ]));

    it("knows the values behind the key that is being written", () => {
      const behind = `"debug": { "value": true }, "room": { "value": "#a" }`;
      for (const key of [`"$0"`, `"$0"\n`, `"u$0"`, `"$0\n`, `$0\n`]) {
        assert.deepEqual(labelsAt(inputs(`${key} ${behind}`)), ["url", "method"], key);
      }
      assert.deepEqual(labelsAt(inputs(`"ur$0": {}, ${behind}`)), ["url", "method"]);
    });

    it("says what they are", () => {
      const item = itemAt(inputs(`"$0"`), "url");
      assert.equal(item.detail, "string, required");
      assert.deepEqual(item.documentation, { kind: "markdown", value: "**Address**" });
    });

    it("writes a value that fits the type", () => {
      checkResult(inputs(`"u$0"`), "url", inputs(`"url": { "value": "" }`));
      checkResult(inputs(`$0`), "debug", inputs(`"debug": { "value": false }`));
      checkResult(inputs(`"$0"`), "room", inputs(`"room": { "value": "#all" }`));
    });

    it("writes a comma before the next one", () =>
      checkResult(
        inputs(`"$0" "debug": { "value": true }`),
        "url",
        inputs(`"url": { "value": "" }, "debug": { "value": true }`),
      ));

    it("only exchanges a key that has its value", () =>
      checkResult(inputs(`"ur$0": { "value": "a" }`), "url", inputs(`"url": { "value": "a" }`)));

    it("writes a snippet for who can read it", () => {
      const item = itemAt(inputs(`"$0"`), "url", {}, true);
      assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
      assert.ok(TextEdit.is(item.textEdit));
      assert.equal(item.textEdit.newText, '"url": { "value": "${1:}" }');
    });

    it("offers choices", () => {
      assert.deepEqual(labelsAt(inputs(`"method": { "value": "$0" }`)), ["POST", "PUT"]);
      checkResult(
        inputs(`"method": { "value": $0 }`),
        "PUT",
        inputs(`"method": { "value": "PUT" }`),
      );
    });

    it("offers true and false", () =>
      checkResult(
        inputs(`"debug": { "value": $0 }`),
        "true",
        inputs(`"debug": { "value": true }`),
      ));

    it("offers engines in files", () => {
      const written = inputs(`"url": { "templating": "$0" }`);
      assert.deepEqual(labelsAt(written), ["hog", "liquid"]);
      assert.deepEqual(labelsAt(written, { uri: inProject }), []);
    });

    it("knows the schema of a mapping", () =>
      assert.deepEqual(
        labelsAt(
          `{ "mappings": [{ "inputs_schema": [{ "key": "a", "type": "string" }], "inputs": { "$0" } }] }`,
        ),
        ["a"],
      ));

    it("offers the schema what the program reads", () => {
      const { text, cursor } = readMarked(
        `{ "inputs_schema": [{ "key": "$0" }], "inputs": { "b": {} } }`,
      );
      const { configuration } = openFunction({ program: "print(inputs.url)", configuration: text });
      assert.ok(configuration);
      const position = configuration.text.positionAt(cursor);
      const { items } = findConfigurationCompletions(configuration, position, client(false));
      assert.deepEqual(
        items.map(({ label }) => label),
        ["b", "url"],
      );
    });
  });

  it("offers nothing elsewhere", () => {
    for (const text of [
      "$0",
      "{ $0 }",
      `{ "name": "$0" }`,
      `{ "inputs": { "a": { "$0" } } }`,
      `{ "filters": { "$0" } }`,
      `{ "filters": { "properties": ["$0"] } }`,
      `{ "masking": { "hash": "$0" } }`,
      `[$0]`,
    ]) {
      assert.deepEqual(labelsAt(text), [], text);
    }
  });

  it("fails nowhere in a document that is being typed", () => {
    const whole = `{ "inputs_schema": [{ "key": "a", "type": "choice", "choices": [{ "value": "x" }] }],
      "inputs": { "a": { "value": "x" } },
      "filters": { "events": [{ "id": "e", "properties": [{ "key": "k", "value": ["v"], "operator": "gt" }] }] } }`;
    for (let at = 0; at <= whole.length; at++) {
      labelsAt(`${whole.slice(0, at)}$0`);
      labelsAt(`${whole.slice(0, at)}$0${whole.slice(at)}`);
    }
  });
});

function client(snippets: boolean) {
  return { snippets, insertReplace: false, trigger: undefined };
}

function itemsAt(
  marked: string,
  setting: ConfigurationSetting,
  snippets = false,
): { readonly text: string; readonly items: readonly CompletionItem[] } {
  const { text, cursor } = readMarked(marked);
  const configuration = openConfiguration(text, { project, ...setting });
  const position = configuration.text.positionAt(cursor);
  const { items } = findConfigurationCompletions(configuration, position, client(snippets));
  return { text, items };
}

function labelsAt(marked: string, setting: ConfigurationSetting = {}): readonly string[] {
  return itemsAt(marked, setting).items.map(({ label }) => label);
}

function itemAt(
  marked: string,
  label: string,
  setting: ConfigurationSetting = {},
  snippets = false,
): CompletionItem {
  const { items } = itemsAt(marked, setting, snippets);
  const item = items.find((one) => one.label === label);
  assert.ok(item, `There is no ${label} in ${items.map((one) => one.label).join(", ")}.`);
  return item;
}

/** Checks what a document is when an item was chosen. */
function checkResult(
  marked: string,
  label: string,
  expected: string,
  setting: ConfigurationSetting = {},
): void {
  const { text } = itemsAt(marked, setting);
  const { textEdit } = itemAt(marked, label, setting);
  assert.ok(TextEdit.is(textEdit));
  const document = TextDocument.create("", "json", 1, text);
  assert.equal(TextDocument.applyEdits(document, [textEdit]), expected);
}

function testWith(fields: string): string {
  return `{ "filters": { "properties": [{ ${fields} }] } }`;
}
