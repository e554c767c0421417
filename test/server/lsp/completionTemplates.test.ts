import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { CompletionItem } from "vscode-languageserver-types";
import { type CompletionClient, findCompletions } from "../../../server/lsp/services/completion.ts";
import { readMarked } from "../../support/marked.ts";
import { plainClient } from "./checkCompletion.ts";
import { openTemplate, type TestFunction } from "./openFunction.ts";

type Setting = Omit<TestFunction, "configuration" | "inputs"> & {
  readonly client?: Partial<CompletionClient>;
};

describe("completion in templates", () => {
  it("offers globals and functions in an interpolation", () =>
    checkOffered("Hello {$0}", ["event", "person", "concat"]));

  it("offers what a global holds", () => checkOffered("{event.$0}", ["properties", "uuid"]));

  it("offers it in an interpolation left open", () =>
    checkOffered("Hello {event.$0", ["properties", "uuid"]));

  it("offers it in a second interpolation", () =>
    checkOffered("{event.event}: {person.$0}", ["properties", "name"]));

  it("offers other inputs", () => checkLabels("{inputs.$0}", ["other", "third"]));

  it("offers the parameter of a lambda", () =>
    checkOffered("{arrayMap(item -> it$0, [])}", ["item"]));

  it("offers keys in brackets", () => checkOffered("{event['$0']}", ["properties"]));

  it("offers the names of events", () => checkOffered("{event.event == '$0'}", ["$pageview"]));

  for (const text of [
    "Hello $0",
    "event.$0",
    "$0",
    "{event.event} $0",
    "{event.event}.$0",
    "\\\\{event.$0}",
    "it's {event.event}: event.$0",
  ]) {
    it(`is silent in the text of \`${text}\``, () => checkLabels(text, []));
  }

  it("speaks up where the brace has just been typed", () =>
    checkOffered("Hello {$0", ["event"], { client: { trigger: "{" } }));

  it("is silent where a brace opens a dictionary", () =>
    checkLabels("{f({$0})}", [], { client: { trigger: "{" } }));

  it("offers no statements", () => checkNotOffered("{$0}", ["let", "if else", "for", "return"]));

  it("offers no functions that wait or act", () =>
    checkNotOffered("{$0}", ["fetch", "postHogCapture", "print", "sendEmail"]));

  it("offers only the globals that a transformation's inputs may read", () => {
    checkOffered("{$0}", ["event", "inputs", "project"], { type: "transformation" });
    checkNotOffered("{$0}", ["person", "groups"], { type: "transformation" });
  });

  it("offers the helpers of transformations", () =>
    checkOffered("{$0}", ["geoipLookup"], { type: "transformation" }));

  it("does not offer the input to which the template belongs", () =>
    checkNotOffered("{inputs.$0}", ["own"]));

  it("does not offer it in brackets", () => checkLabels("{inputs['$0']}", ["other", "third"]));

  it("offers it where a local hides the inputs", () =>
    checkLabels("{arrayMap(inputs -> inputs.$0, [{'own': 1}])}", ["own"]));
});

describe("taking a completion in a template", () => {
  it("leaves everything else as it is", () =>
    checkTaken("Hello {event.$0}!", "uuid", "Hello {event.uuid}!"));

  it("encodes quotes as JSON does", () =>
    checkTaken(
      '{concat(\\"a\\", event.event == $0)}',
      "$pageview",
      "{concat(\\\"a\\\", event.event == '$pageview')}",
    ));

  it("works behind escapes", () =>
    checkTaken('\\"\\u00e9\\n🦔{event.$0}', "uuid", '\\"\\u00e9\\n🦔{event.uuid}'));

  it("closes an interpolation, with the cursor inside", () => {
    const item = itemOf("Hello {ev$0", "event", { client: { snippets: true } });
    assert.equal(item.textEdit?.newText, "event$0\\}");
  });

  it("closes an interpolation behind a call", () => {
    const item = itemOf("Hello {con$0", "concat", { client: { snippets: true } });
    assert.match(item.textEdit?.newText ?? "", /^concat\(.*\)\$0\\\}$/);
  });

  it("closes it in front of another one", () => {
    const item = itemOf("{event.$0 {person.name}", "uuid", { client: { snippets: true } });
    assert.equal(item.textEdit?.newText, "uuid$0\\}");
  });

  it("closes none that is closed", () => {
    const item = itemOf("{event.$0} {person.name}", "uuid", { client: { snippets: true } });
    assert.equal(item.textEdit?.newText, "uuid");
  });

  it("closes none in an editor that could not go on inside", () =>
    checkTaken("Hello {event.$0", "uuid", "Hello {event.uuid"));

  it("never fails, wherever the cursor is", () => {
    const text =
      "a {event.event ?? 'x'} \\\"b\\\" {arrayMap(x -> f'{x.y}', [{'y': 1}])} \\\\{ {inputs.other['a']} {";
    for (let at = 0; at < text.length; at++) {
      if (text[at - 1] === "\\") continue;
      completionsAt(`${text.slice(0, at)}$0${text.slice(at)}`);
      completionsAt(`${text.slice(0, at)}$0`);
    }
  });
});

describe("completion in the templates of mappings", () => {
  const configuration = JSON.stringify({
    type: "destination",
    inputs_schema: [{ key: "url", type: "string" }],
    mappings: [
      {
        inputs_schema: [
          { key: "name", type: "string" },
          { key: "plan", type: "string" },
        ],
        inputs: { name: { value: "{inputs.$0}" } },
      },
    ],
  });

  it("offers the inputs of the function and of the mapping", () => {
    const { document, position } = openTemplate(configuration);
    const { items } = findCompletions(document, position, plainClient);
    assert.deepEqual(
      items.map(({ label }) => label),
      ["url", "plan"],
    );
  });
});

/** The JSON document with a template, written as it is there, as the value of an input. */
function configurationWith(template: string): string {
  return `{
  "inputs_schema": [
    { "key": "own", "type": "string" },
    { "key": "other", "type": "string" },
    { "key": "third", "type": "string" }
  ],
  "inputs": { "own": { "value": "${template}" } }
}`;
}

function completionsAt(template: string, setting: Setting = {}): readonly CompletionItem[] {
  const { client, ...fn } = setting;
  const { document, position } = openTemplate(configurationWith(template), {
    type: "destination",
    ...fn,
  });
  return findCompletions(document, position, { ...plainClient, ...client }).items;
}

function labelsAt(template: string, setting?: Setting): readonly string[] {
  return completionsAt(template, setting).map(({ label }) => label);
}

function itemOf(template: string, label: string, setting?: Setting): CompletionItem {
  const item = completionsAt(template, setting).find((one) => one.label === label);
  assert.ok(item, `There is no ${label}.`);
  return item;
}

function checkLabels(template: string, labels: readonly string[], setting?: Setting): void {
  assert.deepEqual(labelsAt(template, setting), labels);
}

function checkOffered(template: string, labels: readonly string[], setting?: Setting): void {
  const offered = new Set(labelsAt(template, setting));
  assert.deepEqual(
    labels.filter((label) => offered.has(label)),
    labels,
  );
}

function checkNotOffered(template: string, labels: readonly string[], setting?: Setting): void {
  const offered = new Set(labelsAt(template, setting));
  assert.ok(offered.size > 0);
  assert.deepEqual(
    labels.filter((label) => offered.has(label)),
    [],
  );
}

/** Checks what becomes of the JSON document when an item is taken. */
function checkTaken(template: string, label: string, expected: string): void {
  const { textEdit } = itemOf(template, label);
  assert.ok(textEdit && "range" in textEdit);
  const { text } = readMarked(configurationWith(template));
  const json = TextDocument.create("", "json", 1, text);
  assert.equal(TextDocument.applyEdits(json, [textEdit]), configurationWith(expected));
}
