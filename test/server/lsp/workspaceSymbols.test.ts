import assert from "node:assert/strict";
import { SymbolKind } from "vscode-languageserver-types";
import { matchName } from "../../../server/lsp/services/matchName.ts";
import {
  findWorkspaceSymbols,
  type SearchedProgram,
  TopLevelNames,
} from "../../../server/lsp/services/workspaceSymbols.ts";
import { openFunction } from "./openFunction.ts";

const webhook: SearchedProgram = {
  uri: "hog://test/1.hog",
  name: "Send to webhook",
  text: "let payload := {'a': 1}\nfun sendRequest(url) {\n  let inner := 1\n  return fetch(url)\n}",
};
const geo: SearchedProgram = {
  uri: "hog://test/2.hog",
  name: "Add places",
  text: "/* é */ fun findPlace(ip) { return geoipLookup(ip) }\r\nlet round := x -> x",
};

describe("workspace symbols", () => {
  it("finds a function of the project by its name", () =>
    checkFound("webhook", ["Send to webhook"]));

  it("finds a function of a program, and says where it belongs", () => {
    const [symbol] = search("sendRequest", [webhook]);
    assert.deepEqual(symbol, {
      name: "sendRequest",
      kind: SymbolKind.Function,
      location: {
        uri: webhook.uri,
        range: { start: { line: 1, character: 4 }, end: { line: 1, character: 15 } },
      },
      containerName: "Send to webhook",
    });
  });

  it("shows a function of the project as a module at its start", () => {
    const [symbol] = search("places", [geo]);
    assert.equal(symbol?.kind, SymbolKind.Module);
    assert.deepEqual(symbol?.location, {
      uri: geo.uri,
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    });
  });

  it("finds a variable", () => checkFound("payload", ["payload"]));

  it("takes a variable with a lambda for a function", () =>
    assert.equal(search("round", [geo])[0]?.kind, SymbolKind.Function));

  it("does not find what is inside a function", () => checkFound("inner", []));

  it("finds letters in their order, in any case", () => checkFound("SNDRQ", ["sendRequest"]));

  it("looks past spaces in the query", () => checkFound("send req", ["sendRequest"]));

  it("shows the better matches first", () => {
    const names = ["reset", "sendRequest", "request", "Requests", "old_request", "parquet re"];
    const programs = names.map((name) => ({ uri: name, name, text: "" }));
    assert.deepEqual(
      search("re", programs).map(({ name }) => name),
      ["reset", "request", "Requests", "parquet re", "old_request", "sendRequest"],
    );
  });

  it("shows everything for an empty query", () =>
    assert.deepEqual(
      search("", [webhook, geo]).map(({ name }) => name),
      ["round", "payload", "findPlace", "Add places", "sendRequest", "Send to webhook"],
    ));

  it("shows at most 500", () => {
    const text = "let a := 1\n".repeat(600);
    assert.equal(search("a", [{ uri: "1", name: "a", text }]).length, 500);
  });

  it("takes the analysis of an open program", () => {
    const { program } = openFunction({ program: "fun opened() {}" });
    const [symbol] = search("opened", [{ uri: "1", name: "One", text: program }]);
    assert.deepEqual(symbol?.location, {
      uri: "1",
      range: { start: { line: 0, character: 4 }, end: { line: 0, character: 10 } },
    });
  });

  it("sees a program that has changed", () => {
    const cache = new TopLevelNames();
    const find = (text: string): number =>
      findWorkspaceSymbols("total", [{ uri: "1", name: "One", text }], options(cache)).length;
    assert.equal(find("let total := 1"), 1);
    assert.equal(find("let other := 1"), 0);
    assert.equal(find("let total := 1 let totals := 2"), 2);
  });

  it("gives the same from what it kept", () => {
    const cache = new TopLevelNames();
    const find = (query: string): unknown => findWorkspaceSymbols(query, [geo], options(cache));
    assert.deepEqual(find("findPlace"), find("findPlace"));
    assert.deepEqual(find("round"), search("round", [geo]));
  });

  it("finds quoted names", () => {
    const text = "let `my name` := 1";
    assert.equal(search("myname", [{ uri: "1", name: "One", text }])[0]?.name, "my name");
  });

  it("finds what is whole in a broken program", () => {
    const text = "let total := (\nfun send() {\nlet := 1";
    assert.deepEqual(
      search("", [{ uri: "1", name: "One", text }]).map(({ name }) => name),
      ["One", "send", "total"],
    );
  });

  it("ends without results when it is cancelled", () => {
    let asked = 0;
    const found = findWorkspaceSymbols("", [webhook, geo], {
      cache: new TopLevelNames(),
      isCancelled: () => ++asked > 1,
    });
    assert.deepEqual([found, asked], [[], 2]);
  });

  it("finds nothing without programs", () => assert.deepEqual(search("a", []), []));
});

describe("matching of names", () => {
  const ranks: readonly (readonly [string, string, number | undefined])[] = [
    ["total", "total", 0],
    ["total", "Total", 0],
    ["tot", "total", 1],
    ["", "total", 1],
    ["sr", "sendRequest", 2],
    ["sereq", "sendRequest", 2],
    ["request", "sendRequest", 2],
    ["sr", "send_request", 2],
    ["tw", "Send to webhook", 2],
    ["ssr", "sendServerRequest", 2],
    ["quest", "sendRequest", 3],
    ["sdt", "sendRequest", 4],
    ["rs", "sendRequest", 4],
    ["xyz", "sendRequest", undefined],
    ["sendrequests", "sendRequest", undefined],
    ["straße", "Straße", 0],
    ["i̇s", "İstanbul", 1],
  ];
  for (const [query, name, rank] of ranks) {
    it(`gives ${rank} for ${query} in ${name}`, () => assert.equal(matchName(query, name), rank));
  }
});

function search(
  query: string,
  programs: readonly SearchedProgram[],
): ReturnType<typeof findWorkspaceSymbols> {
  return findWorkspaceSymbols(query, programs, options(new TopLevelNames()));
}

function options(cache: TopLevelNames): Parameters<typeof findWorkspaceSymbols>[2] {
  return { cache, isCancelled: () => false };
}

function checkFound(query: string, names: readonly string[]): void {
  assert.deepEqual(
    search(query, [webhook, geo]).map(({ name }) => name),
    names,
  );
}
