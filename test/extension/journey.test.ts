import assert from "node:assert/strict";
import {
  type CompletionList,
  type Diagnostic,
  DiagnosticSeverity,
  Selection,
  type TextDocument,
  type Uri,
  commands,
  languages,
  window,
} from "vscode";
import type { TestAccess } from "../../client/extension.ts";
import type { HogFunctionSummary, InputItem } from "../../protocol/posthog.ts";
import {
  SandboxControl,
  closeAll,
  functionNamed,
  open,
  openSandbox,
  write,
} from "./support/hog.ts";
import { pageText, screenshot } from "./support/page.ts";
import { until } from "./support/until.ts";

/** A destination with a secret input, whose program reads its inputs. */
const functionName = "Newsletter sign-ups";

const newAddress = "{person.properties.email ?? event.properties.email}";

describe("the main job, from connecting to metrics", () => {
  let hog: TestAccess;
  let sandbox: SandboxControl;
  let fn: HogFunctionSummary;
  let code: TextDocument;

  before(closeAll);
  after(closeAll);

  it("connects to the sandbox project", async () => {
    hog = await openSandbox();
    sandbox = new SandboxControl(hog);
    fn = functionNamed(hog, functionName);
    assert.equal(hog.account.connection?.project.kind, "sandbox");
  });

  it("shows the project's functions in the side bar", async () => {
    await commands.executeCommand("hog.functions.focus");
    await until(
      async () => (await pageText(".sidebar")).includes(functionName),
      "the tree is drawn",
    );
    const shown = await pageText(".sidebar");
    assert.match(shown, /Transformations/);
    await screenshot("journey-1-functions");
  });

  it("opens a function's code under its name", async () => {
    code = await open("hog.openCode", fn.id);
    assert.equal(code.languageId, "hog");
    assert.equal(code.uri.path.split("/").at(-1), `${functionName}.hog`);
    assert.equal(code.getText().trim(), fn.hog);
    await until(() => problemsOf(code.uri).length === 0, "the demo function has no problems");
    await screenshot("journey-2-code");
  });

  it("reports a mistake while it is typed", async () => {
    await write(code, `${code.getText()}let limit = inputs.\n`);
    await until(() => codesOf(code.uri).includes("expected-assign"), "the mistake is reported");
    await screenshot("journey-3-mistake");
  });

  it("completes inputs from the function's schema", async () => {
    const offset = code.getText().lastIndexOf("inputs.") + "inputs.".length;
    const list = await commands.executeCommand<CompletionList>(
      "vscode.executeCompletionItemProvider",
      code.uri,
      code.positionAt(offset),
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    const loaded = hog.store.loaded(fn.id);
    for (const { key } of loaded?.inputs_schema ?? []) assert.ok(labels.includes(key), key);
    const editor = await window.showTextDocument(code);
    const position = code.positionAt(offset);
    editor.selection = new Selection(position, position);
    await commands.executeCommand("editor.action.triggerSuggest");
    await until(
      async () => (await pageText(".suggest-widget")).includes(labels[0] ?? ""),
      "the suggestions are drawn",
    );
    await screenshot("journey-4-completion");
    await commands.executeCommand("hideSuggestWidget");
  });

  it("saves the fixed code with the bytecode that PostHog makes of it", async () => {
    const before = await sandbox.getFunction(fn.id);
    await write(code, `${fn.hog}\nprint('checked')\n`);
    await until(() => errorsOf(code.uri).length === 0, "the mistake is gone");
    await sandbox.forgetRequests();
    assert.ok(await code.save(), "it was saved");
    assert.ok(!code.isDirty);
    const after = await sandbox.getFunction(fn.id);
    assert.equal(after.hog, `${fn.hog}\nprint('checked')`);
    assert.notDeepEqual(after.bytecode, before.bytecode);
    assert.deepEqual(await sandbox.patches(), [{ hog: `${fn.hog}\nprint('checked')` }]);
    await screenshot("journey-5-saved");
  });

  it("saves a changed input and nothing else, and keeps the secret", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    const values: { inputs: Record<string, InputItem> } = JSON.parse(configuration.getText());
    const [secret] = Object.entries(values.inputs).find(([, input]) => input.secret) ?? [];
    assert.ok(secret, "a stored secret is shown as set");
    values.inputs["email"] = { value: newAddress };
    await write(configuration, `${JSON.stringify(values, null, 2)}\n`);
    await screenshot("journey-6-inputs");
    await sandbox.forgetRequests();
    assert.ok(await configuration.save(), "it was saved");
    const [patch, ...others] = await sandbox.patches();
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(patch ?? {}), ["inputs"]);
    assert.deepEqual(patch?.inputs?.[secret], { secret: true });
    const stored = await sandbox.getFunction(fn.id);
    assert.equal(stored.inputs["email"]?.value, newAddress);
    assert.deepEqual(stored.inputs[secret], { secret: true });
  });

  it("runs it on PostHog, with the secret that was kept", async () => {
    await write(code, `${fn.hog}\nprint('not saved yet')\n`);
    const report = await hog.runs.run(
      fn.id,
      { kind: "default" },
      { place: "posthog", real: false },
    );
    assert.equal(report?.status, "success");
    const lines = report?.logs.map(({ message }) => message) ?? [];
    assert.ok(lines.includes("not saved yet"), "the unsaved text was run");
    assert.ok(
      lines.some((line) => line.includes("***REDACTED***")),
      "the secret was there",
    );
    await until(
      async () => (await pageText("webview")).includes("not saved yet"),
      "the run is drawn",
    );
    await screenshot("journey-7-run");
  });

  it("runs it on this machine", async () => {
    const report = await hog.runs.run(fn.id, { kind: "default" }, { place: "local", real: false });
    assert.equal(report?.status, "success");
    await screenshot("journey-8-local-run");
    await closeAll();
  });

  it("shows its log", async () => {
    await commands.executeCommand("hog.openLogs", { kind: "function", id: fn.id });
    await until(
      async () => (await pageText("webview")).includes("Function completed"),
      "the entries are drawn",
    );
    await screenshot("journey-9-logs");
  });

  it("shows its metrics", async () => {
    await commands.executeCommand("hog.openMetrics", { kind: "function", id: fn.id });
    await until(async () => /succeeded/i.test(await pageText("webview")), "the totals are drawn");
    await screenshot("journey-10-metrics");
  });
});

function problemsOf(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri);
}

function errorsOf(uri: Uri): readonly Diagnostic[] {
  return problemsOf(uri).filter(({ severity }) => severity === DiagnosticSeverity.Error);
}

function codesOf(uri: Uri): readonly unknown[] {
  return problemsOf(uri).map(({ code }) => (typeof code === "object" ? code.value : code));
}
