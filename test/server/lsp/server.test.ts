import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { on, once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CompletionResolveRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  FileChangeType,
  LSPErrorCodes,
  RegistrationRequest,
  RenameRequest,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import {
  functionMethod,
  type FunctionParams,
  projectMethod,
  type ProjectNames,
} from "../../../protocol/languageRequests.ts";
import { buildServer, type Channel, Editor, inFolder, startServer } from "./languageServer.ts";

const uri = "hog://project/program.hog";
const start = { line: 0, character: 0 };
const noNames: ProjectNames = {
  events: [],
  eventProperties: [],
  personProperties: [],
  groups: [],
  complete: true,
};
let built: ReturnType<typeof buildServer>;

before(() => {
  built = buildServer();
});
after(() => built.remove());

for (const channel of ["stdio", "node-ipc"] as const) {
  describe(`the language server over ${channel}`, () => {
    it("says what it offers", () =>
      withEditor(channel, async (editor) => {
        const { capabilities, serverInfo } = await editor.initialize();
        assert.equal(serverInfo?.name, "hog");
        assert.equal(capabilities.positionEncoding, "utf-16");
        assert.deepEqual(capabilities.textDocumentSync, {
          openClose: true,
          change: TextDocumentSyncKind.Incremental,
          save: { includeText: false },
        });
        assert.deepEqual(capabilities.completionProvider, {
          triggerCharacters: [".", "'", '"', "[", "{"],
          resolveProvider: true,
        });
      }));

    it("publishes the problems of a version", () =>
      inSession(channel, async (editor) => {
        await editor.open(uri, "let a := 1");
        const { version, diagnostics, uri: of } = await editor.published();
        assert.equal(of, uri);
        assert.equal(version, 1);
        assert.deepEqual(
          diagnostics.map(({ code, range }) => [code, range.start, range.end]),
          [["unused-variable", { line: 0, character: 4 }, { line: 0, character: 5 }]],
        );
      }));

    it("follows changes of parts of the text", () =>
      inSession(channel, async (editor) => {
        await editor.open(uri, "let a := 1\r\n");
        assert.deepEqual(await editor.problems(), ["unused-variable"]);
        const end = { line: 1, character: 0 };
        await editor.change(uri, 2, { start: end, end }, "print(a)");
        const { version, diagnostics } = await editor.published();
        assert.equal(version, 2);
        assert.deepEqual(diagnostics, []);
      }));

    it("completes", () =>
      inSession(channel, async (editor) => {
        await editor.open(uri, "event.");
        assert.ok((await editor.complete(uri, 0, 6))?.includes("properties"));
      }));

    it("ends with 0 after `shutdown` and `exit`", async () => {
      const editor = new Editor(startServer(built.path, channel), channel);
      await editor.initialize();
      assert.equal(await editor.leave(), 0);
    });

    it("ends with 1 after `exit` alone", () =>
      withEditor(channel, async (editor) => {
        await editor.initialize();
        const ended = once(editor.process, "exit");
        await editor.connection.sendNotification("exit");
        assert.deepEqual(await ended, [1, null]);
      }));

    it("ends when the editor hangs up", () =>
      withEditor(channel, async (editor) => {
        await editor.initialize();
        const ended = once(editor.process, "exit");
        if (channel === "stdio") editor.process.stdin?.end();
        else editor.process.disconnect();
        assert.deepEqual(await ended, [1, null]);
      }));
  });
}

describe("the language server", () => {
  it("asks to be started with a channel", () => {
    const { status, stderr } = spawnSync(process.execPath, [built.path], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.equal(stderr, "This program speaks to an editor. Start it with --stdio.\n");
  });

  it("ends when the process of the editor is gone", () =>
    withEditor("stdio", async (editor) => {
      const parent = spawn(process.execPath, ["-e", "process.stdin.resume()"]);
      await once(parent, "spawn");
      assert.ok(parent.pid !== undefined);
      await editor.initialize({ processId: parent.pid });
      const ended = once(editor.process, "exit");
      parent.kill();
      assert.deepEqual(await ended, [1, null]);
    }));

  it("analyses many quick keystrokes once, and the last one last", () =>
    inSession("stdio", async (editor) => {
      await editor.open(uri, "");
      await editor.published();
      const contentChanges = [{ range: { start, end: start }, text: "a" }];
      const changes = Array.from({ length: 200 }, (_, index) => ({
        method: "textDocument/didChange",
        params: { textDocument: { uri, version: index + 2 }, contentChanges },
      }));
      editor.process.stdin?.write(changes.map(frame).join(""));
      let published = await editor.published();
      let count = 1;
      while (published.version !== 201) {
        published = await editor.published();
        count++;
      }
      assert.ok(count < 10, `${count} analyses`);
    }));

  it("takes back the problems of a text that is closed", () =>
    inSession("stdio", async (editor) => {
      await editor.open(uri, "let a := 1");
      assert.deepEqual(await editor.problems(), ["unused-variable"]);
      await editor.close(uri);
      assert.deepEqual(await editor.problems(), []);
    }));

  it("says nothing about other languages", () =>
    inSession("stdio", async (editor) => {
      await editor.open("file:///a.json", "{", "json");
      assert.equal(await editor.complete("file:///a.json", 0, 1), null);
      assert.equal(editor.waiting, 0);
    }));

  it("offers nothing in a text that is not open", () =>
    inSession("stdio", async (editor) => {
      assert.equal(await editor.complete("hog://project/other.hog", 0, 0), null);
    }));

  it("adds the documentation of a function when asked", () =>
    inSession("stdio", async (editor) => {
      const item = await editor.connection.sendRequest(CompletionResolveRequest.type, {
        label: "concat",
        data: "concat",
      });
      assert.ok(typeof item.documentation === "object");
      assert.match(item.documentation.value, /^Joins the text forms/);
    }));

  it("does not answer a request that was cancelled while it waited", () =>
    inSession("stdio", async (editor) => {
      const params = { textDocument: { uri }, position: start };
      editor.process.stdin?.write(
        frame({ id: "late", method: "textDocument/completion", params }) +
          frame({ method: "$/cancelRequest", params: { id: "late" } }),
      );
      const answer = await outputWith(editor, '"id":"late"');
      assert.match(answer, new RegExp(`"code":${LSPErrorCodes.RequestCancelled}`));
    }));

  it("takes positions outside of the text for the nearest inside", () =>
    inSession("stdio", async (editor) => {
      await editor.open(uri, "event.");
      assert.ok((await editor.complete(uri, 99, 99))?.includes("properties"));
    }));
});

describe("the context of a function", () => {
  const context = {
    type: "transformation",
    inputs_schema: [{ key: "token", type: "string" }],
  };

  it("is taken from the client before the text is opened", () =>
    inSession("stdio", async (editor) => {
      await editor.connection.sendNotification(functionMethod, told(uri, context));
      await editor.open(uri, "print(inputs.tokn) return geoipLookup(1) + sendEmail({})");
      assert.deepEqual(await editor.problems(), ["unknown-input", "function-not-available"]);
      assert.deepEqual(await editor.complete(uri, 0, 13), ["token"]);
    }));

  it("changes the problems of an open text", () =>
    inSession("stdio", async (editor) => {
      await editor.open(uri, "print(inputs.tokn) return event");
      assert.deepEqual(await editor.problems(), []);
      await editor.connection.sendNotification(functionMethod, told(uri, context));
      assert.deepEqual(await editor.problems(), ["unknown-input"]);
    }));

  it("is forgotten when the client says so", () =>
    inSession("stdio", async (editor) => {
      await editor.connection.sendNotification(functionMethod, told(uri, context));
      await editor.open(uri, "print(inputs.tokn) return event");
      assert.deepEqual(await editor.problems(), ["unknown-input"]);
      await editor.connection.sendNotification(functionMethod, told(uri, null));
      assert.deepEqual(await editor.problems(), []);
    }));

  it("may be anything, of which only what makes sense is taken", () =>
    inSession("stdio", async (editor) => {
      const schema = [
        null,
        1,
        {},
        { key: 1 },
        { key: "a" },
        { key: "b", type: 7, label: {}, choices: [1] },
      ];
      const strange = { type: "constructor", inputs_schema: schema };
      await editor.connection.sendNotification(functionMethod, told(uri, strange));
      await editor.open(uri, "inputs.");
      assert.deepEqual(await editor.complete(uri, 0, 7), ["a", "b"]);
    }));

  it("is read from the `function.json` beside a file", () =>
    inFolder(async (folder) =>
      inSession("stdio", async (editor) => {
        writeFileSync(join(folder, "function.json"), JSON.stringify(context));
        const file = pathToFileURL(join(folder, "with blank.hog")).href;
        await editor.open(file, "print(inputs.tokn) return event");
        assert.deepEqual(await editor.problems(), ["unknown-input"]);
      }),
    ));

  it("knows the inputs of mappings, which stand beside the others", () =>
    inFolder(async (folder) =>
      inSession("stdio", async (editor) => {
        const mappings = [{ inputs_schema: [{ key: "name", type: "string" }] }];
        writeFileSync(join(folder, "function.json"), JSON.stringify({ ...context, mappings }));
        const file = pathToFileURL(join(folder, "a.hog")).href;
        await editor.open(file, "inputs.");
        assert.deepEqual(await editor.complete(file, 0, 7), ["token", "name"]);
      }),
    ));

  it("is read again when the file changes", () =>
    inFolder(async (folder) =>
      inSession("stdio", async (editor) => {
        const path = join(folder, "function.json");
        const file = pathToFileURL(join(folder, "a.hog")).href;
        await editor.open(file, "print(inputs.tokn) return event");
        assert.deepEqual(await editor.problems(), []);
        writeFileSync(path, JSON.stringify(context));
        await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
          changes: [{ uri: pathToFileURL(path).href, type: FileChangeType.Created }],
        });
        assert.deepEqual(await editor.problems(), ["unknown-input"]);
      }),
    ));

  it("is read again when the program is saved, for clients that watch no files", () =>
    inFolder(async (folder) =>
      inSession("stdio", async (editor) => {
        const file = pathToFileURL(join(folder, "a.hog")).href;
        await editor.open(file, "print(inputs.tokn) return event");
        assert.deepEqual(await editor.problems(), []);
        writeFileSync(join(folder, "function.json"), JSON.stringify(context));
        await editor.save(file);
        assert.deepEqual(await editor.problems(), ["unknown-input"]);
      }),
    ));

  for (const [what, content] of [
    ["is no JSON", "{"],
    ["holds something else", "[1]"],
  ] as const) {
    it(`is unknown where the file ${what}`, () =>
      inFolder(async (folder) =>
        inSession("stdio", async (editor) => {
          writeFileSync(join(folder, "function.json"), content);
          const file = pathToFileURL(join(folder, "a.hog")).href;
          await editor.open(file, "print(inputs.tokn)");
          assert.deepEqual(await editor.problems(), []);
        }),
      ));
  }

  it("prefers what the client says to the file", () =>
    inFolder(async (folder) =>
      inSession("stdio", async (editor) => {
        writeFileSync(join(folder, "function.json"), JSON.stringify(context));
        const file = pathToFileURL(join(folder, "a.hog")).href;
        const other = { type: "destination", inputs_schema: [{ key: "url", type: "string" }] };
        await editor.connection.sendNotification(functionMethod, told(file, other));
        await editor.open(file, "inputs.");
        assert.deepEqual(await editor.complete(file, 0, 7), ["url"]);
      }),
    ));

  it("is not told by a client that refuses to, and nothing else happens", () =>
    withEditor("stdio", async (editor) => {
      editor.connection.onRequest(RegistrationRequest.type, () => {
        throw new Error("No.");
      });
      await editor.initialize({
        capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
      });
      // The refusal is on its way when the first answer comes, and has arrived before the second.
      await checkAlive(editor);
      await checkAlive(editor);
    }));

  it("is asked for where the client can watch files and settings", () =>
    withEditor("stdio", async (editor) => {
      const dynamicRegistration = true;
      await editor.initialize({
        capabilities: {
          workspace: {
            didChangeWatchedFiles: { dynamicRegistration },
            didChangeConfiguration: { dynamicRegistration },
          },
        },
      });
      await editor.complete(uri, 0, 0);
      assert.deepEqual(editor.registered, [
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeConfiguration",
      ]);
    }));
});

describe("the two documents of a function", () => {
  const json = `${uri}.json`;
  const fn = (key: string): FunctionParams => ({
    code: uri,
    configuration: json,
    told: {
      type: "destination",
      project: "p",
      code: "print(inputs.url)",
      configuration: schema(key),
    },
  });
  const whole = { start, end: { line: 99, character: 0 } };
  for (const [first, second] of [
    [uri, json],
    [json, uri],
  ] as const) {
    it(`count for each other when ${first === uri ? "the program" : "the configuration"} is opened first`, () =>
      inSession("stdio", async (editor) => {
        await editor.connection.sendNotification(functionMethod, fn("url"));
        for (const each of [first, second]) {
          if (each === uri) await editor.open(uri, "print(inputs.url)");
          else await editor.open(json, schema("url"), "json");
          await editor.published();
        }
        await editor.change(json, 2, whole, schema("address"));
        assert.deepEqual(await nextProblems(editor, 2), { [json]: [], [uri]: ["unknown-input"] });
        await editor.change(uri, 2, whole, "print(inputs.address)");
        assert.deepEqual(await nextProblems(editor, 1), { [uri]: [] });
        await checkQuiet(editor);
      }));
  }

  it("leave each other alone where nothing changes that counts", () =>
    inSession("stdio", async (editor) => {
      await editor.connection.sendNotification(functionMethod, fn("url"));
      await editor.open(uri, "print(inputs.url)");
      await editor.open(json, schema("url"), "json");
      await nextProblems(editor, 2);
      await editor.change(json, 2, whole, schema("url").replace('"x"', '"y"'));
      assert.deepEqual(await nextProblems(editor, 1), { [json]: [] });
      await checkQuiet(editor);
    }));

  it("count as they are stored when they are closed with changes", () =>
    inSession("stdio", async (editor) => {
      await editor.connection.sendNotification(functionMethod, fn("url"));
      await editor.open(uri, "print(inputs.url)");
      await editor.open(json, schema("address"), "json");
      await nextProblems(editor, 2);
      assert.deepEqual(await editor.complete(uri, 0, 13), ["address"]);
      await editor.close(json);
      assert.deepEqual(await nextProblems(editor, 2), { [json]: [], [uri]: [] });
      assert.deepEqual(await editor.complete(uri, 0, 13), ["url"]);
    }));

  it("may be closed and opened again", () =>
    inSession("stdio", async (editor) => {
      await editor.connection.sendNotification(functionMethod, fn("address"));
      for (let round = 0; round < 3; round++) {
        await editor.open(uri, "print(inputs.url)");
        assert.deepEqual(await nextProblems(editor, 1), { [uri]: ["unknown-input"] });
        await editor.close(uri);
        assert.deepEqual(await nextProblems(editor, 1), { [uri]: [] });
      }
      await checkQuiet(editor);
    }));

  it("stand alone when the client knows nothing of the function any more", () =>
    inSession("stdio", async (editor) => {
      await editor.connection.sendNotification(functionMethod, fn("address"));
      await editor.open(uri, "print(inputs.url)");
      await editor.open(json, schema("a").replace('"string"', '"nonsense"'), "json");
      await nextProblems(editor, 2);
      await editor.connection.sendNotification(functionMethod, { ...fn("address"), told: null });
      assert.deepEqual(await nextProblems(editor, 2), { [json]: [], [uri]: [] });
      await editor.change(json, 2, whole, "{");
      await checkQuiet(editor);
      await editor.connection.sendNotification(functionMethod, fn("address"));
      const found = await nextProblems(editor, 2);
      assert.deepEqual(Object.keys(found).toSorted(), [uri, json]);
    }));

  it("are analysed anew when the project is told", () =>
    inSession("stdio", async (editor) => {
      await editor.connection.sendNotification(functionMethod, fn("url"));
      const program = "print(event.properties.)";
      await editor.open(uri, program);
      await editor.published();
      const names = { ...noNames, eventProperties: [{ name: "plan of the shop" }] };
      await editor.connection.sendNotification(projectMethod, { project: "p", names });
      await editor.published();
      assert.ok((await editor.complete(uri, 0, 23))?.includes("plan of the shop"));
    }));

  it("are found although fifty others were asked for since", () =>
    inSession("stdio", async (editor) => {
      await editor.connection.sendNotification(functionMethod, fn("url"));
      await editor.open(uri, "print(inputs.url)");
      await editor.open(json, schema("url"), "json");
      await nextProblems(editor, 2);
      for (let other = 0; other < 60; other++)
        await editor.open(`${uri}.${other}.hog`, "let a := 1");
      await nextProblems(editor, 60);
      await editor.change(json, 2, whole, schema("address"));
      assert.deepEqual(await nextProblems(editor, 2), { [json]: [], [uri]: ["unknown-input"] });
      assert.deepEqual(await editor.complete(uri, 0, 13), ["address"]);
      for (let other = 0; other < 60; other++) {
        assert.ok((await editor.complete(`${uri}.${other}.hog`, 0, 10))?.includes("a") === false);
      }
    }));

  it("have no problems when they are closed right after a change", () =>
    inFolder(async (folder) =>
      inSession("stdio", async (editor) => {
        writeFileSync(join(folder, "a.hog"), "let a := 1");
        const file = pathToFileURL(join(folder, "a.hog")).href;
        await editor.open(file, "");
        await editor.published();
        editor.process.stdin?.write(
          frame({
            method: "textDocument/didChange",
            params: {
              textDocument: { uri: file, version: 2 },
              contentChanges: [{ text: "let a := 1" }],
            },
          }) + frame({ method: "textDocument/didClose", params: { textDocument: { uri: file } } }),
        );
        assert.deepEqual(await editor.problems(), []);
        await checkQuiet(editor);
      }),
    ));
});

describe("the documents of a function on disk", () => {
  const functionText = JSON.stringify({ inputs_schema: [{ key: "url", type: "string" }] });
  /** What a rename of the input does to the program beside an open configuration. */
  const renamed = async (editor: Editor, json: string, program: string): Promise<unknown> => {
    const edit = await editor.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: json },
      position: { line: 0, character: functionText.indexOf("url") },
      newName: "to",
    });
    return edit?.changes?.[program]?.map(({ range }) => range.start.character);
  };
  const inFunction = (
    run: (editor: Editor, names: { json: string; program: string; path: string }) => Promise<void>,
  ): Promise<void> =>
    inFolder((folder) =>
      inSession("stdio", async (editor) => {
        const path = join(folder, "code.hog");
        const json = pathToFileURL(join(folder, "function.json")).href;
        writeFileSync(path, "print(inputs.url)");
        writeFileSync(join(folder, "function.json"), functionText);
        await editor.open(json, functionText, "json");
        const program = pathToFileURL(path).href;
        assert.deepEqual(await renamed(editor, json, program), [13]);
        await run(editor, { json, program, path });
      }),
    );

  it("are read again when the client sees that a program has changed", () =>
    inFunction(async (editor, { json, program, path }) => {
      writeFileSync(path, "let a := inputs.url");
      await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: program, type: FileChangeType.Changed }],
      });
      assert.deepEqual(await renamed(editor, json, program), [16]);
    }));

  it("are read again when a program is closed", () =>
    inFunction(async (editor, { json, program, path }) => {
      await editor.open(program, "print(inputs.url)");
      await editor.change(program, 2, { start, end: start }, "print(1)\n");
      writeFileSync(path, "let a := 1   print(inputs.url)");
      await editor.save(program);
      await editor.close(program);
      assert.deepEqual(await renamed(editor, json, program), [26]);
    }));

  it("count as they stand in the editor while they are open", () =>
    inFunction(async (editor, { json, program }) => {
      await editor.open(program, "  print(inputs.url)");
      assert.deepEqual(await renamed(editor, json, program), [15]);
    }));

  it("are read again when the configuration is opened, for clients that watch no files", () =>
    inFunction(async (editor, { json, program, path }) => {
      await editor.close(json);
      writeFileSync(path, "   print(inputs.url)");
      await editor.open(json, functionText, "json");
      assert.deepEqual(await renamed(editor, json, program), [16]);
    }));

  it("are gone when the client sees that a program was deleted", () =>
    inFunction(async (editor, { json, program, path }) => {
      rmSync(path);
      await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
        changes: [{ uri: program, type: FileChangeType.Deleted }],
      });
      await assert.rejects(renamed(editor, json, program), /This function has no program of Hog/);
    }));

  it("have problems that follow a `function.json` that changes while it is not open", () =>
    inFolder((folder) =>
      inSession("stdio", async (editor) => {
        const path = join(folder, "function.json");
        const changed = async (type: FileChangeType): Promise<void> =>
          editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
            changes: [{ uri: pathToFileURL(path).href, type }],
          });
        const file = pathToFileURL(join(folder, "code.hog")).href;
        writeFileSync(path, functionText);
        await editor.open(file, "print(inputs.url)");
        assert.deepEqual(await editor.problems(), []);
        writeFileSync(path, functionText.replace("url", "address"));
        await changed(FileChangeType.Changed);
        assert.deepEqual(await editor.problems(), ["unknown-input"]);
        rmSync(path);
        await changed(FileChangeType.Deleted);
        assert.deepEqual(await editor.problems(), []);
      }),
    ));
});

describe("the settings of rules", () => {
  const settings = { hog: { rules: { "unused-variable": "off" } } };

  it("come with the first message", () =>
    withEditor("stdio", async (editor) => {
      await editor.initialize({ initializationOptions: settings });
      await editor.open(uri, "let a := 1");
      assert.deepEqual(await editor.problems(), []);
    }));

  it("change the problems of open texts", () =>
    inSession("stdio", async (editor) => {
      await editor.open(uri, "let a := 1");
      assert.deepEqual(await editor.problems(), ["unused-variable"]);
      await editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
        settings,
      });
      assert.deepEqual(await editor.problems(), []);
    }));

  it("go back to the usual ones when nothing is chosen any more", () =>
    withEditor("stdio", async (editor) => {
      await editor.initialize({ initializationOptions: settings });
      await editor.open(uri, "let a := 1");
      assert.deepEqual(await editor.problems(), []);
      await editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
        settings: { hog: {} },
      });
      assert.deepEqual(await editor.problems(), ["unused-variable"]);
    }));

  it("stay where settings of something else change", () =>
    withEditor("stdio", async (editor) => {
      await editor.initialize({ initializationOptions: settings });
      for (const strange of [null, 1, { other: {} }, { hog: null }]) {
        await editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
          settings: strange,
        });
      }
      await editor.open(uri, "let a := 1");
      assert.deepEqual(await editor.problems(), []);
    }));

  for (const rules of [1, "off", ["off"], { "unused-variable": 7 }, { constructor: "off" }]) {
    it(`are the usual ones where the setting is ${JSON.stringify(rules)}`, () =>
      withEditor("stdio", async (editor) => {
        await editor.initialize({ initializationOptions: { hog: { rules } } });
        await editor.open(uri, "let a := 1");
        assert.deepEqual(await editor.problems(), ["unused-variable"]);
      }));
  }
});

describe("the language server on malformed messages", () => {
  it("answers a request that it does not know with an error", () =>
    inSession("stdio", async (editor) => {
      await assert.rejects(
        editor.connection.sendRequest("hog/unknown"),
        (error) => error instanceof ResponseError && error.code === ErrorCodes.MethodNotFound,
      );
    }));

  it("lives on after a request without parameters", () =>
    inSession("stdio", async (editor) => {
      await assert.rejects(editor.connection.sendRequest("textDocument/completion"));
      await checkAlive(editor);
    }));

  it("answers a request that makes a service fail with nothing, and logs it", () =>
    inSession("stdio", async (editor) => {
      await editor.open(uri, "event.");
      const textDocument = { uri };
      const answer = await editor.connection.sendRequest("textDocument/completion", {
        textDocument,
      });
      assert.equal(answer, null);
      assert.match(editor.logged.join(), /^The service completion failed: TypeError/);
      await checkAlive(editor);
    }));

  it("lives on after notifications without parameters", () =>
    inSession("stdio", async (editor) => {
      for (const method of [
        functionMethod,
        projectMethod,
        "textDocument/didOpen",
        "textDocument/didChange",
        "workspace/didChangeWatchedFiles",
      ]) {
        await editor.connection.sendNotification(method);
      }
      await checkAlive(editor);
    }));

  it("lives on after a change of a text that is not open", () =>
    inSession("stdio", async (editor) => {
      await editor.change("hog://project/other.hog", 2, { start, end: start }, "a");
      await checkAlive(editor);
    }));

  it("lives on after a body that is no JSON", () =>
    inSession("stdio", async (editor) => {
      editor.process.stdin?.write("Content-Length: 5\r\n\r\n{]}[!");
      await checkAlive(editor);
    }));

  it("lives on after an address that is none", () =>
    inSession("stdio", async (editor) => {
      await editor.open("file://%", "inputs.");
      await editor.published();
      await checkAlive(editor);
    }));
});

/** A message as it goes over the pipe. */
function frame(message: object): string {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** What the server writes from now on, up to the chunk with `words`. */
async function outputWith({ process: child }: Editor, words: string): Promise<string> {
  let output = "";
  for await (const [chunk] of on(child.stdout!, "data")) {
    output += String(chunk);
    if (output.includes(words)) break;
  }
  return output;
}

/** A configuration with one input. */
function schema(key: string): string {
  return JSON.stringify({
    inputs_schema: [{ key, type: "string" }],
    inputs: { [key]: { value: "x" } },
  });
}

/** The codes of the next problems of each document. */
async function nextProblems(editor: Editor, count: number): Promise<object> {
  const found: [string, unknown][] = [];
  for (let left = count; left > 0; left--) {
    const { uri: of, diagnostics } = await editor.published();
    found.push([of, diagnostics.map(({ code }) => code)]);
  }
  return Object.fromEntries(found);
}

/** Nothing was published that nobody has looked at, nor will be. */
async function checkQuiet(editor: Editor): Promise<void> {
  await editor.complete("hog://project/none.hog", 0, 0);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(editor.waiting, 0);
}

async function checkAlive(editor: Editor): Promise<void> {
  await editor.open(uri, "event.");
  assert.ok((await editor.complete(uri, 0, 6))?.includes("properties"));
}

/** Runs a test with a server that has been told nothing yet, and ends it. */
async function withEditor(channel: Channel, run: (editor: Editor) => Promise<void>): Promise<void> {
  const child = startServer(built.path, channel);
  const editor = new Editor(child, channel);
  try {
    await run(editor);
  } finally {
    editor.connection.dispose();
    child.kill();
  }
}

/** The same after the introductions. */
function inSession(channel: Channel, run: (editor: Editor) => Promise<void>): Promise<void> {
  return withEditor(channel, async (editor) => {
    await editor.initialize();
    await run(editor);
  });
}

/** What the client says of a function whose configuration is not open. */
function told(code: string, context: Readonly<Record<string, unknown>> | null): FunctionParams {
  const configuration = `${code}.json`;
  if (!context) return { code, configuration, told: null };
  const { type, ...others } = context;
  const fn = { type: String(type), project: "p", code: "", configuration: JSON.stringify(others) };
  return { code, configuration, told: fn };
}
