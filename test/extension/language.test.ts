import assert from "node:assert/strict";
import {
  type CompletionList,
  ConfigurationTarget,
  Uri,
  commands,
  languages,
  window,
  workspace,
} from "vscode";
import { closeAll, fileUri, functionNamed, open, openSandbox, write } from "./support/hog.ts";
import { until } from "./support/until.ts";

describe("the language in the editor", () => {
  afterEach(closeAll);

  it("knows the function.json beside a file on disk", async () => {
    const document = await workspace.openTextDocument(fileUri("with-schema/program.hog"));
    await window.showTextDocument(document);
    await write(document, "return inputs.nowhere\n");
    await until(() => codesOf(document.uri).includes("unknown-input"), "the input is unknown");
    await commands.executeCommand("workbench.action.files.revert");
  });

  it("says nothing about inputs without one", async () => {
    const document = await workspace.openTextDocument(fileUri("plain.hog"));
    await window.showTextDocument(document);
    await write(document, "return lenght(inputs.nowhere)\n");
    await until(() => codesOf(document.uri).includes("unknown-function"), "it was checked");
    assert.ok(!codesOf(document.uri).includes("unknown-input"));
    await commands.executeCommand("workbench.action.files.revert");
  });

  it("follows a function.json that changes on disk", async () => {
    const folder = fileUri("changing");
    const schema = Uri.joinPath(folder, "function.json");
    await workspace.fs.writeFile(Uri.joinPath(folder, "a.hog"), encode("return inputs.late\n"));
    await workspace.fs.writeFile(schema, encode('{ "inputs_schema": [] }'));
    try {
      const document = await workspace.openTextDocument(Uri.joinPath(folder, "a.hog"));
      await until(() => codesOf(document.uri).includes("unknown-input"), "it is unknown");
      const entry = '{ "inputs_schema": [{ "key": "late", "type": "string" }] }';
      await workspace.fs.writeFile(schema, encode(entry));
      await until(() => !codesOf(document.uri).includes("unknown-input"), "it is known");
    } finally {
      await workspace.fs.delete(folder, { recursive: true });
    }
  });

  it("obeys the user's settings for rules at once", async () => {
    const settings = workspace.getConfiguration("hog");
    const document = await workspace.openTextDocument(fileUri("plain.hog"));
    await window.showTextDocument(document);
    await write(document, "let unread := 1\n");
    await until(() => codesOf(document.uri).includes("unused-variable"), "the rule speaks");
    await settings.update("rules", { "unused-variable": "off" }, ConfigurationTarget.Global);
    try {
      await until(() => !codesOf(document.uri).includes("unused-variable"), "it is silent");
    } finally {
      await settings.update("rules", undefined, ConfigurationTarget.Global);
    }
    await until(() => codesOf(document.uri).includes("unused-variable"), "it speaks again");
  });

  it("follows the schema as it stands in the other file, saved or not", async () => {
    const hog = await openSandbox();
    const fn = functionNamed(hog, "Orders to the roastery");
    const code = await open("hog.openCode", fn.id);
    await write(code, "return inputs.brand_new\n");
    await until(() => codesOf(code.uri).includes("unknown-input"), "it is not in the schema yet");
    const configuration = await open("hog.openConfiguration", fn.id);
    const values: { inputs_schema: unknown[] } = JSON.parse(configuration.getText());
    const entry = { key: "brand_new", type: "string" };
    const edited = { ...values, inputs_schema: [...values.inputs_schema, entry] };
    await write(configuration, JSON.stringify(edited, null, 2));
    await until(() => !codesOf(code.uri).includes("unknown-input"), "now it is");
    assert.ok((await labelsAt(code.uri, code.getText(), "inputs.")).includes("brand_new"));
  });

  it("knows nothing of a function whose project is left, until it is back", async () => {
    const hog = await openSandbox();
    const code = await open("hog.openCode", functionNamed(hog, "Orders to the roastery").id);
    await write(code, "return inputs.nowhere\n");
    await until(() => codesOf(code.uri).includes("unknown-input"), "the input is unknown");
    await hog.account.disconnect();
    await until(() => !codesOf(code.uri).includes("unknown-input"), "nothing is known");
    await openSandbox();
    await until(() => codesOf(code.uri).includes("unknown-input"), "it is unknown again");
  });

  it("says nothing about a demo function", async () => {
    const hog = await openSandbox();
    for (const { id, hog: text } of hog.store.all.filter(({ type }) => !type.startsWith("site"))) {
      const code = await open("hog.openCode", id);
      // A mark that has to be found shows that the document was checked.
      await write(code, `let checked = 1;\n${text}`);
      await until(() => codesOf(code.uri).includes("expected-assign"), "it was checked");
      const found = codesOf(code.uri).filter(
        (one) => one !== "expected-assign" && one !== "unused-variable",
      );
      assert.deepEqual(found, [], code.uri.path);
      await commands.executeCommand("workbench.action.files.revert");
    }
  });

  it("opens site functions as TypeScript", async () => {
    const hog = await openSandbox();
    const fn = hog.store.all.find(({ type }) => type === "site_app");
    assert.ok(fn);
    const code = await open("hog.openCode", fn.id);
    assert.equal(code.languageId, "typescript");
  });

  it("gives each type of function its JSON schema", async () => {
    const hog = await openSandbox();
    const fn = functionNamed(hog, "Orders to the roastery");
    const configuration = await open("hog.openConfiguration", fn.id);
    await write(configuration, '{ "enabled": "yes" }');
    await until(
      () => languages.getDiagnostics(configuration.uri).length > 0,
      "the schema is looked at",
    );
  });
});

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function codesOf(uri: Uri): readonly unknown[] {
  return languages
    .getDiagnostics(uri)
    .map(({ code }) => (typeof code === "object" ? code.value : code));
}

async function labelsAt(uri: Uri, text: string, behind: string): Promise<readonly string[]> {
  const document = await workspace.openTextDocument(uri);
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    uri,
    document.positionAt(text.indexOf(behind) + behind.length),
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}
