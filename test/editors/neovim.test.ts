import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** What `session.lua` writes. */
interface Answers {
  readonly error?: string;
  readonly filetype: string;
  readonly problems: readonly string[];
  readonly completion: { readonly items: readonly { readonly label: string }[] };
  readonly hover: { readonly contents: { readonly value: string } };
  readonly definition: unknown;
  readonly references: readonly unknown[];
  readonly symbols: readonly { readonly name: string }[];
  readonly renamed: readonly string[];
  readonly formatted: readonly string[];
  readonly problemsAfterMending: readonly string[];
}

describe("Neovim, set up as docs/editors.md says", () => {
  let folder: string;
  let answers: Answers;

  before(() => {
    assert.ok(existsSync("dist/server.cjs"), "npm run build was run");
    folder = mkdtempSync(join(tmpdir(), "hog-neovim-"));
    answers = work(folder);
    assert.equal(answers.error, undefined);
  });

  after(() => rmSync(folder, { recursive: true }));

  it("takes a file for Hog by its name", () => assert.equal(answers.filetype, "hog"));

  it("shows the problems that the file has beside its function.json", () =>
    assert.deepEqual(answers.problems, ["unknown-input"]));

  it("takes problems away when the text is mended", () =>
    assert.deepEqual(answers.problemsAfterMending, []));

  it("completes the inputs of the function", () =>
    assert.deepEqual(
      answers.completion.items.map(({ label }) => label),
      ["url"],
    ));

  it("shows what is under the cursor", () => assert.match(answers.hover.contents.value, /target/));

  it("goes to definitions and finds references", () => {
    assert.ok(answers.definition);
    assert.equal(answers.references.length, 2);
  });

  it("lists symbols", () => assert.ok(answers.symbols.some(({ name }) => name === "target")));

  it("renames", () =>
    assert.deepEqual(answers.renamed, [
      "let address :=  inputs.url",
      "print(address, inputs.tokn)",
    ]));

  it("formats", () =>
    assert.deepEqual(answers.formatted, [
      "let address := inputs.url;",
      "print(address, inputs.tokn);",
    ]));
});

const program = "let target :=  inputs.url\nprint(target, inputs.tokn)\n";
const configuration = {
  type: "destination",
  inputs_schema: [{ key: "url", type: "string", label: "URL" }],
};

function work(folder: string): Answers {
  const file = join(folder, "program.hog");
  const output = join(folder, "answers.json");
  const setup = join(folder, "init.lua");
  writeFileSync(file, program);
  writeFileSync(join(folder, "function.json"), JSON.stringify(configuration));
  writeFileSync(setup, setupFromDocs());
  const { status, stderr } = spawnSync(
    process.env["NVIM_PATH"] ?? "nvim",
    ["--headless", "--clean", "-u", setup, file, "-S", resolve("test/editors/session.lua")],
    {
      encoding: "utf8",
      timeout: 100_000,
      env: { ...process.env, HOG_ANSWERS: output, XDG_STATE_HOME: folder, XDG_CACHE_HOME: folder },
    },
  );
  assert.equal(status, 0, stderr);
  const read: Answers = JSON.parse(readFileSync(output, "utf8"));
  return read;
}

/** What a reader copies from the page: the set-up that works in every version. */
function setupFromDocs(): string {
  const page = readFileSync("docs/editors.md", "utf8");
  const [, section = ""] = page.split("## Neovim");
  const [, setup] = /```lua\n(.*?)```/s.exec(section) ?? [];
  assert.ok(setup, "the page has a block of Lua for Neovim");
  return setup.replace("/path/to/dist/server.cjs", resolve("dist/server.cjs"));
}
