import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { createRegistry } from "vscode-tmgrammar-test/dist/common/index.js";
import { Lines } from "../../hog/source/lines.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";
import { scan } from "../../hog/syntax/scanner.ts";
import { token } from "../../hog/syntax/token.ts";
import { readVectors } from "../support/vectors.ts";

const path = "syntaxes/hog.tmLanguage.json";
const scopeName = "source.hog";
const testTool = createRequire(import.meta.url).resolve("vscode-tmgrammar-test/dist/unit.js");
const registry = createRegistry([{ path, scopeName, language: "hog" }]);
const programs = readVectors().filter(
  ({ kind, source }) => kind === "program" && parseProgram(source).problems.length === 0,
);
const realistic = programs.filter(({ id }) => id.startsWith("realistic-"));

describe("the grammar", () => {
  for (const name of readdirSync("test/syntaxes").filter((file) => file.endsWith(".test.hog"))) {
    it(`gives the scopes that ${name} asks for`, () => {
      const args = [testTool, "--grammar", path, `test/syntaxes/${name}`];
      const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
      assert.equal(status, 0, stdout);
    });
  }

  for (const { id, source } of realistic) {
    it(`finds nothing invalid in ${id}`, async () => {
      const scopes = new Set((await tokenize(source)).flatMap((one) => one.scopes));
      assert.deepEqual(
        [...scopes].filter((scope) => scope.startsWith("invalid")),
        [],
      );
    });
  }

  it("takes for text and comments what the scanner takes for them, in every program", async () => {
    assert.ok(programs.length > 300);
    const different: string[] = [];
    for (const { id, source } of programs) {
      const wanted = kindsOf(source);
      const other = (await tokenize(source)).find(({ start, scopes }) => {
        const want = wanted[start];
        return want !== undefined && want !== kindOfScopes(scopes);
      });
      if (other) different.push(`${id} at ${JSON.stringify(source.slice(other.start))}`);
    }
    assert.deepEqual(different, []);
  });
});

type Kind = "code" | "string" | "comment";

/** What editors take a token for: the innermost scope decides. */
function kindOfScopes(scopes: readonly string[]): Kind {
  const deciding = scopes.findLast((scope) => /^(?:comment|string|meta\.embedded)\b/.test(scope));
  if (deciding?.startsWith("string")) return "string";
  return deciding?.startsWith("comment") ? "comment" : "code";
}

/** The kind of each character of a program; `undefined` for white space, and for the text in tags. */
function kindsOf(text: string): readonly (Kind | undefined)[] {
  const kinds: (Kind | undefined)[] = Array.from({ length: text.length });
  const { tokens, comments } = scan(text, "program");
  for (let at = 0; at < tokens.count; at++) {
    const kind = tokens.kinds[at] ?? token.end;
    if (kind !== token.tagText) kinds.fill(kindOfToken(kind), tokens.starts[at], tokens.ends[at]);
  }
  for (const { start, end } of comments) kinds.fill("comment", start, end);
  return kinds;
}

function kindOfToken(kind: number): Kind {
  switch (kind) {
    case token.string:
    case token.templateStart:
    case token.templateText:
    case token.templateEnd:
      return "string";
    default:
      return "code";
  }
}

/** The tokens of a program, each from an offset on, with their scopes. */
async function tokenize(
  text: string,
): Promise<readonly { readonly start: number; readonly scopes: readonly string[] }[]> {
  const grammar = await registry.loadGrammar(scopeName);
  assert.ok(grammar);
  const lines = new Lines(text);
  let state = null;
  const found = [];
  for (let line = 0; line < lines.count; line++) {
    const start = lines.startOf(line);
    const end = line + 1 < lines.count ? lines.startOf(line + 1) : text.length;
    const { tokens, ruleStack } = grammar.tokenizeLine(
      text.slice(start, end).replace(/[\r\n]+$/, ""),
      state,
    );
    state = ruleStack;
    for (const { startIndex, scopes } of tokens) found.push({ start: start + startIndex, scopes });
  }
  return found;
}
