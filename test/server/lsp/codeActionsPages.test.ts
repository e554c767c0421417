import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { everyFunctionType } from "../../../hog/library/functionType.ts";
import { toRange } from "../../../server/lsp/convert.ts";
import { fixes } from "../../../server/lsp/services/codeActions/fixes/all.ts";
import { actionsAt } from "./checkFix.ts";
import { openFunction, type TestFunction } from "./openFunction.ts";

const folder = new URL("../../../docs/rules/", import.meta.url);
const codes = readdirSync(folder)
  .filter((file) => file !== "README.md")
  .map((file) => file.replace(/\.md$/, ""));

describe("pages of quick fixes", () => {
  for (const code of codes) {
    it(`tell what the editor offers for ${code}`, () => {
      const page = readFileSync(new URL(`${code}.md`, folder), "utf8");
      const expected = sectionFor(titlesFor(code, page));
      if (process.env["UPDATE_GOLDEN"])
        writeFileSync(new URL(`${code}.md`, folder), updated(page, expected));
      else assert.equal(sectionOf(page), expected);
    });
  }

  it("are one table of all fixes", () => {
    const table = readFileSync(new URL("../quick-fixes.md", folder), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| "))
      .map((line) => line.split(" | ")[0]?.slice(2).replaceAll("\\|", "|").trim());
    for (const { title } of fixes) assert(table.includes(title), title);
  });

  it("name only fixes that there are", () => {
    const titles = fixes.map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length, "no title stands for two fixes");
  });
});

/** What is offered for the bad example; where that has no fix, what may be offered elsewhere. */
function titlesFor(code: string, page: string): readonly string[] {
  const [, example = ""] = /```hog\n(.*?)```/s.exec(page) ?? [];
  const offered = contexts.map((fn) => offeredFor(code, example, fn));
  const titles = offered.find((list) => list.length > 0) ?? [];
  const own = fixes.filter((fix) => fix.codes.includes(code));
  return titles.length > 0 ? titles : own.map(({ title }) => title);
}

function offeredFor(
  code: string,
  program: string,
  fn: Omit<TestFunction, "program">,
): readonly string[] {
  const { program: document } = openFunction({ ...fn, program });
  const problem = document.analysis.problems.find((one) => one.code === code);
  if (!problem) return [];
  const range = toRange(document.text, problem);
  const diagnostics = [{ range, code, message: "" }];
  return actionsAt(document, range, { diagnostics, only: ["quickfix"] })
    .map(({ title }) => title)
    .filter((title) => !/^(?:Ignore `|Turn `|Fix all: )/.test(title));
}

/** As for the examples of the rules themselves. */
const contexts: readonly Omit<TestFunction, "program">[] = [
  {},
  ...[...everyFunctionType].map((type) => ({
    type,
    inputs: [
      { key: "url", type: "string" },
      { key: "token", type: "string", secret: true },
      { key: "api_key", type: "string" },
    ],
  })),
];

function sectionFor(titles: readonly string[]): string | undefined {
  if (titles.length === 0) return undefined;
  return `## Fix\n\nThe editor offers:\n\n${titles.map((title) => `- ${title}\n`).join("")}\n`;
}

function sectionOf(page: string): string | undefined {
  return /^## Fix\n.*?(?=^## )/ms.exec(page)?.[0];
}

function updated(page: string, section = ""): string {
  const without = page.replace(/^## Fix\n.*?(?=^## )/ms, "");
  return without.replace("## Silence\n", () => `${section}## Silence\n`);
}
