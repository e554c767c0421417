import assert from "node:assert/strict";
import {
  ConfigurationTarget,
  type Diagnostic,
  DiagnosticSeverity,
  type TextDocument,
  type Uri,
  commands,
  languages,
  workspace,
} from "vscode";
import type { TestAccess } from "../../client/extension.ts";
import type { HogFunction, HogFunctionSummary } from "../../protocol/posthog.ts";
import { answering } from "./support/answer.ts";
import {
  SandboxControl,
  closeAll,
  fileUri,
  functionNamed,
  open,
  openSandbox,
  write,
} from "./support/hog.ts";
import { until } from "./support/until.ts";

const functionName = "Newsletter sign-ups";

describe("saving", () => {
  let hog: TestAccess;
  let sandbox: SandboxControl;
  let fn: HogFunctionSummary;
  let original: HogFunction;

  before(async () => {
    hog = await openSandbox();
    sandbox = new SandboxControl(hog);
    fn = functionNamed(hog, functionName);
    original = await sandbox.getFunction(fn.id);
  });

  beforeEach(async () => {
    await closeAll();
    await sandbox.setFaults([]);
    const { name, description, enabled, hog: code, filters, inputs, inputs_schema } = original;
    const content = { name, description, enabled, hog: code, filters, inputs, inputs_schema };
    await sandbox.patchFunction(fn.id, content);
    await hog.store.refresh();
    await sandbox.forgetRequests();
  });

  after(async () => {
    await sandbox.setFaults([]);
    await closeAll();
  });

  it("shows a refusal of the code at the code", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, "let total := length([1])\nreturn total +");
    const first = await until(() => mistakeIn(code.uri), "the mistake is found here");
    assert.ok(!(await code.save()), "it was refused");
    assert.ok(code.isDirty);
    const [problem, ...others] = ownProblemsOf(code.uri);
    assert.match(problem?.message ?? "", /Hog code has errors\./);
    assert.deepEqual(others, []);
    assert.ok(first && problem?.range.isEqual(first.range), "it stands where the mistake is");
  });

  it("shows a refused input at its place in the other file", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    const values = read(configuration);
    const changed = { ...values, inputs: { ...values.inputs, email: { value: 5 } } };
    await write(configuration, toText(changed));
    assert.ok(!(await configuration.save()), "it was refused");
    const [problem] = ownProblemsOf(configuration.uri);
    assert.match(problem?.message ?? "", /Value must be a string/);
    const place = problem && configuration.getText(problem.range);
    assert.equal(place, '"email"');
  });

  it("forgets a refusal when the text changes", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, "return a b c +");
    await code.save();
    assert.equal(ownProblemsOf(code.uri).length, 1);
    await write(code, `${fn.hog}\n`);
    assert.deepEqual(ownProblemsOf(code.uri), []);
  });

  it("keeps the document dirty when the server fails, and saves it later", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('later')\n`);
    await sandbox.setFaults([{ method: "PATCH", kind: { type: "error", status: 500 } }]);
    assert.ok(!(await code.save()));
    assert.ok(code.isDirty);
    await sandbox.setFaults([]);
    assert.ok(await code.save());
    assert.ok(!code.isDirty);
  });

  it("knows that a write took effect whose answer was lost", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('arrived')\n`);
    await sandbox.setFaults([{ method: "PATCH", times: 1, kind: { type: "drop", when: "after" } }]);
    assert.ok(await code.save(), "it is there, so it is saved");
    assert.match((await sandbox.getFunction(fn.id)).hog, /arrived/);
  });

  it("says that nothing was saved when the connection broke before the write", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('lost')\n`);
    await sandbox.setFaults([{ method: "PATCH", kind: { type: "drop", when: "before" } }]);
    assert.ok(!(await code.save()));
    assert.ok(code.isDirty);
    assert.doesNotMatch((await sandbox.getFunction(fn.id)).hog, /lost/);
  });

  it("asks before it overwrites what somebody else saved", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('mine')\n`);
    await sandbox.patchFunction(fn.id, { hog: `${fn.hog}\nprint('theirs')` });
    const { questions, result } = await answering(undefined, () => code.save());
    assert.equal(questions.length, 1);
    assert.ok(!result, "nothing was decided, so nothing is saved");
    assert.ok(code.isDirty);
    assert.match((await sandbox.getFunction(fn.id)).hog, /theirs/);
  });

  it("notices the other's change also when the list was refreshed in between", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('mine')\n`);
    await sandbox.patchFunction(fn.id, { hog: `${fn.hog}\nprint('theirs')` });
    await hog.store.refresh();
    const { questions } = await answering(undefined, () => code.save());
    assert.equal(questions.length, 1);
    assert.match(code.getText(), /mine/);
  });

  it("overwrites when the user says so", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('mine')\n`);
    await sandbox.patchFunction(fn.id, { hog: `${fn.hog}\nprint('theirs')` });
    const { result } = await answering("Overwrite", () => code.save());
    assert.ok(result);
    assert.match((await sandbox.getFunction(fn.id)).hog, /mine/);
  });

  it("takes the other's text when the user says so", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('mine')\n`);
    await sandbox.patchFunction(fn.id, { hog: `${fn.hog}\nprint('theirs')` });
    await answering("Take Theirs", () => code.save());
    await until(() => code.getText().includes("theirs"), "the text is theirs");
    assert.ok(!code.isDirty);
    assert.match((await sandbox.getFunction(fn.id)).hog, /theirs/);
  });

  it("opens a comparison when the user says so, and saves nothing", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('mine')\n`);
    await sandbox.patchFunction(fn.id, { hog: `${fn.hog}\nprint('theirs')` });
    const { result } = await answering("Compare", () => code.save());
    assert.ok(!result);
    const theirs = workspace.textDocuments.find(({ uri }) => uri.scheme === "hogview");
    assert.match(theirs?.getText() ?? "", /theirs/);
    assert.match(code.getText(), /mine/);
  });

  it("keeps what somebody else changed elsewhere in the function, without a question", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    await write(configuration, toText({ ...read(configuration), description: "mine" }));
    await sandbox.patchFunction(fn.id, { name: "Theirs" });
    const { questions, result } = await answering(undefined, () => configuration.save());
    assert.deepEqual(questions, []);
    assert.ok(result);
    const stored = await sandbox.getFunction(fn.id);
    assert.equal(stored.name, "Theirs");
    assert.equal(stored.description, "mine");
    await until(() => read(configuration)["name"] === "Theirs", "the document shows both");
  });

  it("refuses to send the stars that stand for a secret", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    const values = read(configuration);
    const key = secretOf(values);
    const inputs = { ...values.inputs, [key]: { value: "********" } };
    await write(configuration, toText({ ...values, inputs }));
    assert.ok(!(await configuration.save()));
    assert.deepEqual(await sandbox.patches(), []);
    assert.equal(ownProblemsOf(configuration.uri).length, 1);
  });

  it("sends a new secret once, and shows it no more", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    const values = read(configuration);
    const key = secretOf(values);
    const inputs = { ...values.inputs, [key]: { value: "fresh-token" } };
    await write(configuration, toText({ ...values, inputs }));
    assert.ok(await configuration.save());
    const [patch] = await sandbox.patches();
    assert.deepEqual(patch?.inputs?.[key], { value: "fresh-token" });
    await until(() => !configuration.getText().includes("fresh-token"), "it is hidden again");
    assert.deepEqual(read(configuration).inputs[key], { secret: true });
  });

  it("sends nothing when nothing changed but the layout", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    await write(configuration, `${JSON.stringify(read(configuration))}\n`);
    assert.ok(await configuration.save());
    assert.deepEqual(await sandbox.patches(), []);
  });

  it("says where the JSON is broken, and sends nothing", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    await write(configuration, "");
    assert.ok(!(await configuration.save()));
    await write(configuration, '{ "name": "x", ');
    assert.ok(!(await configuration.save()));
    assert.deepEqual(await sandbox.patches(), []);
    assert.ok(configuration.isDirty);
  });

  it("keeps the text of a function that was deleted meanwhile", async () => {
    const made = await sandbox.createFunction({ name: "Doomed", hog: "return 1" });
    await hog.store.refresh();
    const code = await open("hog.openCode", made.id);
    await write(code, "return 2");
    await sandbox.patchFunction(made.id, { deleted: true });
    assert.ok(!(await code.save()));
    assert.ok(code.isDirty);
    assert.equal(code.getText(), "return 2");
  });

  it("goes on with what is typed during a save, without a question about the own text", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('first')\n`);
    await sandbox.setFaults([{ method: "PATCH", kind: { type: "delay", milliseconds: 500 } }]);
    const saving = code.save();
    await write(code, `${fn.hog}\nprint('first')\nprint('second')\n`);
    await saving;
    const { questions, result } = await answering(undefined, () => code.save());
    assert.deepEqual(questions, []);
    assert.ok(result);
    assert.match((await sandbox.getFunction(fn.id)).hog, /first[^]*second/);
  });

  it("saves both files of a function at once, one write after the other", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('both')\n`);
    const configuration = await open("hog.openConfiguration", fn.id);
    await write(configuration, toText({ ...read(configuration), description: "both" }));
    await commands.executeCommand("workbench.action.files.saveAll");
    await until(() => !code.isDirty && !configuration.isDirty, "both are saved");
    const stored = await sandbox.getFunction(fn.id);
    assert.match(stored.hog, /both/);
    assert.equal(stored.description, "both");
  });

  it("refuses to write into another project", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('elsewhere')\n`);
    const { address } = await hog.sandbox.open();
    const key = await sandbox.makeKey(["*"]);
    await hog.account.connect({ ...address, kind: "posthog" }, key);
    assert.ok(!(await code.save()));
    assert.ok(code.isDirty);
    assert.deepEqual(await sandbox.patches(), []);
    await openSandbox();
    assert.ok(await code.save(), "in its own project it can be saved");
  });

  it("keeps what it started from when the document's language is changed", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('mine')\n`);
    await languages.setTextDocumentLanguage(code, "plaintext");
    await sandbox.patchFunction(fn.id, { hog: `${fn.hog}\nprint('theirs')` });
    await hog.store.refresh();
    const { questions } = await answering(undefined, () => code.save());
    await languages.setTextDocumentLanguage(code, "hog");
    assert.equal(questions.length, 1);
  });

  it("asks again about what was saved while the question was open", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, `${fn.hog}\nprint('mine')\n`);
    await sandbox.patchFunction(fn.id, { hog: `${fn.hog}\nprint('theirs')` });
    const later = [`${fn.hog}\nprint('later')`];
    const answer = async (): Promise<string> => {
      const hog = later.pop();
      if (hog !== undefined) await sandbox.patchFunction(fn.id, { hog });
      return "Overwrite";
    };
    const { questions } = await answering(answer, () => code.save());
    assert.equal(questions.length, 2);
    assert.match((await sandbox.getFunction(fn.id)).hog, /mine/);
  });

  it("works under the old name after the function was renamed", async () => {
    const code = await open("hog.openCode", fn.id);
    await sandbox.patchFunction(fn.id, { name: "Renamed" });
    await hog.store.refresh();
    const again = await open("hog.openCode", fn.id);
    assert.equal(again, code, "the same document");
    await write(code, `${fn.hog}\nprint('renamed')\n`);
    assert.ok(await code.save());
    assert.match((await sandbox.getFunction(fn.id)).hog, /renamed/);
  });

  it("refuses encodings that would lose letters", async () => {
    const code = await open("hog.openCode", fn.id);
    const latin = Uint8Array.from([...Buffer.from("print('caf"), 0xe9, ...Buffer.from("')")]);
    await assert.rejects(Promise.resolve(workspace.fs.writeFile(code.uri, latin)), /UTF-8/);
    assert.deepEqual(await sandbox.patches(), []);
  });

  it("is the user's word: auto save sends nothing", async () => {
    const file = fileUri("saved-by-itself.hog");
    const settings = workspace.getConfiguration("files");
    // The host is set to save nothing by itself; the tests that follow count on that.
    const before = settings.inspect("autoSave")?.globalValue;
    await settings.update("autoSave", "afterDelay", ConfigurationTarget.Global);
    await settings.update("autoSaveDelay", 50, ConfigurationTarget.Global);
    try {
      await workspace.fs.writeFile(file, new Uint8Array());
      const onDisk = await workspace.openTextDocument(file);
      const code = await open("hog.openCode", fn.id);
      await write(code, `${fn.hog}\nprint('not yet')\n`);
      const configuration = await open("hog.openConfiguration", fn.id);
      await write(configuration, toText({ ...read(configuration), description: "not yet" }));
      await write(onDisk, `print('${Date.now()}')\n`);
      await until(() => !onDisk.isDirty, "a file in the folder is saved by itself");
      assert.ok(code.isDirty && configuration.isDirty);
      assert.deepEqual(await sandbox.patches(), []);
    } finally {
      await settings.update("autoSave", before, ConfigurationTarget.Global);
      await settings.update("autoSaveDelay", undefined, ConfigurationTarget.Global);
      await workspace.fs.delete(file);
    }
  });

  it("opens a file of any size and name", async () => {
    const name = "../a/b: “c”\u202e\n.hog";
    const hogText = "print('x')\n".repeat(9000).trim();
    const made = await sandbox.createFunction({ name, hog: hogText });
    await hog.store.refresh();
    const code = await open("hog.openCode", made.id);
    assert.equal(code.getText().trim(), hogText);
    await sandbox.patchFunction(made.id, { deleted: true });
  });
});

interface Configuration extends Record<string, unknown> {
  readonly inputs: Readonly<Record<string, { readonly value?: unknown; readonly secret?: true }>>;
}

function read(document: TextDocument): Configuration {
  return JSON.parse(document.getText());
}

function toText(values: Configuration): string {
  return `${JSON.stringify(values, null, 2)}\n`;
}

function secretOf({ inputs }: Configuration): string {
  const [found] = Object.entries(inputs).filter(([, { secret }]) => secret);
  assert.ok(found, "there is a stored secret");
  return found[0];
}

/** What saving said, not what the language server or the JSON schema say. */
function ownProblemsOf(uri: Uri): readonly Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === "PostHog");
}

function mistakeIn(uri: Uri): Diagnostic | undefined {
  return languages
    .getDiagnostics(uri)
    .find(({ source, severity }) => source === "hog" && severity === DiagnosticSeverity.Error);
}
