import assert from "node:assert/strict";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type DocumentSymbol, type Range, SymbolKind } from "vscode-languageserver-types";
import { findProgramFiles } from "../../../server/lsp/programFiles.ts";
import { TokenResults } from "../../../server/lsp/tokenResults.ts";
import { toLocations, toSymbolInformation } from "../../../server/lsp/plainForms.ts";
import type { SemanticToken } from "../../../server/lsp/services/semanticTokens/token.ts";
import { inFolder } from "./languageServer.ts";

describe("the programs in a folder", () => {
  it("are found below it, with their texts", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "a b", "deep"), { recursive: true });
      write(folder, "one.hog", "print(1)");
      write(folder, "a b/deep/é.hog", "print('é')");
      write(folder, "other.txt", "print(2)");
      const found = findProgramFiles([pathToFileURL(folder).href]);
      const expected = new Map([
        [pathToFileURL(join(folder, "a b/deep/é.hog")).href, ["é.hog", "print('é')"]],
        [pathToFileURL(join(folder, "one.hog")).href, ["one.hog", "print(1)"]],
      ]);
      assert.deepEqual(new Map(found.map(({ uri, name, text }) => [uri, [name, text]])), expected);
    }));

  it("are not looked for in hidden folders and installed packages", () =>
    inFolder(async (folder) => {
      for (const name of [".git", "node_modules"]) {
        mkdirSync(join(folder, name));
        write(folder, `${name}/a.hog`, "print(1)");
      }
      assert.deepEqual(findProgramFiles([pathToFileURL(folder).href]), []);
    }));

  it("are left out where they are too long, or no files", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "folder.hog"));
      write(folder, "long.hog", "x".repeat(100_001));
      write(folder, "longest.hog", "x".repeat(100_000));
      symlinkSync(folder, join(folder, "round.hog"));
      symlinkSync(folder, join(folder, "round"));
      symlinkSync(join(folder, "gone"), join(folder, "gone.hog"));
      assert.deepEqual(
        findProgramFiles([pathToFileURL(folder).href]).map(({ name }) => name),
        ["longest.hog"],
      );
    }));

  it("are none where there is no folder", () =>
    assert.deepEqual(
      findProgramFiles(["file:///gone", "hog://project", "file://%", "", "file:///etc/hostname"]),
      [],
    ));

  it("are found beside a folder that cannot be read", () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, "closed"));
      chmodSync(join(folder, "closed"), 0);
      write(folder, "a.hog", "print(1)");
      const found = findProgramFiles([pathToFileURL(folder).href]);
      chmodSync(join(folder, "closed"), 0o700);
      assert.equal(found.length, 1);
    }));

  it("are found in several folders", () =>
    inFolder(async (folder) => {
      for (const name of ["a", "b"]) {
        mkdirSync(join(folder, name));
        write(folder, `${name}/${name}.hog`, "");
      }
      const folders = ["a", "b"].map((name) => pathToFileURL(join(folder, name)).href);
      assert.equal(findProgramFiles(folders).length, 2);
    }));
});

describe("the colours that were told last", () => {
  it("are told as a difference to the last answer", () => {
    const results = new TokenResults();
    const { resultId = "" } = results.full("a", [token(0)]);
    const difference = results.delta("a", [token(0), token(1)], resultId);
    assert.ok("edits" in difference);
    assert.equal(difference.edits.length, 1);
  });

  it("are told as a whole where another answer is meant", () => {
    const results = new TokenResults();
    const { resultId = "" } = results.full("a", [token(0)]);
    results.full("a", [token(1)]);
    assert.ok("data" in results.delta("a", [token(0)], resultId));
    assert.ok("data" in results.delta("b", [token(0)], resultId));
  });

  it("are told as nothing where nothing has changed, and the next time too", () => {
    const results = new TokenResults();
    let { resultId = "" } = results.full("a", [token(0)]);
    for (let round = 0; round < 3; round++) {
      const difference = results.delta("a", [token(0)], resultId);
      assert.ok("edits" in difference);
      assert.deepEqual(difference.edits, []);
      resultId = difference.resultId ?? "";
    }
  });

  it("are forgotten when many other texts were told since", () => {
    const results = new TokenResults();
    const { resultId = "" } = results.full("a", [token(0)]);
    for (let other = 0; other < 40; other++) results.full(`b${other}`, [token(0)]);
    assert.ok("data" in results.delta("a", [token(0)], resultId));
  });
});

describe("answers for plain clients", () => {
  it("give places for links", () =>
    assert.deepEqual(
      toLocations([
        {
          originSelectionRange: range(1),
          targetUri: "hog://a",
          targetRange: range(2),
          targetSelectionRange: range(3),
        },
      ]),
      [{ uri: "hog://a", range: range(3) }],
    ));

  it("give each symbol with the one around it", () => {
    const outline = [
      { ...symbol("f", 0), children: [{ ...symbol("a", 1), children: [symbol("b", 2)] }] },
      symbol("g", 3),
    ];
    assert.deepEqual(
      toSymbolInformation("hog://a", outline).map(({ name, containerName, location }) => [
        name,
        containerName,
        location.range.start.line,
      ]),
      [
        ["f", undefined, 0],
        ["a", "f", 1],
        ["b", "a", 2],
        ["g", undefined, 3],
      ],
    );
  });
});

function token(line: number): SemanticToken {
  return [line, 0, 1, 0, 0];
}

function symbol(name: string, line: number): DocumentSymbol {
  return { name, kind: SymbolKind.Function, range: range(line), selectionRange: range(line) };
}

function range(line: number): Range {
  return { start: { line, character: 0 }, end: { line, character: 9 } };
}

function write(folder: string, name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}
