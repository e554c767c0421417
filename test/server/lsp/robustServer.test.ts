import assert from "node:assert/strict";
import { on } from "node:events";
import { PassThrough } from "node:stream";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  createConnection,
  createProtocolConnection,
  LSPErrorCodes,
  type Position,
  ResponseError,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { functionMethod, projectMethod } from "../../../protocol/languageRequests.ts";
import { attemptsLoggedBy } from "../../../server/lsp/attempt.ts";
import { createDocument, Documents, type HogDocument } from "../../../server/lsp/documents.ts";
import { Functions } from "../../../server/lsp/functions.ts";
import { Programs } from "../../../server/lsp/programs.ts";
import { answerRequests } from "../../../server/lsp/requests.ts";
import { defaultSettings } from "../../../server/lsp/settings.ts";
import { paramsAt, requestsInText, requestsOfItems } from "./everyRequest.ts";
import { buildServer, Editor, startServer, readerOf } from "./languageServer.ts";

const start: Position = { line: 0, character: 0 };
const allRequests = [...requestsInText, ...requestsOfItems, "workspace/symbol"];
let built: ReturnType<typeof buildServer>;
let editor: Editor;
let count = 0;

before(async () => {
  built = buildServer();
  editor = new Editor(startServer(built.path, "stdio"), "stdio");
  await editor.initialize();
});
after(async () => {
  await editor.leave();
  built.remove();
});

describe("requests that are taken back", () => {
  it("are dropped, and the next is answered at once and rightly", async () => {
    const uri = nextUri();
    await editor.open(uri, `${"let a := length('x') + 1\nprint(a)\n".repeat(2000)}event.`);
    const hover = (id: string) =>
      frame({
        id,
        method: "textDocument/hover",
        params: paramsAt(uri, { line: 0, character: 11 }),
      });
    const ids = Array.from({ length: 50 }, (_, index) => `stale-${index}`);
    const messages = [...ids.map(hover), ...ids.map(cancel), hover("next")];
    const answers = outputWith(editor, '"id":"next"');
    editor.process.stdin?.write(messages.join(""));
    const output = await answers;
    const cancelled = output.split(`"code":${LSPErrorCodes.RequestCancelled}`).length - 1;
    assert.equal(cancelled, ids.length);
    assert.match(output.slice(output.indexOf('"id":"next"')), /length/);
  });
});

describe("quick typing", () => {
  it("publishes the problems of the last version, and of few others", async () => {
    const uri = nextUri();
    const told = { type: "destination", project: "p", code: "", configuration: "{}" };
    const configuration = `${uri}.json`;
    await editor.connection.sendNotification(functionMethod, { code: uri, configuration, told });
    await editor.open(uri, "");
    await editor.open(configuration, "{}", "json");
    const asked = (id: number) =>
      frame({
        id: `typed-${id}`,
        method: "textDocument/completion",
        params: paramsAt(uri, start),
      }) + frame({ method: "$/cancelRequest", params: { id: `typed-${id}` } });
    const messages = Array.from({ length: 200 }, (_, index) => {
      const version = index + 2;
      return typed(uri, version, "a") + asked(version) + typed(configuration, version, " ");
    });
    editor.process.stdin?.write(messages.join(""));
    const versions = new Map<string, number[]>([
      [uri, []],
      [configuration, []],
    ]);
    while ([...versions.values()].some((known) => known.at(-1) !== 201)) {
      const published = await editor.published();
      versions.get(published.uri)?.push(published.version ?? 0);
    }
    for (const known of versions.values()) {
      assert.ok(known.length < 10, `${known.length} analyses`);
      assert.deepEqual(
        known,
        known.toSorted((one, other) => one - other),
      );
    }
  });
});

describe("malformed parameters", () => {
  const uri = "hog://project/malformed.hog";
  before(() => editor.open(uri, "let a := 1\nprint(a)"));
  for (const method of allRequests) {
    it(`do not end the server, in ${method}`, async () => {
      const whole = paramsAt(uri, start);
      for (const params of [
        {},
        [],
        { textDocument: null },
        { ...whole, textDocument: { uri: 5 } },
        { ...whole, textDocument: { uri: "%" } },
        { ...whole, position: null, range: null, positions: null, item: null },
        { ...whole, position: {}, range: {}, positions: [{}], item: {} },
        { ...whole, positions: [null], context: null, newName: 5, ch: null, label: null },
        paramsAt(uri, { line: -1, character: -1 }),
        paramsAt(uri, { line: 0.5, character: 1e300 }),
        paramsAt(uri, { line: Number.MAX_SAFE_INTEGER, character: Number.MAX_SAFE_INTEGER }),
      ]) {
        await editor.connection.sendRequest(method, params).catch(() => {});
      }
      await checkAlive();
    });
  }

  for (const [method, ...manyParams] of [
    [
      "textDocument/didOpen",
      {},
      { textDocument: { uri: 5 } },
      { textDocument: { uri, languageId: "hog" } },
    ],
    [
      "textDocument/didChange",
      {},
      { textDocument: { uri, version: 2 } },
      { textDocument: { uri, version: 2 }, contentChanges: [null] },
      { textDocument: { uri, version: 2 }, contentChanges: [{ range: {}, text: 5 }] },
    ],
    ["textDocument/didClose", {}, { textDocument: {} }],
    ["textDocument/didSave", {}, { textDocument: { uri: 5 } }],
    ["workspace/didChangeConfiguration", {}, { settings: 1 }],
    ["workspace/didChangeWatchedFiles", {}, { changes: [null] }, { changes: [{ uri: 5 }] }],
    [
      functionMethod,
      {},
      { code: 1, configuration: 2, told: {} },
      {
        code: "hog://p/odd.hog",
        configuration: "hog://p/odd.json",
        told: { code: 5, configuration: {} },
      },
    ],
    [projectMethod, {}, { project: 1, names: {} }, { project: "p", names: { events: [null] } }],
    ["$/cancelRequest", {}, { id: {} }],
    ["$/setTrace", {}, { value: 5 }],
  ] as const) {
    it(`do not end the server, in ${method}`, async () => {
      for (const params of manyParams) await editor.connection.sendNotification(method, params);
      await checkAlive();
      for (const of of ["hog://p/odd.hog", "hog://p/odd.json"]) {
        for (const asked of requestsInText) {
          await editor.connection.sendRequest(asked, paramsAt(of, start)).catch(() => {});
        }
      }
      await checkAlive();
    });
  }
});

/** More than anyone waits; the machine may have other work. */
const longestAnswer = 10_000;

describe("texts of unusual size", () => {
  const line = "let total := round(event.properties.amount * 2) // of the order\n";
  for (const [what, text] of [
    ["nothing", ""],
    ["2 MB of statements", line.repeat(Math.ceil(2_000_000 / line.length))],
    ["2 MB of one comment", `/*${"x".repeat(2_000_000)}*/`],
    ["2 MB of one text", `let a := '${"x".repeat(2_000_000)}'`],
    ["one line of 100,000 characters", "print(1); ".repeat(10_000)],
    ["one sum of 100,000 characters", `let a := ${"a + ".repeat(25_000)}a`],
    ["one chain of 100,000 characters", `let a := a${".abc".repeat(25_000)}`],
    ["5,000 parentheses", "(".repeat(5000) + ")".repeat(5000)],
    ["5,000 open parentheses", "(".repeat(5000)],
    ["5,000 lists", "[".repeat(5000) + "]".repeat(5000)],
    ["5,000 dictionaries", `let a := ${"{'a': ".repeat(5000)}1${"}".repeat(5000)}`],
    ["5,000 blocks", "if (a) {".repeat(5000) + "}".repeat(5000)],
    ["5,000 functions", "fun f() {".repeat(5000) + "}".repeat(5000)],
    ["5,000 templates", `${"f'{".repeat(5000)}1${"}'".repeat(5000)}`],
    ["5,000 lambdas", `let a := ${"x -> ".repeat(5000)}1`],
    ["5,000 calls", `${"f(".repeat(5000)}1${")".repeat(5000)}`],
    ["5,000 tags", `let a := ${"<a>".repeat(5000)}${"</a>".repeat(5000)}`],
    ["5,000 signs", `let a := ${"-".repeat(1)}${"not ".repeat(5000)}a`],
    ["quotes without end", "'".repeat(5001)],
    ["nothing but line breaks", "\r\n".repeat(50_000)],
  ] as const) {
    it(`are answered: ${what}`, async () => {
      const uri = nextUri();
      await editor.open(uri, text);
      await checkAnswers(uri, text);
      await editor.close(uri);
      await checkAlive();
    });
  }

  for (const [what, text] of [
    ["nothing", ""],
    ["5,000 lists", "[".repeat(5000) + "]".repeat(5000)],
    ["5,000 open objects", '{"a":'.repeat(5000)],
    [
      "deep inputs",
      `{"inputs_schema":[{"key":"a","type":"json"}],"inputs":{"a":{"value":${"[".repeat(5000)}"{event}"${"]".repeat(5000)}}}}`,
    ],
    ["a template of 500,000 characters", withValue("{event.event} ".repeat(36_000))],
    ["2,000 inputs", withInputs(2000)],
  ] as const) {
    it(`are answered in a configuration: ${what}`, async () => {
      const code = nextUri();
      const uri = `${code}.json`;
      const told = {
        type: "destination",
        project: "p",
        code: "print(inputs.a)",
        configuration: "",
      };
      await editor.connection.sendNotification(functionMethod, { code, configuration: uri, told });
      await editor.open(uri, text, "json");
      await checkAnswers(uri, text);
      await editor.close(uri);
      await checkAlive();
    });
  }
});

describe("a service that fails", () => {
  for (const method of [
    ...requestsInText,
    "callHierarchy/incomingCalls",
    "callHierarchy/outgoingCalls",
  ]) {
    it(`answers nothing to ${method}, and is logged`, async () => {
      const { client, logged } = connectBroken();
      assert.equal(await client.sendRequest(method, paramsAt("hog://p/a.hog", start)), null);
      assert.deepEqual(logged.length, 1);
      assert.match(logged[0] ?? "", /^The service \w+ failed: Error: Broken\./);
      client.dispose();
    });
  }

  it("finds nothing in a search over all programs, and is logged", async () => {
    const { client, logged } = connectBroken();
    assert.deepEqual(await client.sendRequest("workspace/symbol", { query: "a" }), []);
    assert.match(logged.join(), /^The service workspaceSymbols failed/);
    client.dispose();
  });

  it("leaves the next request alone", async () => {
    const { client, mend } = connectBroken();
    const params = paramsAt("hog://p/a.hog", { line: 0, character: 1 });
    assert.equal(await client.sendRequest("textDocument/hover", params), null);
    mend();
    assert.match(JSON.stringify(await client.sendRequest("textDocument/hover", params)), /print/);
    client.dispose();
  });
});

/** Documents of which nothing can be read, until they are mended. */
class BrokenDocuments extends Documents {
  isBroken = true;
  readonly #whole = createDocument(TextDocument.create("hog://p/a.hog", "hog", 1, "print(1)"), {});

  override program(): HogDocument {
    if (!this.isBroken) return this.#whole;
    return {
      ...this.#whole,
      get text(): never {
        throw new Error("Broken.");
      },
      get analysis(): never {
        throw new Error("Broken.");
      },
    };
  }

  override uris(): readonly string[] {
    return ["hog://p/a.hog"];
  }
}

/** A client of requests that are answered from broken documents, in this process. */
function connectBroken() {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(readerOf(up), new StreamMessageWriter(down));
  const client = createProtocolConnection(readerOf(down), new StreamMessageWriter(up));
  const logged: string[] = [];
  const documents = new BrokenDocuments(new Functions(), () => new Map());
  answerRequests(server, {
    documents,
    programs: new Programs(server, documents),
    settings: () => ({ ...defaultSettings, parameterNames: true }),
    client: () => ({}),
    attempt: attemptsLoggedBy({ error: (message) => void logged.push(message) }),
  });
  server.listen();
  client.listen();
  const mend = (): void => {
    documents.isBroken = false;
  };
  return { client, logged, mend };
}

/** Asks everything at the start, in the middle and at the end of a text; of a huge one, in the middle. */
async function checkAnswers(uri: string, text: string): Promise<void> {
  const file = TextDocument.create(uri, "", 1, text);
  editor.logged.length = 0;
  for (const method of requestsInText) {
    const middle = text.length >> 1;
    for (const offset of text.length < 1_000_000 ? [0, middle, text.length] : [middle]) {
      const since = performance.now();
      await editor.connection
        .sendRequest(method, paramsAt(uri, file.positionAt(offset)))
        .catch((error: unknown) => {
          const isRefused =
            error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed;
          assert.ok(isRefused, `${method} at ${offset}: ${String(error)}`);
        });
      const time = performance.now() - since;
      assert.ok(time < longestAnswer, `${method} at ${offset} took ${time.toFixed(0)} ms.`);
    }
  }
  const failures = editor.logged.filter((line) => line.includes(" failed:"));
  assert.deepEqual(
    failures.map((line) => line.slice(0, 300)),
    [],
  );
}

async function checkAlive(): Promise<void> {
  const uri = nextUri();
  await editor.open(uri, "event.");
  assert.ok((await editor.complete(uri, 0, 6))?.includes("properties"));
  await editor.close(uri);
}

function nextUri(): string {
  return `hog://project/${++count}.hog`;
}

function withValue(value: string): string {
  return JSON.stringify({
    inputs_schema: [{ key: "a", type: "string" }],
    inputs: { a: { value } },
  });
}

function withInputs(amount: number): string {
  const keys = Array.from({ length: amount }, (_, index) => `key${index}`);
  return JSON.stringify({
    inputs_schema: keys.map((key) => ({ key, type: "string" })),
    inputs: Object.fromEntries(keys.map((key) => [key, { value: "{event.event}" }])),
  });
}

function cancel(id: string): string {
  return frame({ method: "$/cancelRequest", params: { id } });
}

/** A keystroke at the start of a text. */
function typed(uri: string, version: number, text: string): string {
  const contentChanges = [{ range: { start, end: start }, text }];
  return frame({
    method: "textDocument/didChange",
    params: { textDocument: { uri, version }, contentChanges },
  });
}

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
