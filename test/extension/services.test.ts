import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import {
  type CodeAction,
  type Command,
  type CompletionList,
  type Definition,
  type Diagnostic,
  EventEmitter,
  type Hover,
  type LocationLink,
  MarkdownString,
  Selection,
  type SymbolInformation,
  type TextDocument,
  type TextEdit,
  Uri,
  commands,
  languages,
  window,
  workspace,
} from "vscode";
import type { TestAccess } from "../../client/extension.ts";
import type { HogFunction, HogFunctionSummary } from "../../protocol/posthog.ts";
import {
  SandboxControl,
  closeAll,
  fileUri,
  functionNamed,
  open,
  openSandbox,
  write,
} from "./support/hog.ts";
import { pageText, pressKeys, screenshot, typeText } from "./support/page.ts";
import { until } from "./support/until.ts";

const functionName = "Newsletter sign-ups";

describe("the language services", () => {
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

  afterEach(closeAll);

  after(async () => {
    const { hog: code, inputs, inputs_schema } = original;
    await sandbox.patchFunction(fn.id, { hog: code, inputs, inputs_schema });
    await hog.store.refresh();
  });

  it("show what a builtin does", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, "let size := length(inputs.tags)\nreturn size\n");
    const texts = await until(async () => {
      const found = await hoverAt(code, "length");
      return found.length > 0 && found;
    }, "the builtin is described");
    assert.match(texts.join("\n"), /length\(/);
  });

  it("lead from an input in the program to its schema", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, "return inputs.double_opt_in\n");
    const [target] = await until(async () => {
      const found = await definitionsAt(code, "double_opt_in");
      return found.length > 0 && found;
    }, "the input is found");
    assert.match(target?.uri.path ?? "", /\.json$/);
    const configuration = await workspace.openTextDocument(target?.uri ?? code.uri);
    const line = configuration.lineAt(target?.line ?? 0).text;
    assert.match(line, /"key": "double_opt_in"/);
  });

  it("complete the properties of the project's events, which come in the background", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, "return event.properties.\n");
    await until(
      async () => (await labelsBehind(code, "event.properties.")).includes("order_id"),
      "a property of the project is offered",
    );
  });

  it("complete an input of the function in a template of its JSON", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    await write(
      configuration,
      configuration.getText().replace("{person.properties.email}", "{person.}"),
    );
    await until(
      async () => (await labelsBehind(configuration, "{person.")).includes("properties"),
      "the template is completed",
    );
  });

  it("ask for the names of the project once", async () => {
    await sandbox.forgetRequests();
    await open("hog.openCode", fn.id);
    await open("hog.openConfiguration", fn.id);
    assert.deepEqual(await askedForNames(), []);
    await commands.executeCommand("hog.refresh");
    await until(
      async () => (await askedForNames()).length > 0,
      "they are asked for again with the functions",
    );
  });

  it("lay out a program", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, "let  a:=1\nreturn   a\n");
    const edits = await until(
      () =>
        commands.executeCommand<readonly TextEdit[] | undefined>(
          "vscode.executeFormatDocumentProvider",
          code.uri,
          { tabSize: 2, insertSpaces: true },
        ),
      "there is a formatter",
    );
    assert.ok(edits.length > 0);
    await window.showTextDocument(code);
    await commands.executeCommand("editor.action.formatDocument");
    await until(() => code.getText() === "let a := 1;\nreturn a;\n", "it is tidy");
  });

  it("leave the layout of JSON to the editor", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    const tidy = configuration.getText();
    await write(configuration, JSON.stringify(JSON.parse(tidy)));
    await commands.executeCommand("editor.action.formatDocument");
    await until(() => configuration.lineCount > 10, "it is laid out, and nothing was asked");
    assert.deepEqual(JSON.parse(configuration.getText()), JSON.parse(tidy));
  });

  it("correct a misspelt function", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, "return lenght(inputs.tags)\n");
    const problem = await until(() => problemIn(code, "unknown-function"), "it is reported");
    const actions = await until(async () => {
      const found = await actionsAt(code, problem);
      return found.some(isEditing) && found;
    }, "there is a fix");
    const edit = actions.find(isEditing)?.edit;
    assert.ok(edit && (await workspace.applyEdit(edit)));
    assert.equal(code.getText(), "return length(inputs.tags)\n");
  });

  it("find a program by what it declares", async () => {
    const code = await open("hog.openCode", fn.id);
    await write(code, "fun greetNewReader() { return 1 }\nreturn greetNewReader()\n");
    const [symbol] = await until(async () => {
      const found = await commands.executeCommand<readonly SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        "greetNewReader",
      );
      return found.length > 0 && found;
    }, "the function is found");
    assert.equal(symbol?.location.uri.toString(), code.uri.toString());
  });

  it("find a program that is not open", async () => {
    await open("hog.openCode", fn.id);
    const other = await sandbox.createFunction({
      name: "Elsewhere",
      type: "destination",
      hog: "fun onlyThere() { return 1 }\nreturn onlyThere()",
    });
    await hog.store.refresh();
    try {
      const [symbol] = await until(async () => {
        const found = await commands.executeCommand<readonly SymbolInformation[]>(
          "vscode.executeWorkspaceSymbolProvider",
          "onlyThere",
        );
        return found.length > 0 && found;
      }, "the function is found");
      assert.ok(symbol?.location.uri.path.includes(other.id));
    } finally {
      await sandbox.patchFunction(other.id, { deleted: true });
      await hog.store.refresh();
    }
  });

  it("rename an input in both documents, and save neither", async () => {
    const configuration = await open("hog.openConfiguration", fn.id);
    const code = await open("hog.openCode", fn.id);
    await write(code, "return inputs.list\n");
    assert.ok(await code.save());
    await until(async () => (await definitionsAt(code, "list")).length > 0, "the input is known");
    await sandbox.forgetRequests();
    await rename(code, "list", "audience");
    await until(() => code.getText() === "return inputs.audience\n", "the program is changed");
    await until(() => configuration.getText().includes('"key": "audience"'), "so is the schema");
    await screenshot("services-rename");
    assert.ok(code.isDirty && configuration.isDirty, "both wait for the user");
    assert.deepEqual(await sandbox.patches(), []);

    assert.ok((await code.save()) && (await configuration.save()));
    const stored = await sandbox.getFunction(fn.id);
    assert.equal(stored.hog, "return inputs.audience");
    const keys = stored.inputs_schema.map(({ key }) => key);
    assert.ok(keys.includes("audience") && !keys.includes("list"), keys.join(", "));
    assert.deepEqual(stored.inputs["audience"]?.value, "news");
    assert.ok(!code.isDirty && !configuration.isDirty);
  });

  it("take both documents back with one undo each", async () => {
    const { hog: hogText, inputs, inputs_schema } = original;
    await sandbox.patchFunction(fn.id, { hog: hogText, inputs, inputs_schema });
    await hog.store.refresh();
    const configuration = await open("hog.openConfiguration", fn.id);
    const before = configuration.getText();
    const code = await open("hog.openCode", fn.id);
    await until(async () => (await definitionsAt(code, "inputs.list")).length > 0, "it is known");
    await rename(code, "inputs.list", "audience");
    await until(() => configuration.isDirty, "the schema is changed");
    await window.showTextDocument(configuration);
    await commands.executeCommand("undo");
    await until(() => configuration.getText() === before, "it is as it was");
  });

  async function askedForNames(): Promise<readonly string[]> {
    const requests = await sandbox.requests();
    return requests.map(({ path }) => path).filter((path) => path.includes("_definitions"));
  }
});

describe("a rule", () => {
  afterEach(closeAll);
  after(() => rmSync(fileUri(".vscode").fsPath, { recursive: true, force: true }));

  it("is turned off in the workspace, which can be taken back", async () => {
    const document = await workspace.openTextDocument(fileUri("plain.hog"));
    await write(document, "let unread := 1\n");
    await until(() => problemIn(document, "unused-variable"), "the rule speaks");
    const answered = await answeringInformation("Undo", async () => {
      await commands.executeCommand("hog.turnRuleOff", "unused-variable");
      await until(() => !problemIn(document, "unused-variable"), "it is silent");
    });
    assert.match(answered, /unused-variable is off in this workspace/);
    await until(() => problemIn(document, "unused-variable"), "it speaks again");
    assert.deepEqual(workspace.getConfiguration("hog").inspect("rules")?.workspaceValue, undefined);
  });

  it("is not offered without a problem that it is about", async () => {
    const shown: string[] = [];
    const show = window.showErrorMessage;
    Object.assign(window, {
      showErrorMessage: (message: string) => {
        shown.push(message);
        return Promise.resolve(undefined);
      },
    });
    try {
      await commands.executeCommand("hog.turnRuleOff");
    } finally {
      Object.assign(window, { showErrorMessage: show });
    }
    assert.match(shown.join(), /quick fixes/);
  });
});

/** Presses a button of a notification once `action` is over; gives what was said. */
async function answeringInformation(button: string, action: () => Promise<void>): Promise<string> {
  const said: string[] = [];
  const over = new EventEmitter<string>();
  const show = window.showInformationMessage;
  Object.assign(window, {
    showInformationMessage: (message: string) => {
      said.push(message);
      return new Promise<string>((resolve) => over.event(resolve));
    },
  });
  try {
    await action();
  } finally {
    Object.assign(window, { showInformationMessage: show });
    over.fire(button);
  }
  return said.join("\n");
}

function problemIn({ uri }: TextDocument, code: string): Diagnostic | undefined {
  return languages
    .getDiagnostics(uri)
    .find(({ code: own }) => (typeof own === "object" ? own.value : own) === code);
}

async function hoverAt(document: TextDocument, word: string): Promise<readonly string[]> {
  const hovers = await commands.executeCommand<readonly Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    document.positionAt(document.getText().indexOf(word) + 1),
  );
  return hovers.flatMap(({ contents }) =>
    contents.map((content) => (content instanceof MarkdownString ? content.value : "")),
  );
}

/** The places to which the end of some words leads. */
async function definitionsAt(
  document: TextDocument,
  words: string,
): Promise<readonly { readonly uri: Uri; readonly line: number }[]> {
  const found = await commands.executeCommand<Definition | LocationLink[]>(
    "vscode.executeDefinitionProvider",
    document.uri,
    document.positionAt(document.getText().indexOf(words) + words.length - 1),
  );
  return [found]
    .flat()
    .map((one) =>
      "targetUri" in one
        ? { uri: one.targetUri, line: (one.targetSelectionRange ?? one.targetRange).start.line }
        : { uri: one.uri, line: one.range.start.line },
    );
}

async function labelsBehind(document: TextDocument, words: string): Promise<readonly string[]> {
  const list = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    document.positionAt(document.getText().indexOf(words) + words.length),
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

function actionsAt(
  { uri }: TextDocument,
  { range }: Diagnostic,
): Thenable<readonly (CodeAction | Command)[]> {
  return commands.executeCommand("vscode.executeCodeActionProvider", uri, range, "quickfix", 10);
}

function isEditing(action: CodeAction | Command): action is CodeAction {
  return "edit" in action && action.edit !== undefined;
}

/** As the user does: in the box that opens at the end of some words. */
async function rename(document: TextDocument, words: string, name: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const end = document.positionAt(document.getText().indexOf(words) + words.length - 1);
  editor.selection = new Selection(end, end);
  void commands.executeCommand("editor.action.rename");
  await until(
    async () => (await pageText(".rename-box:focus-within")) !== "",
    "the new name is asked for",
  );
  await pressKeys("Control+A");
  await typeText(name);
  await pressKeys("Enter");
}
