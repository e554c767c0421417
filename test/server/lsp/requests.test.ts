import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CancellationTokenSource,
  type ClientCapabilities,
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  type LocationLink,
  LSPErrorCodes,
  type Position,
  PrepareRenameRequest,
  type Range,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  type SemanticTokens,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  SymbolKind,
  type TextEdit,
  type WorkspaceFolder,
  WorkspaceSymbolRequest,
} from "vscode-languageserver/node";
import { functionMethod, programsMethod } from "../../../protocol/languageRequests.ts";
import { readMarked } from "../../support/marked.ts";
import { paramsAt, requestsInText } from "./everyRequest.ts";
import { buildServer, Editor, inFolder, startServer } from "./languageServer.ts";

/** What an editor of today says of itself, and ours in addition. */
const modern: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ["markdown"] },
  },
  workspace: { inlayHint: { refreshSupport: true } },
  experimental: { hogCommands: true, hogPrograms: true },
};

const program = `// See https://docs.example.test/orders.
fun describe(order, currency) {
  let total := round(order.total)
  return f'{total} {currency}'
}

fun send(text) {
  let res := fetch(inputs.url, {'method': 'POST', 'body': {'text': text}})
  if (res.status >= 400) {
    throw Error(f'The chat answered with {res.status}.')
  }
}

send(describe(event.properties, 'EUR'))
`;

const configuration = JSON.stringify(
  {
    type: "destination",
    inputs_schema: [
      { key: "url", type: "string", label: "Address", description: "Where to send it." },
      { key: "text", type: "string" },
      { key: "token", type: "string", secret: true },
    ],
    inputs: {
      url: { value: "https://chat.example.test/{event.event}" },
      text: {
        value: "\"{person.properties.email ?? 'nobody'}\"\n{inputs.url} {arrayMap(x -> x, [1])}",
      },
      token: { secret: true },
    },
  },
  null,
  2,
);

let built: ReturnType<typeof buildServer>;
let editor: Editor;
let count = 0;

before(async () => {
  built = buildServer();
  editor = await startEditor(modern);
});
after(async () => {
  await editor.leave();
  built.remove();
});

describe("requests about a program", () => {
  let uri: string;
  let textDocument: { readonly uri: string };
  before(async () => {
    ({ uri } = await openFunction());
    textDocument = { uri };
  });

  it("complete what a response holds", async () => {
    assert.deepEqual(await editor.complete(uri, ...lineOf(inProgram("res.$0status >="))), [
      "status",
      "body",
    ]);
  });

  it("complete functions, whose documentation comes when asked for", async () => {
    const answer = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: inProgram("$0round(order"),
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const item = items.find(({ label }) => label === "round");
    assert.ok(item && !item.documentation);
    const whole = await editor.connection.sendRequest(CompletionResolveRequest.type, item);
    assert.ok(typeof whole.documentation === "object");
    assert.match(whole.documentation.value, /round/i);
  });

  it("tell of an input", async () => {
    const hover = await ask(HoverRequest.method, {
      textDocument,
      position: inProgram("inputs.u$0rl"),
    });
    assert.match(JSON.stringify(hover), /Where to send it/);
  });

  it("show the signature of the program's own function", async () => {
    const help = await editor.connection.sendRequest(SignatureHelpRequest.type, {
      textDocument,
      position: inProgram("describe(event.properties, $0'EUR'"),
    });
    assert.equal(help?.signatures[0]?.label.startsWith("describe(order, currency)"), true);
    assert.equal(help.signatures[0]?.activeParameter ?? help.activeParameter, 1);
  });

  it("find a definition, with the words that lead to it", async () => {
    const links = await ask(DefinitionRequest.method, {
      textDocument,
      position: inProgram("send(descr$0ibe"),
    });
    assert.deepEqual(links, [
      {
        originSelectionRange: rangeIn(program, "send(", "describe"),
        targetUri: uri,
        targetRange: {
          start: inProgram("$0fun describe"),
          end: inProgram("{currency}'\n}$0\n\nfun send"),
        },
        targetSelectionRange: rangeIn(program, "fun ", "describe"),
      },
    ]);
  });

  it("find the schema of an input in the other document", async () => {
    const answer = await ask(DefinitionRequest.method, {
      textDocument,
      position: inProgram("inputs.u$0rl"),
    });
    const [link] = Array.isArray(answer) ? answer : [];
    assert.equal(link?.targetUri, `${uri}.json`);
  });

  it("find references in both documents", async () => {
    const places = await editor.connection.sendRequest(ReferencesRequest.type, {
      textDocument,
      position: inProgram("inputs.u$0rl"),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(new Set(places?.map((place) => place.uri)), new Set([uri, `${uri}.json`]));
  });

  it("highlight a name", async () => {
    const answer = await editor.connection.sendRequest(DocumentHighlightRequest.type, {
      textDocument,
      position: inProgram("let to$0tal"),
    });
    assert.deepEqual(
      answer?.map(({ range }) => range.start),
      [inProgram("let $0total"), inProgram("{$0total}")],
    );
  });

  it("rename a variable", async () => {
    const position = inProgram("let to$0tal");
    assert.deepEqual(await ask(PrepareRenameRequest.method, { textDocument, position }), {
      range: rangeIn(program, "let ", "total"),
      placeholder: "total",
    });
    const edit = await editor.connection.sendRequest(RenameRequest.type, {
      textDocument,
      position,
      newName: "sum",
    });
    const changed = applied(program, edit?.changes?.[uri]);
    assert.match(changed, /let sum := round\(order\.total\)\n {2}return f'\{sum\} \{currency\}'/);
  });

  it("rename an input in both documents with one edit", async () => {
    const edit = await editor.connection.sendRequest(RenameRequest.type, {
      textDocument,
      position: inProgram("inputs.u$0rl"),
      newName: "address",
    });
    assert.match(applied(program, edit?.changes?.[uri]), /fetch\(inputs\.address,/);
    const json: unknown = JSON.parse(applied(configuration, edit?.changes?.[`${uri}.json`]));
    assert.match(JSON.stringify(json), /"key":"address".*"address":\{.*\{inputs\.address\}/);
    assert.doesNotMatch(JSON.stringify(json), /"url"|inputs\.url/);
  });

  for (const [what, marked, newName, words] of [
    ["a global", "ev$0ent.properties", "other", /event/],
    ["a function of the library", "ro$0und(order", "other", /round/],
    ["a variable to another", "let to$0tal", "order", /order/],
    ["an input to one that is there", "inputs.u$0rl", "text", /There is already an input `text`/],
  ] as const) {
    it(`refuse to rename ${what}, and say why`, () =>
      assert.rejects(
        ask(RenameRequest.method, { textDocument, position: inProgram(marked), newName }),
        (error) =>
          error instanceof ResponseError &&
          error.code === LSPErrorCodes.RequestFailed &&
          words.test(error.message),
      ));
  }

  it("refuse to start a rename of a global", () =>
    assert.rejects(
      ask(PrepareRenameRequest.method, { textDocument, position: inProgram("ev$0ent.properties") }),
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed,
    ));

  it("link no names but those of tags", async () => {
    const position = inProgram("let to$0tal");
    assert.equal(await ask(LinkedEditingRangeRequest.method, { textDocument, position }), null);
    const tagged = await openText("let a := <b>text</b>");
    const linked = await ask(LinkedEditingRangeRequest.method, {
      textDocument: { uri: tagged },
      position: { line: 0, character: 11 },
    });
    assert.match(JSON.stringify(linked), /"character":10.*"character":18/);
  });

  it("show who calls a function and whom it calls", async () => {
    const [item] =
      (await editor.connection.sendRequest(CallHierarchyPrepareRequest.type, {
        textDocument,
        position: inProgram("fun descr$0ibe"),
      })) ?? [];
    assert.equal(item?.name, "describe");
    const incoming = await editor.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, {
      item,
    });
    assert.deepEqual(
      incoming?.map(({ from }) => from.kind),
      [SymbolKind.File],
    );
    const [caller] = incoming ?? [];
    assert.ok(caller);
    const outgoing = await editor.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, {
      item: caller.from,
    });
    assert.deepEqual(
      outgoing?.map(({ to }) => to.name),
      ["send", "describe"],
    );
  });

  it("outline the program", async () => {
    const symbols = await ask(DocumentSymbolRequest.method, { textDocument });
    assert.ok(isOutline(symbols));
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children?.map((child) => child.name)]),
      [
        ["describe", ["total"]],
        ["send", ["res"]],
      ],
    );
  });

  it("fold functions", async () => {
    const ranges = await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.ok(ranges?.some(({ startLine, endLine }) => startLine === 1 && endLine >= 3));
  });

  it("widen a selection, for each position", async () => {
    const positions = [inProgram("let to$0tal"), inProgram("se$0nd(describe")];
    const ranges = await editor.connection.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions,
    });
    assert.equal(ranges?.length, 2);
    assert.deepEqual(ranges[0]?.range, rangeIn(program, "let ", "total"));
    assert.ok(ranges[0]?.parent);
  });

  it("link addresses", async () => {
    const links = await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
    assert.deepEqual(
      links?.map(({ target }) => target),
      ["https://docs.example.test/orders"],
    );
  });

  it("give hints only to who has asked for them in the settings", async () => {
    const range = wholeOf(program);
    assert.deepEqual(await ask(InlayHintRequest.method, { textDocument, range }), []);
    const refreshed = new Promise<void>((resolve) => {
      editor.connection.onRequest(InlayHintRefreshRequest.type, () => resolve());
    });
    await changeSettings({ inlayHints: { parameterNames: true } });
    await refreshed;
    const hints = await editor.connection.sendRequest(InlayHintRequest.type, {
      textDocument,
      range,
    });
    assert.ok(hints?.some(({ label }) => JSON.stringify(label).includes("currency")));
    await changeSettings({});
    assert.deepEqual(await ask(InlayHintRequest.method, { textDocument, range }), []);
  });

  it("offer to turn a rule off where the client has the command", async () => {
    const text = "let a := 1";
    const other = await openText(text);
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: other },
      range: wholeOf(text),
      context: { diagnostics: [] },
    });
    assert.match(
      JSON.stringify(actions),
      /"command":"hog\.turnRuleOff","arguments":\["unused-variable"\]/,
    );
  });

  it("fix all on demand", async () => {
    const other = await openText("let a := 1");
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: other },
      range: wholeOf("let a := 1"),
      context: { diagnostics: [], only: ["source.fixAll"] },
    });
    assert.ok(Array.isArray(actions));
    assert.ok(actions.every((action) => "kind" in action && action.kind === "source.fixAll.hog"));
  });
});

describe("requests that format", () => {
  const options = { tabSize: 2, insertSpaces: true };
  const untidy = "let a:=1\nif(a){print( a )}\n";

  it("make a program tidy", async () => {
    const uri = await openText(untidy);
    const edits = await editor.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options,
    });
    assert.equal(applied(untidy, edits), "let a := 1;\nif (a) {\n  print(a);\n}\n");
  });

  it("make lines tidy, and leave the others", async () => {
    const uri = await openText(untidy);
    const edits = await editor.connection.sendRequest(DocumentRangeFormattingRequest.type, {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } },
      options,
    });
    assert.equal(applied(untidy, edits), "let a := 1;\nif(a){print( a )}\n");
  });

  it("make a block tidy when it is closed", async () => {
    const uri = await openText(untidy);
    const edits = await editor.connection.sendRequest(DocumentOnTypeFormattingRequest.type, {
      textDocument: { uri },
      position: { line: 1, character: 17 },
      ch: "}",
      options,
    });
    assert.equal(applied(untidy, edits), "let a:=1\nif (a) {\n  print(a);\n}\n");
  });

  it("leave templates alone", async () => {
    const { uri } = await openFunction();
    const textDocument = { uri: `${uri}.json` };
    assert.equal(await ask(DocumentFormattingRequest.method, { textDocument, options }), null);
  });
});

describe("requests for colours", () => {
  it("give the difference after an edit", async () => {
    const uri = await openText(program);
    const textDocument = { uri };
    const first = await editor.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    assert.ok(first?.resultId !== undefined);
    const start = positionIn(program, "$0send(describe");
    await editor.change(uri, 2, { start, end: start }, "let a := describe(event, 'x')\n");
    const difference = await editor.connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument,
      previousResultId: first.resultId,
    });
    assert.ok(difference && "edits" in difference);
    const data = [...first.data];
    for (const edit of difference.edits.toReversed()) {
      data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    }
    const second = await editor.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument,
    });
    assert.deepEqual(data, second?.data);
  });

  it("give all of them where the last answer is not known", async () => {
    const textDocument = { uri: await openText(program) };
    const answer = await editor.connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument,
      previousResultId: "unknown",
    });
    assert.ok(answer && "data" in answer && answer.data.length > 0);
  });

  for (const what of ["program", "configuration"] as const) {
    it(`give those of a range of a ${what}, which are some of all`, async () => {
      const { uri } = await openFunction();
      const textDocument = { uri: what === "program" ? uri : `${uri}.json` };
      const all = await editor.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
      const some = await editor.connection.sendRequest(SemanticTokensRangeRequest.type, {
        textDocument,
        range: { start: { line: 7, character: 0 }, end: { line: 24, character: 0 } },
      });
      const places = new Set(placesOf(all).map((place) => JSON.stringify(place)));
      const found = placesOf(some);
      assert.ok(found.length > 0);
      assert.ok(found.length < places.size || what === "configuration");
      assert.ok(found.every((place) => places.has(JSON.stringify(place))));
    });
  }
});

describe("requests about a template", () => {
  let uri: string;
  let textDocument: { readonly uri: string };
  before(async () => {
    ({ uri } = await openFunction());
    textDocument = { uri: `${uri}.json` };
  });

  it("complete what an event has", async () => {
    const labels = await editor.complete(textDocument.uri, ...lineOf(inJson("{event.$0event}")));
    assert.ok(labels?.includes("distinct_id"));
  });

  it("complete behind an escaped line break", async () => {
    const labels = await editor.complete(textDocument.uri, ...lineOf(inJson("{inputs.$0url}")));
    assert.deepEqual(labels, ["url", "token"]);
  });

  it("complete keys outside of templates", async () => {
    const labels = await editor.complete(textDocument.uri, ...lineOf(inJson('"$0token": {')));
    assert.ok(labels?.some((label) => label.includes("token")));
  });

  it("tell of an input, in a template and where it stands", async () => {
    for (const marked of ["{inputs.u$0rl}", '"u$0rl": {']) {
      const hover = await ask(HoverRequest.method, { textDocument, position: inJson(marked) });
      assert.match(JSON.stringify(hover), /Where to send it/, marked);
    }
  });

  it("tell what the text around the braces is", async () => {
    const position = inJson("https://ch$0at.example.test/{event.event}");
    const hover = await ask(HoverRequest.method, { textDocument, position });
    assert.match(JSON.stringify(hover), /Hog/);
  });

  it("tell nothing of the secret", async () => {
    const hover = await ask(HoverRequest.method, {
      textDocument,
      position: inJson('"tok$0en": {'),
    });
    assert.doesNotMatch(JSON.stringify(hover), /Value:/);
  });

  it("show a signature", async () => {
    const help = await editor.connection.sendRequest(SignatureHelpRequest.type, {
      textDocument,
      position: inJson("arrayMap($0x -> x"),
    });
    assert.match(help?.signatures[0]?.label ?? "", /^arrayMap\(/);
  });

  it("find the schema of an input", async () => {
    const answer = await ask(DefinitionRequest.method, {
      textDocument,
      position: inJson("{inputs.u$0rl}"),
    });
    assert.ok(areLinks(answer));
    assert.equal(answer[0]?.targetUri, textDocument.uri);
    assert.equal(answer[0].targetSelectionRange.start.line, inJson('"key": "$0url"').line);
  });

  it("find references in both documents, from outside of templates", async () => {
    const places = await editor.connection.sendRequest(ReferencesRequest.type, {
      textDocument,
      position: inJson('"key": "u$0rl"'),
      context: { includeDeclaration: false },
    });
    assert.deepEqual(new Set(places?.map((place) => place.uri)), new Set([uri, textDocument.uri]));
  });

  it("rename an input in both documents, from outside of templates", async () => {
    const edit = await editor.connection.sendRequest(RenameRequest.type, {
      textDocument,
      position: inJson('"key": "u$0rl"'),
      newName: 'a "b"',
    });
    const json: unknown = JSON.parse(applied(configuration, edit?.changes?.[textDocument.uri]));
    assert.match(JSON.stringify(json), /"key":"a \\"b\\""/);
    assert.match(applied(program, edit?.changes?.[uri]), /fetch\(inputs\['a "b"'\],/);
  });

  it("refuse to rename a secret whose value would be lost", () =>
    assert.rejects(
      ask(RenameRequest.method, {
        textDocument,
        position: inJson('"key": "tok$0en"'),
        newName: "key",
      }),
      /PostHog keeps the secret value of `token`/,
    ));

  it("highlight a parameter in a template", async () => {
    const answer = await editor.connection.sendRequest(DocumentHighlightRequest.type, {
      textDocument,
      position: inJson("arrayMap(x$0 ->"),
    });
    assert.equal(answer?.length, 2);
  });

  it("widen a selection in two templates", async () => {
    const ranges = await editor.connection.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions: [inJson("{event.ev$0ent}"), inJson("{inputs.u$0rl}")],
    });
    assert.equal(ranges?.length, 2);
  });

  it("leave selections outside of templates to others", async () => {
    const positions = [inJson("{event.ev$0ent}"), inJson('"ty$0pe"')];
    assert.equal(await ask(SelectionRangeRequest.method, { textDocument, positions }), null);
  });

  it("offer to mend a template", async () => {
    const text = configuration.replace("arrayMap(x -> x, [1])", "arrayMapp(x -> x, [1])");
    const { uri: other } = await openFunction({ configuration: text });
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: `${other}.json` },
      range: { start: positionIn(text, "arrayMa$0pp"), end: positionIn(text, "arrayMa$0pp") },
      context: { diagnostics: [] },
    });
    assert.match(JSON.stringify(actions), /arrayMap/);
  });

  for (const [method, params] of [
    [DocumentSymbolRequest.method, {}],
    [FoldingRangeRequest.method, {}],
    [InlayHintRequest.method, { range: wholeOf(configuration) }],
  ] as const) {
    it(`leave ${method} to the editor's own service for JSON`, async () =>
      assert.equal(await ask(method, { textDocument, ...params }), null));
  }
});

describe("requests about files on disk", () => {
  it("know the configuration beside a program, and rename an input in both", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "function.json"), configuration);
      const uri = pathToFileURL(join(folder, "code.hog")).href;
      const json = pathToFileURL(join(folder, "function.json")).href;
      await editor.open(uri, program);
      const position = positionIn(program, "inputs.u$0rl");
      assert.deepEqual(await editor.complete(uri, ...lineOf(positionIn(program, "inputs.$0url"))), [
        "url",
        "text",
        "token",
      ]);
      const edit = await editor.connection.sendRequest(RenameRequest.type, {
        textDocument: { uri },
        position,
        newName: "address",
      });
      assert.match(applied(program, edit?.changes?.[uri]), /fetch\(inputs\.address,/);
      assert.match(applied(configuration, edit?.changes?.[json]), /"key": "address"/);
    }));

  it("know the programs beside a configuration, and rename an input in all", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "a.hog"), program);
      writeFileSync(join(folder, "b.hog"), "print(inputs.url)");
      const json = pathToFileURL(join(folder, "function.json")).href;
      await editor.open(json, configuration, "json");
      const edit = await editor.connection.sendRequest(RenameRequest.type, {
        textDocument: { uri: json },
        position: positionIn(configuration, '"key": "u$0rl"'),
        newName: "address",
      });
      const other = pathToFileURL(join(folder, "b.hog")).href;
      assert.equal(applied("print(inputs.url)", edit?.changes?.[other]), "print(inputs.address)");
      assert.equal(Object.keys(edit?.changes ?? {}).length, 3);
    }));

  it("do not take another JSON document for a configuration", () =>
    inFolder(async (folder) => {
      const json = pathToFileURL(join(folder, "my-function.json")).href;
      await editor.open(json, configuration, "json");
      const textDocument = { uri: json };
      assert.equal(await ask(SemanticTokensRequest.method, { textDocument }), null);
    }));
});

describe("the search over all programs", () => {
  const stored = {
    uri: "hog://project/stored.hog",
    name: "Orders to the ledger",
    text: "fun bookOrder() {}",
  };
  it("finds what is open and what the client knows", async () => {
    editor.connection.onRequest(programsMethod, () => [stored]);
    const uri = await openText("fun bookParcel() {}");
    const file = uri.slice(uri.lastIndexOf("/") + 1);
    assert.deepEqual(await findNames("book"), [
      ["bookOrder", "Orders to the ledger"],
      ["bookParcel", file],
    ]);
  });

  it("finds a program by its name, and prefers its open text", async () => {
    editor.connection.onRequest(programsMethod, () => [stored]);
    await editor.open(stored.uri, "fun sellOrder() {}");
    assert.deepEqual(await findNames("ledger"), [["Orders to the ledger", undefined]]);
    assert.deepEqual(await findNames("sellOrder"), [["sellOrder", "Orders to the ledger"]]);
    assert.deepEqual(await findNames("bookOrder"), []);
    await editor.close(stored.uri);
  });

  it("finds what is open where the client fails, or answers with something else", async () => {
    await openText("fun packParcel() {}");
    for (const answer of [null, 1, {}, [null], [{}]]) {
      editor.connection.onRequest(programsMethod, () => answer);
      await findNames("packParcel");
    }
    editor.connection.onRequest(programsMethod, () => {
      throw new Error("No.");
    });
    assert.equal((await findNames("packParcel")).length, 1);
  });

  it("is dropped when it is cancelled while the client looks", async () => {
    const asked = new Promise<void>((resolve) => {
      editor.connection.onRequest(programsMethod, async (token) => {
        resolve();
        await new Promise<void>((end) => token.onCancellationRequested(() => end()));
        return [];
      });
    });
    const source = new CancellationTokenSource();
    const answer = editor.connection.sendRequest(
      WorkspaceSymbolRequest.type,
      { query: "a" },
      source.token,
    );
    await asked;
    source.cancel();
    await assert.rejects(
      answer,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
    );
  });
});

describe("requests of a plain client", () => {
  let plain: Editor;
  before(async () => {
    plain = await startEditor({});
  });
  after(() => plain.leave());
  const open = async (text: string): Promise<{ readonly uri: string }> => {
    const uri = nextUri();
    await plain.open(uri, text);
    return { uri };
  };

  it("find a definition as a place", async () => {
    const textDocument = await open(program);
    const answer = await plain.connection.sendRequest(DefinitionRequest.method, {
      textDocument,
      position: positionIn(program, "send(descr$0ibe"),
    });
    assert.deepEqual(answer, [{ ...textDocument, range: rangeIn(program, "fun ", "describe") }]);
  });

  it("outline the program as a list", async () => {
    const textDocument = await open(program);
    const answer: unknown = await plain.connection.sendRequest(DocumentSymbolRequest.method, {
      textDocument,
    });
    assert.ok(Array.isArray(answer));
    assert.deepEqual(
      answer.map(({ name, containerName, location }) => [name, containerName, location.uri]),
      [
        ["describe", undefined, textDocument.uri],
        ["total", "describe", textDocument.uri],
        ["send", undefined, textDocument.uri],
        ["res", "send", textDocument.uri],
        ["fetch inputs.url", "res", textDocument.uri],
      ],
    );
  });

  it("are told without Markdown", async () => {
    const answer = await plain.connection.sendRequest(HoverRequest.type, {
      textDocument: await open(program),
      position: positionIn(program, "send(descr$0ibe"),
    });
    assert.match(JSON.stringify(answer?.contents), /"plaintext"/);
  });

  it("get no snippets", async () => {
    const answer = await plain.connection.sendRequest(CompletionRequest.type, {
      textDocument: await open(""),
      position: { line: 0, character: 0 },
    });
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    assert.ok(items.length > 0);
    assert.ok(items.every(({ insertTextFormat }) => insertTextFormat !== 2));
  });

  it("are offered no commands", async () => {
    const actions = await plain.connection.sendRequest(CodeActionRequest.type, {
      textDocument: await open("let a := 1"),
      range: wholeOf("let a := 1"),
      context: { diagnostics: [] },
    });
    assert.doesNotMatch(JSON.stringify(actions), /"command"/);
  });

  it("find the programs in the folders of the workspace", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "on disk.hog"), "fun inFile() {}");
      writeFileSync(join(folder, "other.txt"), "fun inText() {}");
      const other = await startEditor({}, [{ uri: pathToFileURL(folder).href, name: "folder" }]);
      const found = await other.connection.sendRequest(WorkspaceSymbolRequest.type, {
        query: "in",
      });
      await other.leave();
      assert.deepEqual(
        found?.map(({ name, containerName }) => [name, containerName]),
        [["inFile", "on disk.hog"]],
      );
    }));
});

describe("requests that ask for what is not there", () => {
  const start = { line: 0, character: 0 };
  // It answers a list that is as long as the question.
  const others = requestsInText.filter((method) => method !== SelectionRangeRequest.method);
  for (const method of others) {
    it(`answer nothing to ${method} about a text that is not open`, async () => {
      for (const uri of ["hog://p/gone.hog", "file:///gone.hog", "file:///etc/hostname", "?", ""]) {
        assert.equal(await ask(method, paramsAt(uri, start)), null, uri);
      }
    });
  }

  for (const method of requestsInText) {
    it(`take a position behind the end of the text for the end, in ${method}`, async () => {
      const uri = await openText("let a := 1\nprint(a)");
      const answer = ask(method, paramsAt(uri, { line: 99, character: 99 }));
      await answer.catch((error: unknown) => {
        assert.ok(error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed);
      });
    });
  }

  for (const { method } of [CallHierarchyIncomingCallsRequest, CallHierarchyOutgoingCallsRequest]) {
    it(`answer nothing to ${method} about a text that is not open`, async () => {
      assert.equal(await ask(method, paramsAt("hog://p/gone.hog", start)), null);
    });
  }

  it("log nothing", () =>
    assert.deepEqual(
      editor.logged.filter((line) => / failed:/.test(line)),
      [],
    ));
});

async function startEditor(
  capabilities: ClientCapabilities,
  workspaceFolders: WorkspaceFolder[] | null = null,
): Promise<Editor> {
  const started = new Editor(startServer(built.path, "stdio"), "stdio");
  await started.initialize({ capabilities, workspaceFolders });
  return started;
}

function ask(method: string, params: object): Promise<unknown> {
  return editor.connection.sendRequest(method, params);
}

async function findNames(query: string): Promise<readonly (string | undefined)[][]> {
  const found = await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
  return (found ?? []).map(({ name, containerName }) => [name, containerName]);
}

function changeSettings(hog: object): Promise<void> {
  return editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { hog },
  });
}

function nextUri(): string {
  return `hog://project/${++count}.hog`;
}

async function openText(text: string): Promise<string> {
  const uri = nextUri();
  await editor.open(uri, text);
  return uri;
}

/** Opens both documents of a function that the client has told of. */
async function openFunction(
  fn: { readonly configuration: string } = { configuration },
): Promise<{ readonly uri: string }> {
  const uri = nextUri();
  const told = { type: "destination", project: "p", code: program, configuration: "{}" };
  await editor.connection.sendNotification(functionMethod, {
    code: uri,
    configuration: `${uri}.json`,
    told,
  });
  await editor.open(uri, program);
  await editor.open(`${uri}.json`, fn.configuration, "json");
  return { uri };
}

/** The place of a `$0` in a piece of a text that stands there once. */
function positionIn(text: string, marked: string): Position {
  const { text: piece, cursor } = readMarked(marked);
  const written = text.includes(piece) ? piece : JSON.stringify(piece).slice(1, -1);
  const start = text.indexOf(written);
  assert.ok(start >= 0, marked);
  return TextDocument.create("", "", 1, text).positionAt(start + cursor);
}

function inProgram(marked: string): Position {
  return positionIn(program, marked);
}

function inJson(marked: string): Position {
  return positionIn(configuration, marked);
}

/** Where words stand behind others. */
function rangeIn(text: string, before: string, words: string): Range {
  return {
    start: positionIn(text, `${before}$0${words}`),
    end: positionIn(text, `${before}${words}$0`),
  };
}

function wholeOf(text: string): Range {
  return {
    start: { line: 0, character: 0 },
    end: TextDocument.create("", "", 1, text).positionAt(text.length),
  };
}

function lineOf({ line, character }: Position): [number, number] {
  return [line, character];
}

function applied(text: string, edits: TextEdit[] | null | undefined): string {
  return TextDocument.applyEdits(TextDocument.create("", "", 1, text), edits ?? []);
}

/** Line, character, length and colour of each token. */
function placesOf(tokens: SemanticTokens | null): readonly (readonly number[])[] {
  let line = 0;
  let character = 0;
  const places: number[][] = [];
  const { data } = tokens ?? { data: [] };
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, ...others] = data.slice(at, at + 5);
    character = down > 0 ? right : character + right;
    line += down;
    places.push([line, character, ...others]);
  }
  return places;
}

function isOutline(answer: unknown): answer is DocumentSymbol[] {
  return Array.isArray(answer) && answer.every((symbol: object) => "selectionRange" in symbol);
}

function areLinks(answer: unknown): answer is LocationLink[] {
  return Array.isArray(answer) && answer.every((link: object) => "targetSelectionRange" in link);
}
