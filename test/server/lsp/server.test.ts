import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { on, once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CompletionResolveRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ErrorCodes,
  FileChangeType,
  LSPErrorCodes,
  RegistrationRequest,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import {
  functionMethod,
  type FunctionParams,
  projectMethod,
} from "../../../protocol/languageRequests.ts";
import { buildServer, type Channel, Editor, startServer } from "./languageServer.ts";

const uri = "hog://project/program.hog";
const start = { line: 0, character: 0 };
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
          triggerCharacters: [".", "'", "[", "{"],
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
      await editor.connection.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument: { uri },
      });
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
        await editor.connection.sendNotification(DidSaveTextDocumentNotification.type, {
          textDocument: { uri: file },
        });
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

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hog-lsp-"));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the client says of a function whose configuration is not open. */
function told(code: string, context: Readonly<Record<string, unknown>> | null): FunctionParams {
  const configuration = `${code}.json`;
  if (!context) return { code, configuration, told: null };
  const { type, ...others } = context;
  const fn = { type: String(type), project: "p", code: "", configuration: JSON.stringify(others) };
  return { code, configuration, told: fn };
}
