import assert from "node:assert/strict";
import { MarkupContent } from "vscode-languageserver-types";
import { findConfigurationHover } from "../../../server/lsp/services/configuration/hover.ts";
import { readMarked } from "../../support/marked.ts";
import { type ConfigurationSetting, openConfiguration } from "./openConfiguration.ts";

const project = {
  events: [{ name: "order completed", description: "A [paid](x) order." }, { name: "bare" }],
  eventProperties: [{ name: "total", type: "Numeric" }],
  personProperties: [{ name: "email", type: "String" }],
  groups: [{ type: "company", index: 1, properties: [{ name: "size", type: "Numeric" }] }],
  sample: {
    event: { event: "order completed", properties: { total: 42, note: "`x`" } },
    person: { properties: { name: "Ada", address: null } },
    groups: { company: { properties: { size: 3 } } },
  },
};

describe("hover in a configuration", () => {
  describe("on inputs", () => {
    const schema = `"inputs_schema": [{ "key": "url", "type": "string", "label": "The *address*", "description": "Where to <b>send</b>", "required": true }]`;

    it("tells what the schema says, as it is", () =>
      checkHover(`{ ${schema}, "inputs": { "u$0rl": { "value": "a" } } }`, [
        "`url`: string\\, required",
        String.raw`**The \*address\***`,
        String.raw`Where to \<b\>send\<\/b\>`,
      ]));

    it("tells nothing of what the schema does not know", () =>
      checkHover(`{ ${schema}, "inputs": { "x$0": {} } }`, []));

    it("knows the schema of a mapping", () =>
      checkHover(`{ "mappings": [{ ${schema}, "inputs": { "u$0rl": {} } }] }`, [
        "`url`: string\\, required",
        String.raw`**The \*address\***`,
        String.raw`Where to \<b\>send\<\/b\>`,
      ]));

    it("covers the key", () => {
      const { text, cursor } = readMarked(`{ ${schema}, "inputs": { "u$0rl": {} } }`);
      const configuration = openConfiguration(text);
      const hover = findConfigurationHover(configuration, configuration.text.positionAt(cursor));
      assert.equal(hover?.range?.start.character, cursor - 2);
      assert.equal(hover.range.end.character, cursor + 3);
    });
  });

  describe("on events", () => {
    it("tells what the project says", () =>
      checkHover(`{ "filters": { "events": [{ "id": "order$0 completed" }] } }`, [
        "`order completed`: an event that the project has seen.",
        String.raw`A \[paid\]\(x\) order\.`,
      ]));

    it("tells nothing of others", () =>
      checkHover(`{ "filters": { "events": [{ "id": "x$0" }] } }`, []));
  });

  describe("on tests of properties", () => {
    it("tells type and value of a property of the project", () =>
      checkHover(testWith(`"key": "to$0tal"`), [
        "`total`: event property, Numeric",
        "In a recent event: `42`",
      ]));

    it("tells those of groups", () =>
      checkHover(testWith(`"key": "si$0ze", "type": "group", "group_type_index": 1`), [
        "`size`: group property, Numeric",
        "In a recent event: `3`",
      ]));

    it("tells what PostHog's own properties are", () =>
      checkHover(testWith(`"key": "$current$0_url"`), [
        "`$current_url`: event property, string",
        "The address of the page, with its query.",
      ]));

    it("tells nothing of others", () => checkHover(testWith(`"key": "no$0ne"`), []));

    it("says a whole test in words", () => {
      checkHover(testWith(`"key": "plan", "value": ["pro", "team"], "operator": "ex$0act"`), [
        String.raw`event property plan is one of \"pro\" or \"team\"`,
      ]);
      checkHover(
        testWith(`"key": "email", "value": "@b", "operator": "icontains$0", "type": "person"`),
        [String.raw`person property email contains \"\@b\"`],
      );
    });

    it("says what an operator means where the test is not complete", () =>
      checkHover(testWith(`"key": "total", "value": [1], "operator": "betw$0een"`), [
        "`between`: is between",
      ]));

    it("tells nothing of an unknown operator", () =>
      checkHover(testWith(`"key": "a", "value": "b", "operator": "ex$0at"`), []));
  });

  describe("on templates", () => {
    it("tells of a text", () =>
      checkHover(withText("he$0llo"), [
        "A Hog template without a value: the text as it is. `{…}` stands for a value.",
      ]));

    it("tells that a text is made, and which for a recent event", () =>
      checkHover(withText("He$0llo {person.properties.name}, {event.properties['total']}!"), [
        "A Hog template: the result is a text.",
        "With a recent event: `Hello Ada, 42!`",
      ]));

    it("leaves out what is null", () =>
      checkHover(withText("F$0rom {person.properties.address}!"), [
        "A Hog template: the result is a text.",
        "With a recent event: `From !`",
      ]));

    it("gives no example of what has to be computed", () =>
      checkHover(withText("H$0i {upper(person.properties.name)}"), [
        "A Hog template: the result is a text.",
      ]));

    it("shows texts with backticks as they are", () =>
      checkHover(withText("H$0i {event.properties.note}"), [
        "A Hog template: the result is a text.",
        "With a recent event: `` Hi `x` ``",
      ]));

    it("is silent in braces", () => {
      checkHover(withText("Hello {person.pro$0perties.name}"), []);
      checkHover(withText("{person.pro$0perties.name}"), []);
    });

    it("is silent in a broken one", () => checkHover(withText("H$0i {person."), []));

    it("tells of Liquid", () =>
      checkHover(withText("H$0i {{ a }}", `, "templating": "liquid"`), [
        "A Liquid template: `{{ … }}` is a value. The result is always a text.",
      ]));
  });

  it("is none elsewhere", () => {
    for (const text of [
      "$0",
      "{ $0 }",
      `{ "na$0me": "a" }`,
      `{ "name": "a$0" }`,
      "[1$0]",
      "nu$0ll",
    ]) {
      checkHover(text, []);
    }
  });

  it("fails nowhere", () => {
    const whole = JSON.stringify({
      inputs_schema: [{ key: "a", type: "string" }],
      inputs: { a: { value: "x {event.event}" } },
      filters: { events: [{ id: "e", properties: [{ key: "k", value: ["v"], operator: "gt" }] }] },
    });
    const configuration = openConfiguration(whole, { project });
    for (let at = 0; at <= whole.length; at++) {
      findConfigurationHover(configuration, configuration.text.positionAt(at));
      const broken = openConfiguration(whole.slice(0, at), { project });
      findConfigurationHover(broken, broken.text.positionAt(at));
    }
  });
});

/** Checks the paragraphs of the hover at a `$0`; none for no hover. */
function checkHover(
  marked: string,
  expected: readonly string[],
  setting: ConfigurationSetting = {},
): void {
  const { text, cursor } = readMarked(marked);
  const configuration = openConfiguration(text, { project, ...setting });
  const hover = findConfigurationHover(configuration, configuration.text.positionAt(cursor));
  const contents = hover?.contents;
  const found = MarkupContent.is(contents) ? contents.value.split("\n\n") : [];
  assert.deepEqual(found, expected);
}

function testWith(fields: string): string {
  return `{ "filters": { "properties": [{ ${fields} }] } }`;
}

function withText(text: string, others = ""): string {
  return `{ "inputs_schema": [{ "key": "a", "type": "string" }], "inputs": { "a": { "value": "${text}"${others} } } }`;
}
